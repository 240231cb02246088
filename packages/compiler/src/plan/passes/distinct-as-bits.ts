import { type Day, type DayGrain, membersOf } from '@plumbline/calendar';
import { aggregate, derive, expand } from '../make.ts';
import { OWN } from '../names.ts';
import type { Aggregate, Derive, Plan, Spine } from '../node.ts';
import { nodesIn } from '../nodes-in.ts';
import { rewrite } from '../rewrite.ts';
import { BIGINT, call, column, date, INTEGER, type Measure } from '../scalar.ts';
import type { Context } from './pass.ts';
import { grainOf } from './sources/key-grain.ts';

/** Units that fit: sets are written as whole numbers that a double holds exactly. */
const MOST_UNITS = 53;

/**
 * A distinct count over overlapping windows: each member once, with the units it was seen in as a set of bits, instead
 * of once for each unit and window (measured, 12 of 23 months, 200,000 members: 0.08 of the time).
 */
export function distinctAsBits(root: Plan, { model }: Context): Plan {
  if (!nodesIn(root).some((node) => node.kind === 'aggregate' && readWindows(node) !== null)) return root;
  const { calendar } = model.workspace;
  return rewrite(root, (node) => {
    const found = node.kind === 'aggregate' ? readWindows(node) : null;
    if (found === null) return node;
    const { windows } = found;
    const place = (name: string) => windows.columns.findIndex((c) => c.name === name);
    const [from, to] = [place(OWN.from), place(OWN.to)];
    const ends = windows.rows.map((row): readonly [Day, Day] => [row[from] ?? 0, row[to] ?? 0]);
    const all = { from: Math.min(...ends.map(([a]) => a)), to: Math.max(...ends.map(([, b]) => b)) };
    const units = membersOf(found.unit, all, calendar).map((m) => m.from);
    const [first] = units;
    if (first === undefined || units.length > MOST_UNITS) return node;
    const sets = ends.map(([a, b]) =>
      units.reduce((set, start, i) => (start >= a && start <= b ? set + 2 ** i : set), 0),
    );
    return counted(found, first, setsOf(windows, sets));
  });
}

interface Found {
  readonly node: Aggregate;
  readonly measure: Measure;
  /** One row for each unit, member and key. */
  readonly groups: Aggregate;
  readonly rows: Derive;
  readonly windows: Spine;
  readonly day: Measure['arg'];
  readonly unit: DayGrain;
  readonly why: string | null;
}

/** The shape that the builder gives a distinct count over listed ranges. */
function readWindows(node: Aggregate): Found | null {
  const [measure, ...others] = node.measures;
  const { input } = node;
  if (measure?.fn !== 'count_distinct' || others.length > 0 || measure.where !== null) return null;
  if (measure.arg?.kind !== 'column' || measure.arg.name !== OWN.distinct) return null;
  if (input.kind !== 'expand' || input.set.kind !== 'spine') return null;
  if (input.by.kind !== 'column' || input.by.name !== OWN.at) return null;
  const groups = input.input;
  if (groups.kind !== 'aggregate' || groups.measures.length > 0 || groups.input.kind !== 'derive')
    return null;
  const rows = groups.input;
  const at = rows.add.find((a) => a.name === OWN.at);
  const time = at === undefined ? null : grainOf(at.value);
  if (time === null || (time.grain !== 'day' && time.grain !== 'month')) return null;
  const { set: windows, why } = input;
  return { node, measure, groups, rows, windows, day: time.day, unit: time.grain, why };
}

function setsOf(windows: Spine, sets: readonly number[]): Spine {
  const kept = windows.columns.flatMap((c, i) => (c.name === OWN.from || c.name === OWN.to ? [] : [i]));
  const columns = windows.columns.filter((_, i) => kept.includes(i));
  return {
    ...windows,
    columns: [...columns, { name: OWN.units, type: BIGINT, origin: 'calendar' }],
    rows: windows.rows.map((row, r) => [...kept.map((i) => row[i] ?? null), sets[r] ?? 0]),
  };
}

function counted({ node, measure, groups, rows, day, unit, why }: Found, first: Day, sets: Spine): Plan {
  if (day === null) return node;
  const place = call('date_diff', [date(first), day], INTEGER, unit);
  const set: Measure = { name: OWN.seen, fn: 'bits', arg: place, where: null, p: null, type: BIGINT };
  const kept = rows.add.filter((a) => a.name !== OWN.at);
  const members = aggregate(
    derive(rows.input, kept, rows.why),
    groups.keys.filter((k) => k !== OWN.at),
    [set],
    `each member once, a bit for each ${unit} it was seen in`,
  );
  return aggregate(
    expand(members, sets, { by: column(OWN.seen, BIGINT), on: null }, why),
    node.keys,
    [{ ...measure, fn: 'count' }],
    node.why,
  );
}
