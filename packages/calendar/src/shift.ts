import { fromCivil, toCivil } from './day.ts';
import type { CalendarSettings, DateRange, Day, Interval } from './grain.ts';
import { endOf, monthIndex, monthNumber, monthStart, startOf } from './member.ts';
import { unitSize } from './unit-size.ts';
import { shiftPatternDay, shiftPatternRange } from './week-pattern/shift-pattern.ts';

/** Moves a date by k units, clamped: 2024-02-29 − 1 year = 2023-02-28. Months are those on the wall. */
export function shiftDay(day: Day, by: Interval): Day {
  const size = unitSize(by.unit);
  if (size.kind === 'days') return day + by.count * size.days;
  const { year, month, day: dayOfMonth } = toCivil(day);
  return fromCivil(year, month + by.count * size.months, dayOfMonth);
}

/** The same in the months of a calendar: under a pattern a day keeps its place in its period. */
export function shiftDayIn(day: Day, by: Interval, { pattern }: CalendarSettings): Day {
  const size = unitSize(by.unit);
  if (size.kind === 'days' || pattern === undefined) return shiftDay(day, by);
  return shiftPatternDay(day, by.count * size.months, pattern);
}

/** True when the range starts on the first and ends on the last day of a month. */
export function isWholeMonths(range: DateRange, calendar: CalendarSettings): boolean {
  const { from, to } = range;
  return startOf('month', from, calendar) === from && endOf('month', to, calendar) === to;
}

/** A range of whole months shifts by months and ends with a month; others shift both ends, clamped. */
export function shiftRange(range: DateRange, by: Interval, calendar: CalendarSettings): DateRange {
  const size = unitSize(by.unit);
  if (size.kind === 'days') return { from: shiftDay(range.from, by), to: shiftDay(range.to, by) };
  const months = by.count * size.months;
  if (calendar.pattern !== undefined) return shiftPatternRange(range, months, calendar.pattern);
  if (isWholeMonths(range, calendar)) return shiftMonths(range, months);
  return { from: shiftDay(range.from, by), to: shiftDay(range.to, by) };
}

/** How far back the range of equal length before it begins: whole months go back by months. */
export function lengthBack(range: DateRange, calendar: CalendarSettings): Interval {
  if (!isWholeMonths(range, calendar)) return { count: range.from - range.to - 1, unit: 'day' };
  const months = monthNumber(range.from, calendar) - monthNumber(range.to, calendar) - 1;
  return { count: months, unit: 'month' };
}

/** The range of equal length that ends the day before; n whole months give the n months before. */
export function previousRange(range: DateRange, calendar: CalendarSettings): DateRange {
  return shiftRange(range, lengthBack(range, calendar), calendar);
}

function shiftMonths(range: DateRange, months: number): DateRange {
  return {
    from: monthStart(monthIndex(range.from) + months),
    to: monthStart(monthIndex(range.to + 1) + months) - 1,
  };
}
