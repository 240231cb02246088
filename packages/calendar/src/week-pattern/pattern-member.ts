import { formatDay, formatYear, twoDigits } from '../day.ts';
import type { DateRange, Day } from '../grain.ts';
import { type PatternYear, patternYear, patternYearAt } from './pattern-year.ts';
import type { PatternGrain, WeekPattern } from './week-pattern.ts';

/** A week, period, quarter or year of a pattern calendar: the n-th of its year, counted from 1. */
export interface PatternMember extends DateRange {
  readonly grain: PatternGrain;
  readonly year: PatternYear;
  readonly number: number;
}

/** How many there are in a year; weeks are counted by the year itself. */
export const MEMBERS_OF_YEAR = { period: 12, quarter: 4, year: 1 } as const;

/** The member that holds a day. */
export function patternMemberAt(grain: PatternGrain, day: Day, pattern: WeekPattern): PatternMember {
  const year = patternYearAt(day, pattern);
  const week = Math.floor((day - year.from) / 7) + 1;
  const ends = weekEnds(grain, year, pattern);
  const number = ends.findIndex((end) => week <= end) + 1;
  return memberOf(grain, { year, number, ends });
}

/** The n-th member of the year that ends in a calendar year; a number past its members is its last. */
export function patternMember(
  grain: PatternGrain,
  at: { readonly ends: number; readonly number: number },
  pattern: WeekPattern,
): PatternMember {
  const year = patternYear(at.ends, pattern);
  const ends = weekEnds(grain, year, pattern);
  return memberOf(grain, { year, number: Math.min(at.number, ends.length), ends });
}

/** The whole members that touch a range, in order. */
export function patternMembersOf(
  grain: PatternGrain,
  range: DateRange,
  pattern: WeekPattern,
): readonly PatternMember[] {
  const members: PatternMember[] = [];
  for (let day = range.from; day <= range.to; ) {
    const member = patternMemberAt(grain, day, pattern);
    members.push(member);
    day = member.to + 1;
  }
  return members;
}

/** As it is written in a period: `FY2024`, `FY2024-Q1`, `FY2024-P03`, `FY2024-W07`. */
export function patternMemberName({ grain, year, number }: PatternMember): string {
  const name = `FY${formatYear(year.name)}`;
  const parts: { readonly [G in PatternGrain]: string } = {
    year: name,
    quarter: `${name}-Q${number}`,
    period: `${name}-P${twoDigits(number)}`,
    week: `${name}-W${twoDigits(number)}`,
  };
  return parts[grain];
}

/** The name with the days it stands for, which no reader knows by heart: `FY2024-P03 (2024-04-07…2024-05-04)`. */
export function patternMemberLabel(member: PatternMember): string {
  return `${patternMemberName(member)} (${formatDay(member.from)}…${formatDay(member.to)})`;
}

/** Last week of each member of a year; a 53rd week is part of the last. */
function weekEnds(grain: PatternGrain, { weeks }: PatternYear, { pattern }: WeekPattern): readonly number[] {
  if (grain === 'week') return Array.from({ length: weeks }, (_, i) => i + 1);
  const sizes = pattern.split('-').map(Number);
  const count = MEMBERS_OF_YEAR[grain];
  const periods = 12 / count;
  let week = 0;
  return Array.from({ length: count }, (_, i) => {
    for (let p = 0; p < periods; p += 1) week += sizes[(i * periods + p) % 3] ?? 0;
    return i === count - 1 ? weeks : week;
  });
}

function memberOf(
  grain: PatternGrain,
  {
    year,
    number,
    ends,
  }: { readonly year: PatternYear; readonly number: number; readonly ends: readonly number[] },
): PatternMember {
  const before = ends[number - 2] ?? 0;
  const last = ends[number - 1] ?? year.weeks;
  return { grain, year, number, from: year.from + before * 7, to: year.from + last * 7 - 1 };
}
