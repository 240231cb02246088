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

const MOST_DAYS = 366;

/** Whether a delegation may be from one day to another: not over, not upside down, not for longer than the server takes. */
export function areDays(from: string, to: string, today: string): boolean {
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
  return to >= today && days >= 1 && days <= MOST_DAYS;
}
