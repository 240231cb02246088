import type { DateRange } from '../grain.ts';
import { MEMBERS_OF_YEAR, type PatternMember, patternMember, patternMemberAt } from './pattern-member.ts';
import type { PatternGrain, WeekPattern } from './week-pattern.ts';

/** A number of units of a pattern calendar, as in `1 year`; negative goes back. */
export interface PatternInterval {
  readonly count: number;
  readonly unit: PatternGrain;
}

/**
 * Moves a member by whole units. Periods, quarters and years step by their number in the year. A week moved by more than
 * weeks keeps its place in the unit; null where that unit has no such week: the 53rd week has none a year ago.
 */
export function shiftPatternMember(
  member: PatternMember,
  by: PatternInterval,
  pattern: WeekPattern,
): PatternMember | null {
  if (member.grain === 'week') return shiftWeek(member, by, pattern);
  if (by.unit === 'week') return null;
  const each = MEMBERS_OF_YEAR[member.grain];
  const steps = (by.count * each) / MEMBERS_OF_YEAR[by.unit];
  return Number.isInteger(steps) ? step(member, steps, pattern) : null;
}

/** Moves a range of whole members of a grain; null where an end has no member to stand beside. */
export function shiftPatternRange(
  range: DateRange,
  grain: PatternGrain,
  { by, pattern }: { readonly by: PatternInterval; readonly pattern: WeekPattern },
): DateRange | null {
  const first = shiftPatternMember(patternMemberAt(grain, range.from, pattern), by, pattern);
  const last = shiftPatternMember(patternMemberAt(grain, range.to, pattern), by, pattern);
  return first === null || last === null ? null : { from: first.from, to: last.to };
}

function step(member: PatternMember, steps: number, pattern: WeekPattern): PatternMember | null {
  const { grain, year, number } = member;
  if (grain === 'week') return null;
  const count = MEMBERS_OF_YEAR[grain];
  const index = year.ends * count + number - 1 + steps;
  const ends = Math.floor(index / count);
  return patternMember(grain, { ends, number: index - ends * count + 1 }, pattern);
}

function shiftWeek(
  week: PatternMember,
  { count, unit }: PatternInterval,
  pattern: WeekPattern,
): PatternMember | null {
  if (unit === 'week') return patternMemberAt('week', week.from + count * 7, pattern);
  const holder = patternMemberAt(unit, week.from, pattern);
  const target = step(holder, count, pattern);
  if (target === null) return null;
  const from = target.from + (week.from - holder.from);
  return from <= target.to ? patternMemberAt('week', from, pattern) : null;
}
