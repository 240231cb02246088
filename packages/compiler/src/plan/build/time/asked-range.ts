import { type DateRange, endOf, startOf } from '@plumbline/calendar';
import { completed } from './pending.ts';
import type { RangeRules } from './range-rules.ts';

/** The range that a question without a grain asks a dataset about. */
export function askedRange(rules: RangeRules): DateRange | null {
  return wholeMembers(ownPeriod(rules), rules);
}

/** `exclude_current` asks about the members that are known to their end. */
function wholeMembers(period: DateRange | null, rules: RangeRules): DateRange | null {
  const { last } = rules.edge;
  if (period === null || rules.mode !== 'exclude_current' || last === null) return period;
  return completed({ ...period, until: null }, last, rules);
}

/** An end that the question leaves open is the dataset's own; it cuts no member of the question's time. */
function ownPeriod({ period, edge, grain, calendar }: RangeRules): DateRange | null {
  const end = edge.last !== null && Number.isFinite(edge.last) ? edge.last : edge.lastRow;
  const from =
    period.from ??
    (grain !== null && edge.first !== null ? startOf(grain, edge.first, calendar) : edge.first);
  const to = period.to ?? (grain !== null && end !== null ? endOf(grain, end, calendar) : end);
  return from === null || to === null || from > to ? null : { from, to };
}
