import type { DateRange, Day } from '../grain.ts';
import { type PatternMember, patternMember, patternMemberAt } from './pattern-member.ts';
import type { WeekPattern } from './week-pattern.ts';

/** A day keeps its place in the period so many periods away; past its end it is the last day there. */
export function shiftPatternDay(day: Day, periods: number, pattern: WeekPattern): Day {
  const { target, place } = placeIn(day, periods, pattern);
  return Math.min(target.from + place, target.to);
}

/**
 * Whole periods move to whole periods, however many weeks these have; whole weeks to whole weeks, the 53rd to the last
 * of a shorter year; other ranges day by day.
 */
export function shiftPatternRange({ from, to }: DateRange, periods: number, pattern: WeekPattern): DateRange {
  const first = placeIn(from, periods, pattern);
  const last = placeIn(to, periods, pattern);
  if (first.place === 0 && last.isLast) return { from: first.target.from, to: last.target.to };
  const isWeeks = first.place % 7 === 0 && (last.place + 1) % 7 === 0;
  return {
    from: Math.min(first.target.from + first.place, first.target.to - (isWeeks ? 6 : 0)),
    to: Math.min(last.target.from + last.place, last.target.to),
  };
}

interface Place {
  readonly target: PatternMember;
  /** Days since the first of its own period. */
  readonly place: number;
  readonly isLast: boolean;
}

function placeIn(day: Day, periods: number, pattern: WeekPattern): Place {
  const { year, number, from, to } = patternMemberAt('period', day, pattern);
  const index = year.ends * 12 + number - 1 + periods;
  const ends = Math.floor(index / 12);
  const target = patternMember('period', { ends, number: index - ends * 12 + 1 }, pattern);
  return { target, place: day - from, isLast: day === to };
}
