import { type Day, patternYearAt, shiftDay, toCivil } from '@plumbline/calendar';
import type { EntityCalendar } from '@plumbline/model';

/** What a listed year is called: as it is listed, or by the year of the workspace that holds its end, less `snap`. */
function nameOfYear({ named, snap }: EntityCalendar, listed: number, end: Day): number {
  if (named === undefined) return listed;
  if (named.pattern !== undefined) return patternYearAt(end - snap, named.pattern).name;
  const { year, month } = toCivil(end - snap);
  const begun = month >= named.fiscalYearStart ? year : year - 1;
  return named.fiscalYearName === 'end' && named.fiscalYearStart > 1 ? begun + 1 : begun;
}

interface ListedPeriod {
  readonly year: number;
  readonly quarter: number | null;
  readonly start: Day;
  readonly end: Day;
}

/**
 * What each listed year of one entity may be called: its last year, listed by its first quarters alone, ends twelve months
 * after it began on the first of a month, else after 52 weeks or 53.
 */
export function namesOfYears(
  calendar: EntityCalendar,
  periods: readonly ListedPeriod[],
): ReadonlyMap<number, readonly number[]> {
  const years = [...new Set(periods.map(({ year }) => year))];
  const newest = Math.max(...years);
  return new Map(
    years.map((year) => {
      const own = periods.filter((period) => period.year === year);
      const isOpen = year === newest && own.every(({ quarter }) => quarter !== null && quarter < 4);
      const ends = isOpen ? endsOfOpenYear(own) : [Math.max(...own.map(({ end }) => end))];
      return [year, [...new Set(ends.map((end) => nameOfYear(calendar, year, end)))]];
    }),
  );
}

function endsOfOpenYear(own: readonly ListedPeriod[]): readonly Day[] {
  const months = (day: Day, count: number) => shiftDay(day, { count, unit: 'month' });
  const begun = Math.min(...own.map(({ start, quarter }) => months(start, 3 - 3 * (quarter ?? 1))));
  return toCivil(begun).day === 1 ? [months(begun, 12) - 1] : [begun + 52 * 7 - 1, begun + 53 * 7 - 1];
}
