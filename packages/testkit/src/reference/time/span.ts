import {
  type CalendarSettings,
  type DateRange,
  type Day,
  type Interval,
  isOwnGrain,
  isOwnStep,
  isWholeMonths,
  monthNumber,
  type RowGrain,
  type Step,
  shiftRange,
} from '@plumbline/calendar';
import { type ListedCalendar, shiftByPeriods } from './listed-calendar.ts';

/** Days from … to; the last one up to and including `clock` (microseconds of the day), null: all of it. */
export interface Span extends DateRange {
  readonly clock: number | null;
}

export function spanOf(from: Day, to: Day, clock: number | null = null): Span {
  return { from, to, clock };
}

export function intersect(a: Span, b: DateRange): Span | null {
  const [from, to] = [Math.max(a.from, b.from), Math.min(a.to, b.to)];
  if (from > to) return null;
  return spanOf(from, to, to === a.to ? a.clock : null);
}

/** Null where it leads to a period that is not listed. */
export function shiftSpan(span: Span, by: Step, calendar: ListedCalendar): Span | null {
  const moved = isOwnStep(by) ? shiftByPeriods(span, by, calendar) : shiftRange(span, by, calendar);
  return moved && spanOf(moved.from, moved.to, span.clock);
}

/** How far back the range of equal length before it begins: whole months go back by months. */
export function lengthBack(range: DateRange, calendar: CalendarSettings): Interval {
  if (!isWholeMonths(range, calendar)) return { count: range.from - range.to - 1, unit: 'day' };
  const next = monthNumber(range.to + 1, calendar);
  return { count: monthNumber(range.from, calendar) - next, unit: 'month' };
}

/** How far one member of a grain is from another: members made of days by days, those made of months by months. */
export function intervalBetween(
  grain: RowGrain,
  calendar: CalendarSettings,
  { from, to }: { readonly from: Day; readonly to: Day },
): Interval {
  if (grain === 'day' || grain === 'week' || isOwnGrain(grain)) return { count: to - from, unit: 'day' };
  return { count: monthNumber(to, calendar) - monthNumber(from, calendar), unit: 'month' };
}
