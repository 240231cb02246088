import { formatDay, startOf } from '@plumbline/calendar';
import { mergeOf } from '../../decompose.ts';
import { aggregate, derive, expand, filter, shift } from '../../make.ts';
import { OWN } from '../../names.ts';
import type { Plan } from '../../node.ts';
import {
  allOf,
  anyOf,
  BOOLEAN,
  call,
  column,
  DATE,
  date,
  type Measure,
  memberStart,
  number,
  type Scalar,
} from '../../scalar.ts';
import { beginOfPeriod } from '../fiscal/edge-of-entity.ts';
import { lowerMembers } from '../forms/members.ts';
import type { Mapping } from '../time/mapping.ts';
import type { RangeOfCell } from '../time/ranges.ts';
import { type Leaf, rowsInRange } from './leaf.ts';
import { AT, knownTo, windowsOf } from './windows.ts';

/** Rows → cells for a measure that adds, counts or samples rows over ranges. */
export function cellsOf(
  leaf: Leaf,
  mapping: Exclude<Mapping, { kind: 'nothing' }>,
  measures: readonly Measure[],
): Plan {
  const keys = leaf.level.keyNames;
  if (mapping.kind === 'single') {
    return aggregate(derive(rowsInRange(leaf, mapping.range), leaf.keys), keys, measures);
  }
  if (mapping.kind === 'listed') return listed(leaf, mapping, measures);
  const day = leaf.day as Scalar;
  const rows = rowsInRange(leaf, mapping);
  const times = mapping.keys.map((k) => ({
    name: k.name,
    value: memberStart(day, k.grain),
    origin: k.grain,
  }));
  let plan: Plan = aggregate(derive(rows, [...times, ...leaf.keys]), keys, measures);
  for (const k of mapping.keys) plan = shift(plan, k.name, k.move);
  return plan;
}

/** Overlapping ranges: collapse to the coarsest unit first where the measure merges, then expand. */
function listed(
  leaf: Leaf,
  mapping: Extract<Mapping, { kind: 'listed' }>,
  measures: readonly Measure[],
): Plan {
  const { level } = leaf;
  const keys = level.keyNames;
  const dims = leaf.keys.map((k) => k.name);
  const day = leaf.day as Scalar;
  const { calendar } = level.context.model.workspace;
  const all = {
    from: mapping.ranges.reduce((least, r) => Math.min(least, r.from), Number.POSITIVE_INFINITY),
    to: mapping.ranges.reduce((most, r) => Math.max(most, r.to), Number.NEGATIVE_INFINITY),
    until: null,
  };
  const rows = rowsInRange(leaf, all);
  const { unit } = mapping;
  const merged = mergedMeasures(measures);
  const windows = windowsOf(level, mapping.ranges, (from) =>
    unit === null ? from : startOf(unit, from, calendar),
  );
  const inWhole = (found: Plan) => wholePeriods(knownTo(found, leaf), leaf);
  if (unit === null) return timed(leaf, mapping, measures, rows);
  const at = { name: OWN.at, value: memberStart(day, unit), origin: unit };
  const edge = [...edgeColumn(leaf), ...beginColumn(leaf)];
  const edges = edge.map(({ name }) => name);
  const why = `each ${level.timeNames.join(', ')} with the days it reads`;
  if (merged !== null) {
    const units = aggregate(derive(rows, [at, ...leaf.keys, ...edge]), [OWN.at, ...dims, ...edges], measures);
    return aggregate(inWhole(expand(units, windows, AT, why)), keys, merged);
  }
  const [measure] = measures;
  if (measure?.fn === 'count_distinct' && measure.arg !== null && measures.length === 1) {
    const value = { name: OWN.distinct, value: measure.arg, origin: 'member' };
    const held = derive(rows, [at, ...leaf.keys, ...edge, value]);
    const units = aggregate(held, [OWN.at, ...dims, ...edges, OWN.distinct], []);
    return aggregate(inWhole(expand(units, windows, AT, why)), keys, [
      { ...measure, arg: column(OWN.distinct, value.value.type) },
    ]);
  }
  return aggregate(
    inWhole(expand(derive(rows, [...leaf.keys, ...edge, { ...at, value: day }]), windows, AT, why)),
    keys,
    measures,
  );
}

/** What adds up the measures of parts; null where one of them cannot be. */
function mergedMeasures(measures: readonly Measure[]): readonly Measure[] | null {
  const merged = measures.flatMap((measure): Measure[] => {
    const fn = mergeOf(measure.fn);
    const arg = column(measure.name, measure.type);
    return fn === null ? [] : [{ ...measure, fn, arg, where: null, p: null }];
  });
  return merged.length === measures.length ? merged : null;
}

/** Ranges that end at a clock time: rows are expanded as they are, then cut for the cells that the clock cuts. */
function timed(
  leaf: Leaf,
  mapping: Extract<Mapping, { kind: 'listed' }>,
  measures: readonly Measure[],
  rows: Plan,
): Plan {
  const clock = leaf.time as Scalar;
  const added = [
    { name: OWN.at, value: leaf.day as Scalar, origin: 'day' },
    { name: OWN.clock, value: clock, origin: 'time' },
    ...measures.map((m, i) => ({ name: valueName(i), value: m.arg ?? number(1), origin: m.name })),
  ];
  const windows = windowsOf(leaf.level, mapping.ranges, (from) => from);
  const rowsOfCells = expand(derive(rows, [...leaf.keys, ...added]), windows, AT);
  const cuts = mapping.ranges.flatMap((r) =>
    r.until === null ? [] : [afterClock(leaf, r, column(OWN.clock, clock.type))],
  );
  const args = measures.map((m, i) => ({
    ...m,
    arg: m.arg === null ? null : column(valueName(i), m.arg.type),
  }));
  return aggregate(filter(rowsOfCells, allOf(cuts)), leaf.level.keyNames, args);
}

function valueName(i: number): string {
  return i === 0 ? OWN.value : `${OWN.value}_${i + 1}`;
}

/** True for rows of other cells and for rows up to the clock time. */
export function afterClock(leaf: Leaf, range: RangeOfCell, clock: Scalar): Scalar {
  const elsewhere = leaf.level.timeNames.map((name, i) =>
    call('ne', [column(name, DATE), date(range.keys[i] ?? 0)], BOOLEAN),
  );
  const until = `${formatDay(range.to)}T${range.until ?? '23:59:59'}`;
  const early = call(
    'le',
    [clock, { kind: 'literal', value: until, type: { kind: 'timestamp', zoned: false } }],
    BOOLEAN,
  );
  return anyOf([...elsewhere, early]) ?? early;
}

/** How far the entity of a row is known, under a name of its own. */
export function edgeColumn({
  edge,
}: Pick<Leaf, 'edge'>): readonly { name: string; value: Scalar; origin: string }[] {
  return edge === null ? [] : [{ name: OWN.edge, value: edge, origin: 'known to' }];
}

function beginColumn(leaf: Leaf): readonly { name: string; value: Scalar; origin: string }[] {
  if (leaf.edge === null) return [];
  const value = beginOfPeriod(leaf.source, lowerMembers(leaf.frame, leaf.level));
  return [{ name: OWN.fiscalFrom, value, origin: 'period from' }];
}

/** A period that is longer than a range is not in it. */
function wholePeriods(rows: Plan, { edge }: Leaf): Plan {
  if (edge === null) return rows;
  return filter(rows, call('ge', [column(OWN.fiscalFrom, DATE), column(OWN.opens, DATE)], BOOLEAN));
}
