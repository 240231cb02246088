import type { CalendarSettings } from '@plumbline/calendar';

/** The calendar that periods of an entity are counted in: the fiscal year is the calendar year of its name. */
export function fiscalCalendar(calendar: CalendarSettings): CalendarSettings {
  return { fiscalYearStart: 1, fiscalYearName: 'start', weekStart: calendar.weekStart };
}

/** `2025-04-01` → `2025-Q2`, of a year `2025`. */
export function fiscalLabel(grain: string, first: string): string {
  const year = first.slice(0, 4);
  return grain === 'fiscal_year' ? year : `${year}-Q${Math.ceil(Number(first.slice(5, 7)) / 3)}`;
}
