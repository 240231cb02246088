import { formatDay, formatMonth, formatYear, toCivil, twoDigits } from './day.ts';
import { fiscalYearOf } from './fiscal-year.ts';
import type { CalendarSettings, Day, DayGrain, RowGrain } from './grain.ts';
import { endOf, monthIndex, PATTERN_GRAIN_OF, startOf } from './member.ts';
import { isOwnGrain, ownMemberAt } from './own/own-grain.ts';
import { weekOfYear } from './week-of-year.ts';
import { patternMemberAt, patternMemberLabel, patternMemberName } from './week-pattern/pattern-member.ts';

/**
 * Person-readable name of the member that starts at `first`: 2013, 2013-Q1, 2013-02, 2013-W07, and for fiscal
 * members with the calendar months they stand for: `FY2013 (2012-07…2013-06)`. Members of a pattern calendar are
 * named by their number in its year, with their days: `FY2024-P03 (2024-04-07…2024-05-04)`; those of a grain of one's
 * own as they are listed.
 */
export function memberLabel(grain: RowGrain, first: Day, calendar: CalendarSettings): string {
  if (isOwnGrain(grain)) return ownMemberAt(grain, first, calendar)?.label ?? formatDay(first);
  if (calendar.pattern !== undefined && grain !== 'day')
    return patternMemberLabel(patternMemberAt(PATTERN_GRAIN_OF[grain], first, calendar.pattern));
  const name = memberName(grain, first, calendar);
  if (grain !== 'fiscal_year' && grain !== 'fiscal_quarter') return name;
  return `${name} (${formatMonth(first)}…${formatMonth(endOf(grain, first, calendar))})`;
}

/** The name as it is written in a period: `FY2013`, `FY2013-Q1`, `2013-Q1`. */
export function memberName(grain: DayGrain, first: Day, calendar: CalendarSettings): string {
  if (calendar.pattern !== undefined && grain !== 'day')
    return patternMemberName(patternMemberAt(PATTERN_GRAIN_OF[grain], first, calendar.pattern));
  return NAMES[grain](first, calendar);
}

const NAMES: { readonly [G in DayGrain]: (first: Day, calendar: CalendarSettings) => string } = {
  day: formatDay,
  week: (first, calendar) => {
    const { year, week } = weekOfYear(first, calendar);
    return `${formatYear(year)}-W${twoDigits(week)}`;
  },
  month: formatMonth,
  quarter: (first) => {
    const { year, month } = toCivil(first);
    return `${formatYear(year)}-Q${Math.ceil(month / 3)}`;
  },
  year: (first) => formatYear(toCivil(first).year),
  fiscal_quarter: (first, calendar) => {
    const months = monthIndex(first) - monthIndex(startOf('fiscal_year', first, calendar));
    return `FY${formatYear(fiscalYearOf(first, calendar))}-Q${Math.floor(months / 3) + 1}`;
  },
  fiscal_year: (first, calendar) => `FY${formatYear(fiscalYearOf(first, calendar))}`,
};
