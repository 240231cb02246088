import { type CalendarSettings, type DayGrain, fromCivil } from '@plumbline/calendar';

/** 60 years around today, leap years and the 1970 epoch included. */
export const FIRST = fromCivil(1969, 1, 1);
export const LAST = fromCivil(2028, 12, 31);

export const DAY_GRAINS: readonly DayGrain[] = [
  'day',
  'week',
  'month',
  'quarter',
  'year',
  'fiscal_quarter',
  'fiscal_year',
];

export const CALENDARS: readonly CalendarSettings[] = [
  { fiscalYearStart: 1, fiscalYearName: 'start', weekStart: 1 },
  { fiscalYearStart: 1, fiscalYearName: 'end', weekStart: 1 },
  { fiscalYearStart: 4, fiscalYearName: 'start', weekStart: 1 },
  { fiscalYearStart: 7, fiscalYearName: 'end', weekStart: 7 },
  { fiscalYearStart: 7, fiscalYearName: 'start', weekStart: 6 },
  { fiscalYearStart: 11, fiscalYearName: 'end', weekStart: 3 },
];
