import { type Day, type MemberGrain, parseDay, startOf } from '@plumbline/calendar';
import { type Cell, clockOf, type ResolvedBy } from '@plumbline/query';
import type { BoundQuery } from '../../../bind/bind.ts';
import { OWN } from '../../names.ts';
import { Level } from '../cells/level.ts';
import { openLevel } from '../result/open-level.ts';

/** Days from the first of January that names a year of weeks to a day that surely lies in it. */
const INTO_WEEK_YEAR = 3;

/** The level of the question that groups by the keys with a member, with the one time member that is looked into. */
export function cellLevel(bound: BoundQuery, at: ReadonlyMap<string, Cell>): Level {
  const items = bound.query.by.filter(({ name }) => at.has(name));
  const { shape } = openLevel(bound, items, null);
  const times = items.filter((item) => item.kind === 'time');
  const days = items.flatMap(({ name }, i) => {
    const item = items[i];
    return item === undefined || clockOf(bound.query, item) === null ? [] : [dayIn(at.get(name) ?? null)];
  });
  const rows = shape.rows.filter(
    ({ member }) =>
      member === null ||
      (days.every((day) => day === member.from) &&
        times.every((time) => isIn(member.from, time, at.get(time.name) ?? null, bound))),
  );
  return new Level(bound.context, { ...shape, rows });
}

/** The members asked for, and the times on the day that those of a clock stand for. */
export function membersAt({ query }: BoundQuery, at: ReadonlyMap<string, Cell>): ReadonlyMap<string, Cell> {
  const times = query.by.flatMap((item) => {
    const clock = clockOf(query, item);
    const value = at.get(item.name);
    if (clock === null || typeof value !== 'string') return [];
    const [hour = 0, minute = 0] = value.slice(11).split(':').map(Number);
    const ofHour = [OWN.hour, hour] as const;
    return clock === 'hour' ? [ofHour] : [ofHour, [OWN.minute, minute] as const];
  });
  const said = new Map<string, Cell>();
  // Two keys that name different hours have no row in common: no hour of a day has the number that is left.
  for (const [name, value] of times) said.set(name, (said.get(name) ?? value) === value ? value : NO_TIME);
  return new Map([...at, ...said]);
}

const NO_TIME = -1;

function dayIn(asked: Cell): Day | null {
  return typeof asked === 'string' ? parseDay(asked.slice(0, 10)) : null;
}

/** The member that begins on `first` is, or lies in, the one that is asked for. */
function isIn(
  first: Day,
  { grain }: Extract<ResolvedBy, { kind: 'time' }>,
  asked: Cell,
  { context, query }: BoundQuery,
): boolean {
  const day = typeof asked === 'string' ? parseDay(asked) : null;
  if (day === null) return false;
  const { calendar } = context.model.workspace;
  const startIn = (of: MemberGrain, date: Day) => startOf(of, date, calendar);
  if (grain !== 'week_year') return startIn(grain, first) === day;
  const within = query.grain === 'day' ? first : first + INTO_WEEK_YEAR;
  return startIn(grain, within) === startIn(grain, day + INTO_WEEK_YEAR);
}
