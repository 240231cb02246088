/* Signatures this package implements, one concept per file. This file is deleted once they exist. */
import type { CalendarSettings, DateRange, Day, DayGrain, Interval } from './grain.ts';

/** `2013-02-28` → Day; null when the text is no valid ISO date. File: day.ts */
export declare function parseDay(text: string): Day | null;
/** Day → `2013-02-28`. */
export declare function formatDay(day: Day): string;
/** Day → year, month (1–12), day of month. */
export declare function toCivil(day: Day): { year: number; month: number; day: number };
/** Clamps the day of month: (2013, 2, 31) → 2013-02-28. Month may be out of 1–12 and carries into the year. */
export declare function fromCivil(year: number, month: number, day: number): Day;
/** 1 = Monday … 7 = Sunday. */
export declare function weekday(day: Day): number;

/** First day of the member of `grain` that holds `day`. File: member.ts */
export declare function startOf(grain: DayGrain, day: Day, calendar: CalendarSettings): Day;
/** Last day of that member. */
export declare function endOf(grain: DayGrain, day: Day, calendar: CalendarSettings): Day;
/** The whole members (uncut) that touch `range`, in order; each as its DateRange. The value of a member is its first day. */
export declare function membersOf(
  grain: DayGrain,
  range: DateRange,
  calendar: CalendarSettings,
): readonly DateRange[];
/** Person-readable name of the member that starts at `first`: 2013, 2013-Q1, 2013-02, 2013-W07, `FY2013 (2012-07…2013-06)`. */
export declare function memberLabel(grain: DayGrain, first: Day, calendar: CalendarSettings): string;
/** True when every member of `fine` lies inside one member of `coarse` (week is inside nothing but week). */
export declare function nests(fine: DayGrain, coarse: DayGrain, calendar: CalendarSettings): boolean;

/** Moves a day by k units, clamped: 2024-02-29 − 1 year = 2023-02-28. File: shift.ts */
export declare function shiftDay(day: Day, by: Interval): Day;
/** True when the range starts on the first and ends on the last day of a month. */
export declare function isWholeMonths(range: DateRange): boolean;
/** semantics.md 5: a range of whole months shifts by months (end stays a month end) for month-based units; others shift both ends, clamped. */
export declare function shiftRange(range: DateRange, by: Interval): DateRange;
/** semantics.md 5, no time grain: the range of equal length that ends the day before; whole months shift as such. */
export declare function previousRange(range: DateRange): DateRange;

/** A parsed period, still relative to `today`. File: period.ts */
export type PeriodSpec =
  | { readonly kind: 'member'; readonly grain: DayGrain; readonly first: Day } // 2013, 2013-Q3, 2013-07, 2013-07-15, FY2013, FY2013-Q1 (calendar already applied)
  | { readonly kind: 'between'; readonly from: Day | null; readonly to: Day | null } // a..b, ..b, a.., FY2023..FY2025
  | { readonly kind: 'last'; readonly count: number; readonly grain: DayGrain; readonly toDate: boolean } // last 12 months [to date]
  | { readonly kind: 'this'; readonly grain: DayGrain }; // this quarter, mtd, qtd, ytd
export type PeriodProblem = { readonly reason: string; readonly start: number; readonly end: number };
/** Parses the period grammar of metric-language.md. Never throws: a problem is a value, with offsets into `text`. */
export declare function parsePeriod(
  text: string,
  calendar: CalendarSettings,
): { readonly period: PeriodSpec } | { readonly problem: PeriodProblem };
/** Absolute days; null ends are open. */
export declare function resolvePeriod(
  period: PeriodSpec,
  today: Day,
  calendar: CalendarSettings,
): { readonly from: Day | null; readonly to: Day | null };
/** `1 year`, `12 months`, `4 fiscal_quarters` → Interval, or null. File: interval.ts */
export declare function parseInterval(text: string): Interval | null;
