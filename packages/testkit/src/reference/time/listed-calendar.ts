import {
  type CalendarSettings,
  type DateRange,
  type Day,
  endOf as endOfStandard,
  isOwnGrain,
  type MemberGrain,
  membersOf as membersOfStandard,
  nests as nestsStandard,
  type OwnGrain,
  type OwnInterval,
  startOf as startOfStandard,
} from '@plumbline/calendar';

/** A calendar, and the periods that the rows of a company's own grains list, in any order. */
export interface ListedCalendar extends CalendarSettings {
  readonly listed: (grain: OwnGrain) => readonly DateRange[];
}

/** The listed period that holds a day; null: the day is in none. */
export function periodHolding(grain: OwnGrain, day: Day, { listed }: ListedCalendar): DateRange | null {
  return listed(grain).find(({ from, to }) => from <= day && day <= to) ?? null;
}

/** A day in no listed period stands for itself. */
export function startOf(grain: MemberGrain, day: Day, calendar: ListedCalendar): Day {
  if (!isOwnGrain(grain)) return startOfStandard(grain, day, calendar);
  return periodHolding(grain, day, calendar)?.from ?? day;
}

export function endOf(grain: MemberGrain, day: Day, calendar: ListedCalendar): Day {
  if (!isOwnGrain(grain)) return endOfStandard(grain, day, calendar);
  return periodHolding(grain, day, calendar)?.to ?? day;
}

export function membersOf(
  grain: MemberGrain,
  range: DateRange,
  calendar: ListedCalendar,
): readonly DateRange[] {
  if (!isOwnGrain(grain)) return membersOfStandard(grain, range, calendar);
  const touched = calendar.listed(grain).filter(({ from, to }) => from <= range.to && to >= range.from);
  return touched.toSorted((a, b) => a.from - b.from);
}

/** No grain has members that are surely inside those of a company's own. */
export function nests(fine: MemberGrain, coarse: MemberGrain, calendar: ListedCalendar): boolean {
  if (fine === coarse) return true;
  if (isOwnGrain(coarse)) return false;
  if (!isOwnGrain(fine)) return nestsStandard(fine, coarse, calendar);
  const member = (day: Day) => startOfStandard(coarse, day, calendar);
  return calendar.listed(fine).every(({ from, to }) => member(from) === member(to));
}

/** Whole periods go to whole periods, other ends to the same place in theirs; null where one is not listed. */
export function shiftByPeriods(
  range: DateRange,
  { count, unit }: OwnInterval,
  calendar: ListedCalendar,
): DateRange | null {
  const first = periodHolding(unit, range.from, calendar);
  const last = periodHolding(unit, range.to, calendar);
  const start = first && periodsAway(unit, first, count, calendar);
  const end = last && periodsAway(unit, last, count, calendar);
  if (!first || !last || !start || !end) return null;
  if (first.from === range.from && last.to === range.to) return { from: start.from, to: end.to };
  return {
    from: Math.min(start.from + (range.from - first.from), start.to),
    to: Math.min(end.from + (range.to - last.from), end.to),
  };
}

/** First day of the last so many periods up to a day; null where one is not listed. */
export function trailingPeriods(
  day: Day,
  { count, unit }: OwnInterval,
  calendar: ListedCalendar,
): Day | null {
  const last = periodHolding(unit, day, calendar);
  if (last === null) return null;
  if (last.to === day) return periodsAway(unit, last, -(count - 1), calendar)?.from ?? null;
  const before = periodsAway(unit, last, -count, calendar);
  return before && Math.min(before.from + (day - last.from), before.to) + 1;
}

/** The period that is so many further in the list. */
function periodsAway(
  grain: OwnGrain,
  period: DateRange,
  count: number,
  { listed }: ListedCalendar,
): DateRange | null {
  const ordered = listed(grain).toSorted((a, b) => a.from - b.from);
  const place = ordered.findIndex(({ from }) => from === period.from);
  return ordered[place + count] ?? null;
}
