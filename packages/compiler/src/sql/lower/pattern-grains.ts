import type { CalendarSettings, MemberGrain, WeekPattern } from '@plumbline/calendar';
import { BIGINT, call, DATE, memberStart, number, type Scalar } from '../../plan/scalar.ts';

/** How many members of a grain of months a year has. */
const IN_YEAR: { readonly [grain: string]: number } = { month: 12, quarter: 4, fiscal_quarter: 4 };

/**
 * First day of the member of a calendar of whole weeks, by functions that engines have: a year begins with the week
 * that holds the first day after its month (three days later, where it ends on the nearest weekday), and members of a
 * year are so many weeks after its first day.
 */
export function patternStart(day: Scalar, grain: string, pattern: WeekPattern): Scalar {
  if (grain === 'day' || grain === 'week') return memberStart(day, grain);
  const year = yearStart(day, pattern);
  const count = IN_YEAR[grain];
  if (count === undefined) return year;
  const weeks = startsOf(pattern, count).join(', ');
  return call('part_of_weeks', [year, day], DATE, weeks);
}

/** How many members of the grain begin after the one day up to the other. */
export function patternDifference(
  [from, to]: readonly [Scalar, Scalar],
  grain: string,
  pattern: WeekPattern,
): Scalar {
  const count = IN_YEAR[grain] ?? 1;
  const years = call('date_diff', [fiscalYear(from, pattern), fiscalYear(to, pattern)], BIGINT, 'year');
  if (count === 1) return years;
  const numbers = numbersOf(pattern, count).join(', ');
  const place = (day: Scalar) => call('part_number', [yearStart(day, pattern), day], BIGINT, numbers);
  const whole = call('multiply', [years, number(count)], BIGINT);
  return call('add', [whole, call('subtract', [place(to), place(from)], BIGINT)], BIGINT);
}

export type Patterned = CalendarSettings & { readonly pattern: WeekPattern };

/** The Gregorian year, from the month after the last one, in which the week of the day counts. */
function fiscalYear(day: Scalar, { yearEnd }: WeekPattern): Scalar {
  const lastOfWeek = moved(memberStart(day, 'week'), 6 - daysPast(yearEnd));
  return memberStart(lastOfWeek, 'fiscal_year');
}

function yearStart(day: Scalar, pattern: WeekPattern): Scalar {
  return memberStart(moved(fiscalYear(day, pattern), daysPast(pattern.yearEnd)), 'week');
}

/** How far past the end of its month a year may end. */
function daysPast({ which }: WeekPattern['yearEnd']): number {
  return which === 'nearest' ? 3 : 0;
}

function moved(day: Scalar, days: number): Scalar {
  return days === 0 ? day : call('move', [day], DATE, `${days} day`);
}

/** Of each week of a year, which member it is in, counted from 0; a 53rd week is in the last. */
function numbersOf({ pattern }: WeekPattern, count: number): readonly number[] {
  const sizes = pattern.split('-').map(Number);
  const periods = Array.from({ length: 12 }, (_, i) => sizes[i % 3] ?? 0);
  const weeks = periods.flatMap((size, period) => Array.from({ length: size }, () => period));
  return [...weeks, 11].map((period) => Math.floor((period * count) / 12));
}

/** Of each week of a year, how many weeks of it lie before the member that holds it. */
function startsOf(pattern: WeekPattern, count: number): readonly number[] {
  const numbers = numbersOf(pattern, count);
  return numbers.map((member) => numbers.indexOf(member));
}

export function isPatterned(settings: CalendarSettings): settings is Patterned {
  return settings.pattern !== undefined;
}

/** Grains that follow the pattern; days, weeks, hours and minutes do not. */
export function followsPattern(grain: string | null): grain is MemberGrain {
  return grain !== null && !['minute', 'hour', 'day', 'week'].includes(grain);
}
