import { fromCivil, toCivil, weekday } from './day.ts';
import type { CalendarSettings, DateRange, Day, DayGrain, MemberGrain } from './grain.ts';
import { unitSize } from './unit-size.ts';

/** First day of the member of `grain` that holds `day`. */
export function startOf(grain: MemberGrain, day: Day, calendar: CalendarSettings): Day {
  if (grain === 'week_year') return firstWeekOf(weekYearOf(day, calendar), calendar);
  const size = unitSize(grain);
  if (size.kind === 'days') return size.days === 1 ? day : startOfWeek(day, calendar);
  return monthStart(firstMonth(size.months, monthAnchor(grain, calendar), day));
}

/** Last day of the member of `grain` that holds `day`. */
export function endOf(grain: MemberGrain, day: Day, calendar: CalendarSettings): Day {
  if (grain === 'week_year') return firstWeekOf(weekYearOf(day, calendar) + 1, calendar) - 1;
  const size = unitSize(grain);
  if (size.kind === 'days') return startOf(grain, day, calendar) + size.days - 1;
  return monthStart(firstMonth(size.months, monthAnchor(grain, calendar), day) + size.months) - 1;
}

/** The whole members (uncut) that touch `range`, in order. The value of a member is its first day. */
export function membersOf(
  grain: MemberGrain,
  range: DateRange,
  calendar: CalendarSettings,
): readonly DateRange[] {
  const members: DateRange[] = [];
  let from = startOf(grain, range.from, calendar);
  while (from <= range.to) {
    const to = endOf(grain, from, calendar);
    members.push({ from, to });
    from = to + 1;
  }
  return members;
}

/** True when every member of `fine` lies inside one member of `coarse`; a week is inside the year that counts it. */
export function nests(fine: MemberGrain, coarse: MemberGrain, calendar: CalendarSettings): boolean {
  if (fine === coarse || fine === 'day') return true;
  if (fine === 'week_year' || coarse === 'week_year') return fine === 'week';
  const inner = unitSize(fine);
  const outer = unitSize(coarse);
  if (inner.kind === 'days' || outer.kind === 'days') return false;
  const apart = monthAnchor(fine, calendar) - monthAnchor(coarse, calendar);
  return outer.months % inner.months === 0 && apart % inner.months === 0;
}

/** Months since January of the year 0, so that 2013-02 is 2013 × 12 + 1. */
export function monthIndex(day: Day): number {
  const { year, month } = toCivil(day);
  return year * 12 + month - 1;
}

/** First day of the month with that index. */
export function monthStart(index: number): Day {
  return fromCivil(0, index + 1, 1);
}

/** A week belongs to the year that holds most of its days. */
export function weekYearOf(day: Day, calendar: CalendarSettings): number {
  return toCivil(startOfWeek(day, calendar) + 3).year;
}

/** First day of week 1. The week of 4 January has at least four days of the year, whatever day weeks start on. */
export function firstWeekOf(year: number, calendar: CalendarSettings): Day {
  return startOfWeek(fromCivil(year, 1, 4), calendar);
}

function startOfWeek(day: Day, calendar: CalendarSettings): Day {
  return day - ((weekday(day) - calendar.weekStart + 7) % 7);
}

/** Members of a grain made of months begin this many months after January. */
function monthAnchor(grain: DayGrain, calendar: CalendarSettings): number {
  return grain === 'fiscal_quarter' || grain === 'fiscal_year' ? calendar.fiscalYearStart - 1 : 0;
}

function firstMonth(months: number, anchor: number, day: Day): number {
  return Math.floor((monthIndex(day) - anchor) / months) * months + anchor;
}
