import {
  type CalendarSettings,
  type DateRange,
  type Day,
  endOf,
  isOwnGrain,
  type MemberGrain,
  ownMemberAt,
  startOf,
} from '@plumbline/calendar';

/** The member that holds a day; null: a grain of the company's own has none. */
export function memberOf(grain: MemberGrain, day: Day, calendar: CalendarSettings): DateRange | null {
  if (isOwnGrain(grain)) return ownMemberAt(grain, day, calendar);
  return { from: startOf(grain, day, calendar), to: endOf(grain, day, calendar) };
}

export function intersect(a: DateRange, b: DateRange): DateRange | null {
  const range = { from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) };
  return range.from > range.to ? null : range;
}
