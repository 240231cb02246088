import {
  type CalendarSettings,
  type DateRange,
  type Day,
  endOf,
  type MemberGrain,
  startOf,
} from '@plumbline/calendar';

export function memberOf(grain: MemberGrain, day: Day, calendar: CalendarSettings): DateRange {
  return { from: startOf(grain, day, calendar), to: endOf(grain, day, calendar) };
}

export function intersect(a: DateRange, b: DateRange): DateRange | null {
  const range = { from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) };
  return range.from > range.to ? null : range;
}
