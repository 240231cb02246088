import type { CalendarSettings, Day } from './grain.ts';
import { firstWeekOf, startOf, weekYearOf } from './member.ts';
import { patternMemberAt } from './week-pattern/pattern-member.ts';
import { patternYearNamed } from './week-pattern/pattern-year.ts';

/** A week and the year it is counted in. */
export interface WeekOfYear {
  readonly year: number;
  readonly week: number;
}

/**
 * A week belongs to the year that holds most of its days, and week 1 is the first such week: ISO 8601 where weeks
 * start on Monday, the same rule for other starts.
 */
export function weekOfYear(day: Day, calendar: CalendarSettings): WeekOfYear {
  if (calendar.pattern !== undefined) {
    const { year, number } = patternMemberAt('week', day, calendar.pattern);
    return { year: year.name, week: number };
  }
  const first = startOf('week', day, calendar);
  const year = weekYearOf(first, calendar);
  return { year, week: (first - firstWeekOf(year, calendar)) / 7 + 1 };
}

/** First day of the week; null when the year has no such week. */
export function startOfWeekOfYear(year: number, week: number, calendar: CalendarSettings): Day | null {
  const { pattern } = calendar;
  const begins = pattern === undefined ? firstWeekOf(year, calendar) : patternYearNamed(year, pattern).from;
  const first = begins + (week - 1) * 7;
  return week >= 1 && weekOfYear(first, calendar).year === year ? first : null;
}
