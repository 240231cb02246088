import { type Day, type MemberGrain, parseDay, startOf } from '@plumbline/calendar';
import type { Cell, ResolvedBy } from '@plumbline/query';
import type { BoundQuery } from '../../../bind/bind.ts';
import { Level } from '../cells/level.ts';
import { openLevel } from '../result/open-level.ts';

/** Days from the first of January that names a year of weeks to a day that surely lies in it. */
const INTO_WEEK_YEAR = 3;

/** The level of the question that groups by the keys with a member, with the one time member that is looked into. */
export function cellLevel(bound: BoundQuery, at: ReadonlyMap<string, Cell>): Level {
  const items = bound.query.by.filter(({ name }) => at.has(name));
  const { shape } = openLevel(bound, items, null);
  const times = items.filter((item) => item.kind === 'time');
  const rows = shape.rows.filter(({ member }) =>
    times.every((time) => member === null || isIn(member.from, time, at.get(time.name) ?? null, bound)),
  );
  return new Level(bound.context, { ...shape, rows });
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
