import { fromCivil, toCivil } from './day.ts';
import type { CalendarSettings, Day } from './grain.ts';
import { startOf } from './member.ts';

/** The number in `FY2013` for the fiscal year that holds `day`. */
export function fiscalYearOf(day: Day, calendar: CalendarSettings): number {
  return toCivil(startOf('fiscal_year', day, calendar)).year + namedLater(calendar);
}

/** First day of `FY2013`. */
export function startOfFiscalYear(year: number, calendar: CalendarSettings): Day {
  return fromCivil(year - namedLater(calendar), calendar.fiscalYearStart, 1);
}

/** A fiscal year that starts in January ends in the calendar year it starts in: both namings agree. */
function namedLater(calendar: CalendarSettings): 0 | 1 {
  return calendar.fiscalYearName === 'end' && calendar.fiscalYearStart > 1 ? 1 : 0;
}
