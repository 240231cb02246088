import type { Wire } from '@plumbline/client';

/** How a delegation stands on a day. */
export function delegationState(
  { from, to, is_revoked }: Pick<Wire<'Delegation'>, 'from' | 'to' | 'is_revoked'>,
  today: string,
): 'open' | 'ahead' | 'over' | 'revoked' {
  if (is_revoked) return 'revoked';
  if (to < today) return 'over';
  return from > today ? 'ahead' : 'open';
}
