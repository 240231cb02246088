import { fromCivil, toCivil } from './day.ts';
import type { DateRange, Day, Interval } from './grain.ts';
import { monthIndex, monthStart } from './member.ts';
import { unitSize } from './unit-size.ts';

/** Moves a day by k units, clamped: 2024-02-29 − 1 year = 2023-02-28. */
export function shiftDay(day: Day, by: Interval): Day {
  const size = unitSize(by.unit);
  if (size.kind === 'days') return day + by.count * size.days;
  const { year, month, day: dayOfMonth } = toCivil(day);
  return fromCivil(year, month + by.count * size.months, dayOfMonth);
}

/** True when the range starts on the first and ends on the last day of a month. */
export function isWholeMonths(range: DateRange): boolean {
  return toCivil(range.from).day === 1 && toCivil(range.to + 1).day === 1;
}

/** A range of whole months shifts by months and ends with a month; others shift both ends, clamped. */
export function shiftRange(range: DateRange, by: Interval): DateRange {
  const size = unitSize(by.unit);
  if (size.kind === 'months' && isWholeMonths(range)) return shiftMonths(range, by.count * size.months);
  return { from: shiftDay(range.from, by), to: shiftDay(range.to, by) };
}

/** The range of equal length that ends the day before; n whole months give the n months before. */
export function previousRange(range: DateRange): DateRange {
  if (isWholeMonths(range)) return shiftMonths(range, monthIndex(range.from) - monthIndex(range.to + 1));
  const days = range.to - range.from + 1;
  return { from: range.from - days, to: range.from - 1 };
}

function shiftMonths(range: DateRange, months: number): DateRange {
  return {
    from: monthStart(monthIndex(range.from) + months),
    to: monthStart(monthIndex(range.to + 1) + months) - 1,
  };
}
