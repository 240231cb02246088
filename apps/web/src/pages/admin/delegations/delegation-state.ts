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

/** The day on the reader's wall: delegations are of real days, whatever day the figures are asked for. */
export function localDay(at: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
