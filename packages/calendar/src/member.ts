import { fromCivil, toCivil, weekday } from './day.ts';
import type { CalendarSettings, DateRange, Day, DayGrain, MemberGrain, OwnGrain } from './grain.ts';
import { isOwnGrain, ownMemberAt, ownMembersOf, ownPeriods } from './own/own-grain.ts';
import { unitSize } from './unit-size.ts';
import { patternMemberAt } from './week-pattern/pattern-member.ts';
import { PATTERN_GRAINS, type PatternGrain, type WeekPattern } from './week-pattern/week-pattern.ts';

/** First day of the member of `grain` that holds `day`; the day itself where a grain of one's own has none. */
export function startOf(grain: MemberGrain, day: Day, calendar: CalendarSettings): Day {
  if (isOwnGrain(grain)) return ownMemberAt(grain, day, calendar)?.from ?? day;
  if (calendar.pattern !== undefined) return memberOfPattern(grain, day, calendar.pattern).from;
  if (grain === 'week_year') return firstWeekOf(weekYearOf(day, calendar), calendar);
  const size = unitSize(grain);
  if (size.kind === 'days') return size.days === 1 ? day : startOfWeek(day, calendar);
  return monthStart(firstMonth(size.months, monthAnchor(grain, calendar), day));
}

/** Last day of the member of `grain` that holds `day`; the day itself where a grain of one's own has none. */
export function endOf(grain: MemberGrain, day: Day, calendar: CalendarSettings): Day {
  if (isOwnGrain(grain)) return ownMemberAt(grain, day, calendar)?.to ?? day;
  if (calendar.pattern !== undefined) return memberOfPattern(grain, day, calendar.pattern).to;
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
  if (isOwnGrain(grain)) return ownMembersOf(grain, range, calendar);
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
  if (fine === coarse) return true;
  if (isOwnGrain(fine)) return isOwnInside(fine, coarse, calendar);
  if (isOwnGrain(coarse)) return false;
  if (fine === 'day') return true;
  if (calendar.pattern !== undefined) return isInsidePattern(fine, coarse);
  if (fine === 'week_year' || coarse === 'week_year') return fine === 'week';
  const inner = unitSize(fine);
  const outer = unitSize(coarse);
  if (inner.kind === 'days' || outer.kind === 'days') return false;
  const apart = monthAnchor(fine, calendar) - monthAnchor(coarse, calendar);
  return outer.months % inner.months === 0 && apart % inner.months === 0;
}

/** Every listed member begins and ends in one of the coarser ones. */
function isOwnInside(fine: OwnGrain, coarse: MemberGrain, calendar: CalendarSettings): boolean {
  return ownPeriods(fine, calendar).every(({ from, to }) => {
    return startOf(coarse, from, calendar) <= from && to <= endOf(coarse, from, calendar);
  });
}

type WrittenGrain = Exclude<MemberGrain, OwnGrain>;

/** The grain of a pattern calendar that a grain is there: fiscal quarters and years are its own. */
export const PATTERN_GRAIN_OF: { readonly [G in Exclude<WrittenGrain, 'day'>]: PatternGrain } = {
  week: 'week',
  month: 'period',
  quarter: 'quarter',
  fiscal_quarter: 'quarter',
  year: 'year',
  fiscal_year: 'year',
  week_year: 'year',
};

function memberOfPattern(grain: WrittenGrain, day: Day, pattern: WeekPattern): DateRange {
  if (grain === 'day') return { from: day, to: day };
  return patternMemberAt(PATTERN_GRAIN_OF[grain], day, pattern);
}

function isInsidePattern(fine: Exclude<WrittenGrain, 'day'>, coarse: WrittenGrain): boolean {
  if (coarse === 'day') return false;
  const place = (grain: Exclude<WrittenGrain, 'day'>) => PATTERN_GRAINS.indexOf(PATTERN_GRAIN_OF[grain]);
  return place(fine) <= place(coarse);
}

/** Months since some month long ago: two months are so many months apart. */
export function monthNumber(day: Day, { pattern }: CalendarSettings): number {
  if (pattern === undefined) return monthIndex(day);
  const { year, number } = patternMemberAt('period', day, pattern);
  return year.ends * 12 + number - 1;
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
