import type { CalendarSettings, DateRange, Day, Interval, OwnGrain } from '../grain.ts';
import {
  type ListedPeriod,
  type PeriodList,
  periodAt,
  periodsIn,
  shiftPeriod,
} from '../periods/period-list.ts';

const MARK = 'own:';

/** The grain that a calendar of the company lists the members of, by its name. */
export function ownGrain(name: string): OwnGrain {
  return `${MARK}${name}`;
}

export function isOwnGrain(grain: string): grain is OwnGrain {
  return grain.startsWith(MARK);
}

/** How a grain is written: its name, without the mark of a grain of one's own. */
export function grainName(grain: string): string {
  return isOwnGrain(grain) ? grain.slice(MARK.length) : grain;
}

/** So many members further; members that are not listed are nowhere. */
export interface OwnInterval {
  readonly count: number;
  readonly unit: OwnGrain;
}

/** How far `prior` and its like go: by units of the calendar, or by members that are listed. */
export type Step = Interval | OwnInterval;

export function isOwnStep(step: { readonly unit: string }): step is OwnInterval {
  return isOwnGrain(step.unit);
}

export function ownPeriods(grain: OwnGrain, { own }: CalendarSettings): PeriodList {
  return own?.get(grain) ?? [];
}

/** The listed member that holds a day; null: it is in none. */
export function ownMemberAt(grain: OwnGrain, day: Day, calendar: CalendarSettings): ListedPeriod | null {
  return periodAt(ownPeriods(grain, calendar), day);
}

export function ownMembersOf(
  grain: OwnGrain,
  range: DateRange,
  calendar: CalendarSettings,
): readonly DateRange[] {
  return periodsIn(ownPeriods(grain, calendar), range).map(({ from, to }) => ({ from, to }));
}

/**
 * Whole members go to whole members; any other end keeps its place in its member, clamped. Null where an end is in no
 * member, or goes to one that is not listed.
 */
export function shiftByOwn(
  range: DateRange,
  { count, unit }: OwnInterval,
  calendar: CalendarSettings,
): DateRange | null {
  const list = ownPeriods(unit, calendar);
  const [first, last] = [periodAt(list, range.from), periodAt(list, range.to)];
  const start = first && shiftPeriod(list, first, count);
  const end = last && shiftPeriod(list, last, count);
  if (first === null || last === null || start === null || end === null) return null;
  const isWhole = range.from === first.from && range.to === last.to;
  if (isWhole) return { from: start.from, to: end.to };
  return { from: placed(range.from, first, start), to: placed(range.to, last, end) };
}

/** First day of the last so many members up to a day: whole ones where it ends one. Null where one is not listed. */
export function startOfLastOwn(
  last: Day,
  { count, unit }: OwnInterval,
  calendar: CalendarSettings,
): Day | null {
  const list = ownPeriods(unit, calendar);
  const member = periodAt(list, last);
  if (member === null) return null;
  if (member.to === last) return shiftPeriod(list, member, 1 - count)?.from ?? null;
  const before = shiftPeriod(list, member, -count);
  return before && placed(last, member, before) + 1;
}

/** The day of a member that has the place of another day in its own. */
function placed(day: Day, from: ListedPeriod, to: ListedPeriod): Day {
  return Math.min(to.from + day - from.from, to.to);
}
