import { type CalendarSettings, type DateRange, type Interval, monthNumber } from '@plumbline/calendar';

/** The interval from one day to another; months between days that begin months. */
export function intervalBetween(
  { from, to }: DateRange,
  unit: 'day' | 'month',
  calendar: CalendarSettings,
): Interval {
  if (unit === 'day') return { count: to - from, unit };
  return { count: monthNumber(to, calendar) - monthNumber(from, calendar), unit };
}
