import { type CalendarSettings, formatDay, type MemberGrain, parseDay, startOf } from '@plumbline/calendar';
import type { MetricResult } from '@plumbline/query';

/**
 * The days on which both sides can be held against each other: up to the end of the last whole member that every dataset
 * knows. The ledger has not booked the month that the shop is selling in. Null: nothing limits it.
 */
export function settledPeriod(
  { meta, columns }: Pick<MetricResult, 'meta' | 'columns'>,
  calendar: CalendarSettings,
): string | null {
  const edges = Object.values(meta.edge).flatMap((edge) => (edge === null ? [] : (parseDay(edge) ?? [])));
  if (edges.length === 0) return null;
  const known = Math.min(...edges);
  const grain = columns.find(({ role }) => role === 'time')?.grain;
  const last = grain === undefined ? known : startOf(grain as MemberGrain, known + 1, calendar) - 1;
  return `..${formatDay(last)}`;
}
