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

const LABEL = /^\s*(?:FY)?(\d{4})(?:-Q([1-4]))?\s*$/i;

/** `2025-Q2`, `FY2025-Q2` → `2025-04-01`, of years `2025` → `2025-01-01`; undefined: no label of the grain. */
export function fiscalFirst(grain: string, label: string): string | undefined {
  const [, year, quarter] = LABEL.exec(label) ?? [];
  if (year === undefined || (grain === 'fiscal_quarter') !== (quarter !== undefined)) return undefined;
  return `${year}-${String(3 * Number(quarter ?? 1) - 2).padStart(2, '0')}-01`;
}
