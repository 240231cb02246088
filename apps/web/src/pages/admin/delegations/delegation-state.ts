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

/** The day on the wall of the workspace, wherever the reader is: delegations are of real days, whatever day the figures are asked for. */
export function wallDay(at: Date, timeZone: string): string {
  const parts = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  // Swedish writes ISO days.
  return new Intl.DateTimeFormat('sv-SE', { timeZone, ...parts }).format(at);
}
