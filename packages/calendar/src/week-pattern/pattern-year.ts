import { daysInMonth, fromCivil, toCivil, weekday } from '../day.ts';
import type { Day } from '../grain.ts';
import type { WeekPattern, YearEnd } from './week-pattern.ts';

/** A year of whole weeks; `ends` is the calendar year that its rule names. */
export interface PatternYear {
  readonly ends: number;
  /** As it is called: the number in `FY2024`. */
  readonly name: number;
  readonly from: Day;
  readonly to: Day;
  readonly weeks: 52 | 53;
}

/** The year that ends by the rule in a calendar year. */
export function patternYear(ends: number, { yearEnd, yearName }: WeekPattern): PatternYear {
  const from = lastDayOf(ends - 1, yearEnd) + 1;
  const to = lastDayOf(ends, yearEnd);
  const isEarlier = yearName === 'start' && yearEnd.month < 12;
  return {
    ends,
    name: isEarlier ? ends - 1 : ends,
    from,
    to,
    weeks: to - from + 1 === 53 * 7 ? 53 : 52,
  };
}

/** The year that holds a day. */
export function patternYearAt(day: Day, pattern: WeekPattern): PatternYear {
  const guess = toCivil(day).year;
  for (const ends of [guess - 1, guess, guess + 1]) {
    const year = patternYear(ends, pattern);
    if (day <= year.to) return year;
  }
  return patternYear(guess + 2, pattern);
}

/** The year with a name, `2024` in `FY2024`. */
export function patternYearNamed(name: number, pattern: WeekPattern): PatternYear {
  const later = pattern.yearName === 'start' && pattern.yearEnd.month < 12 ? 1 : 0;
  return patternYear(name + later, pattern);
}

function lastDayOf(year: number, { which, weekday: wanted, month }: YearEnd): Day {
  const end = fromCivil(year, month, daysInMonth(year, month));
  const back = (weekday(end) - wanted + 7) % 7;
  return which === 'nearest' && back > 3 ? end - back + 7 : end - back;
}
