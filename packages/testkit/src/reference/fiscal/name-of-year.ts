import { type Day, patternYearAt, toCivil } from '@plumbline/calendar';
import type { EntityCalendar } from '@plumbline/model';

/** What a listed year is called: as it is listed, or by the year of the workspace that holds its end, less `snap`. */
export function nameOfYear({ named, snap }: EntityCalendar, listed: number, end: Day): number {
  if (named === undefined) return listed;
  if (named.pattern !== undefined) return patternYearAt(end - snap, named.pattern).name;
  const { year, month } = toCivil(end - snap);
  const begun = month >= named.fiscalYearStart ? year : year - 1;
  return named.fiscalYearName === 'end' && named.fiscalYearStart > 1 ? begun + 1 : begun;
}
