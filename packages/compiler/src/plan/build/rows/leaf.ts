import { formatDay, startOf } from '@plumbline/calendar';
import { InternalError, report } from '@plumbline/diagnostics';
import type { AggregateExpr, Dataset, DimensionRef } from '@plumbline/model';
import { mergeOf } from '../../decompose.ts';
import { aggregate, derive, expand, filter, shift, spine } from '../../make.ts';
import { OWN } from '../../names.ts';
import type { Plan, Spine } from '../../node.ts';
import {
  allOf,
  anyOf,
  BIGINT,
  BOOLEAN,
  call,
  column,
  DATE,
  DOUBLE,
  date,
  type Measure,
  memberStart,
  nothing,
  number,
  type Scalar,
} from '../../scalar.ts';
import { type Context, refuse } from '../cells/context.ts';
import type { Frame, RangeOp } from '../cells/frame.ts';
import type { Level } from '../cells/level.ts';
import { filled } from '../forms/empty.ts';
import { lowerMembers } from '../forms/members.ts';
import { type Mapping, mappingOf } from '../time/mapping.ts';
import { type RangeOfCell, rangesOf } from '../time/ranges.ts';
import { rulesOf } from '../time/rules.ts';
import { dayOf, inZone, lowerDimension, lowerRow, truncated, zoneOf } from './row.ts';
import { Source } from './source.ts';
import { strip } from './strip.ts';

/** What one aggregate needs before its shape in time is chosen. */
export interface Leaf {
  readonly aggregate: AggregateExpr;
  readonly level: Level;
  readonly frame: Frame;
  readonly dataset: Dataset;
  readonly source: Source;
  /** Time as recorded, and its calendar day; null for a dataset without time. */
  readonly time: Scalar | null;
  readonly day: Scalar | null;
  readonly conditions: Scalar | null;
  readonly keys: readonly { readonly name: string; readonly value: Scalar; readonly origin: string }[];
  readonly ranges: readonly RangeOfCell[];
  readonly mapping: Mapping;
}

/** Lowers one aggregation of rows to a column of the level; missing is 0 where the metric says so. */
export function lowerAggregate(expr: AggregateExpr, frame: Frame, level: Level): Scalar {
  const value = expr.fn === 'avg' ? average(expr, frame, level) : measured(expr, frame, level);
  return filled(value, [expr.dataset], frame, level);
}

/** avg = sum ÷ count, so that it merges and stays exact. */
function average(expr: AggregateExpr, frame: Frame, level: Level): Scalar {
  const sum = measured({ ...expr, fn: 'sum' }, frame, level);
  const count = measured({ ...expr, fn: 'count', type: BIGINT }, frame, level);
  return call('divide', [sum, count], DOUBLE);
}

function measured(expr: AggregateExpr, frame: Frame, level: Level): Scalar {
  const signature = `leaf ${JSON.stringify([strip(expr), frame.ops, strip(frame.conditions), frame.whole, [...frame.times], frame.base])}`;
  const known = level.memo.get(signature);
  if (known !== undefined) return known;
  const result = build(expr, frame, level);
  level.memo.set(signature, result);
  return result;
}

function build(expr: AggregateExpr, frame: Frame, level: Level): Scalar {
  const leaf = openLeaf(expr, frame, level);
  if (leaf === null || leaf.mapping.kind === 'nothing') return nothing(expr.type);
  const name = level.name(frame.hint);
  level.addBlock(flow(leaf, leaf.mapping, measureOf(leaf, name)), frame);
  return missingOf(expr, column(name, expr.type));
}

/** A count of nothing is missing until `empty` says otherwise. */
export function missingOf(expr: AggregateExpr, value: Scalar): Scalar {
  const counts = expr.fn === 'count' || expr.fn === 'count_distinct';
  return counts ? call('null_if', [value, number(0, value.type)], value.type) : value;
}

export function openLeaf(expr: AggregateExpr, frame: Frame, level: Level): Leaf | null {
  const { context } = level;
  const dataset = context.model.datasets.get(expr.dataset);
  if (dataset === undefined) throw new InternalError(`unknown dataset ${expr.dataset}`);
  for (const feature of dataset.later)
    refuse(context, report('model/not-available-yet', { feature: `${dataset.name}: ${feature}` }));
  const source = new Source(dataset, context, frame.times.get(dataset.name) ?? null);
  const rules = rulesOf(context, dataset.name, frame.whole);
  const ranges = level.shape.rows.flatMap((row) => rangesOf(row, frame.ops, rules));
  const ref: DimensionRef | null = frame.times.get(dataset.name) ?? dataset.time;
  if (ref === null && (level.shape.timeKeys.length > 0 || frame.ops.some(needsTime) || isAsked(context))) {
    refuse(context, report('query/no-time', { dataset: dataset.name }));
    return null;
  }
  const members = lowerMembers(frame, level);
  const time = ref === null ? null : inZone(lowerDimension(ref, source, members), zoneOf(source));
  const terms = [...frame.conditions, ...(expr.where === null ? [] : [expr.where])];
  const conditions = allOf(terms.map((c) => lowerRow(c, source, members)));
  const keys = level.shape.dimensions.flatMap((d) => dimensionKey(d, source, members));
  return {
    aggregate: expr,
    level,
    frame,
    dataset,
    source,
    time,
    conditions,
    keys,
    ranges,
    day: time === null ? null : dayOf(time, zoneOf(source)),
    mapping:
      ref === null
        ? unbounded()
        : mappingOf(ranges, level.shape.timeKeys, frame.ops, context.model.workspace.calendar),
  };
}

/** Going into a `per` and widening to the period leave a dataset without time as it is. */
function needsTime(op: RangeOp): boolean {
  return op.kind !== 'enter' && op.kind !== 'total';
}

function isAsked({ asked }: Context): boolean {
  return asked.from !== null || asked.to !== null;
}

/** A dataset without time is read whole, where the question names neither period nor grain. */
function unbounded(): Mapping {
  return { kind: 'single', range: { keys: [], from: 0, to: 0, until: null } };
}

function dimensionKey(
  d: Level['shape']['dimensions'][number],
  source: Source,
  members: ReturnType<typeof lowerMembers>,
): Leaf['keys'] {
  const value = truncated(lowerDimension(d.ref, source, members), d.grain, d.part, zoneOf(source));
  if (d.kept === null) return [{ name: d.name, value, origin: d.name }];
  const flag = `${d.kept.flag}_kept`;
  source.attach({
    set: d.kept.plan,
    on: [{ left: value, right: d.name }],
    flag,
    nullSafe: true,
    take: [{ from: OWN.kept, as: flag }],
  });
  const isKept = call('is_not_null', [column(flag, BOOLEAN)], BOOLEAN);
  return [
    {
      name: d.name,
      value: { kind: 'case', whens: [{ when: isKept, then: value }], otherwise: null, type: value.type },
      origin: d.name,
    },
    { name: d.kept.flag, value: call('not', [isKept], BOOLEAN), origin: 'others' },
  ];
}

export function measureOf(leaf: Leaf, name: string): Measure {
  const expr = leaf.aggregate;
  const members = lowerMembers(leaf.frame, leaf.level);
  const arg = expr.arg === null ? null : lowerRow(expr.arg, leaf.source, members);
  return { name, fn: expr.fn, arg, where: null, p: expr.p, type: expr.type };
}

/** The days of a range as a condition on the recorded time. */
export function rangeCondition(leaf: Leaf, range: Pick<RangeOfCell, 'from' | 'to' | 'until'>): Scalar | null {
  const { time } = leaf;
  if (time === null) return null;
  if (time.type.kind === 'date') {
    return allOf([
      call('ge', [time, date(range.from)], BOOLEAN),
      call('le', [time, date(range.to)], BOOLEAN),
    ]);
  }
  const until = `${formatDay(range.to)}T${range.until ?? ''}`;
  const end =
    range.until === null
      ? call('lt', [time, date(range.to + 1)], BOOLEAN)
      : call(
          'le',
          [time, { kind: 'literal', value: until, type: { kind: 'timestamp', zoned: false } }],
          BOOLEAN,
        );
  return allOf([call('ge', [time, date(range.from)], BOOLEAN), end]);
}

/** Rows → cells for a measure that adds, counts or samples rows over ranges. */
function flow(leaf: Leaf, mapping: Exclude<Mapping, { kind: 'nothing' }>, measure: Measure): Plan {
  const keys = leaf.level.keyNames();
  if (mapping.kind === 'single') {
    const rows = filter(leaf.source.plan(), allOf([leaf.conditions, rangeCondition(leaf, mapping.range)]));
    return aggregate(derive(rows, leaf.keys), keys, [measure]);
  }
  if (mapping.kind === 'listed') return listed(leaf, mapping, measure);
  const day = leaf.day as Scalar;
  const rows = filter(leaf.source.plan(), allOf([leaf.conditions, rangeCondition(leaf, mapping)]));
  const times = mapping.keys.map((k) => ({
    name: k.name,
    value: memberStart(day, k.grain),
    origin: k.grain,
  }));
  let plan: Plan = aggregate(derive(rows, [...times, ...leaf.keys]), keys, [measure]);
  for (const k of mapping.keys) plan = shift(plan, k.name, k.move);
  return plan;
}

/** Overlapping ranges: collapse to the coarsest unit first where the measure merges, then expand. */
function listed(leaf: Leaf, mapping: Extract<Mapping, { kind: 'listed' }>, measure: Measure): Plan {
  const { level } = leaf;
  const keys = level.keyNames();
  const dims = leaf.keys.map((k) => k.name);
  const day = leaf.day as Scalar;
  const { calendar } = level.context.model.workspace;
  const all = {
    from: mapping.ranges.reduce((least, r) => Math.min(least, r.from), Number.POSITIVE_INFINITY),
    to: mapping.ranges.reduce((most, r) => Math.max(most, r.to), Number.NEGATIVE_INFINITY),
    until: null,
  };
  const rows = filter(leaf.source.plan(), allOf([leaf.conditions, rangeCondition(leaf, all)]));
  const { unit } = mapping;
  const merge = mergeOf(measure.fn);
  const windows = windowsOf(level, mapping.ranges, (from) =>
    unit === null ? from : startOf(unit, from, calendar),
  );
  if (unit === null) return timed(leaf, mapping, measure, rows);
  const at = { name: OWN.at, value: memberStart(day, unit), origin: unit };
  const why = `each ${level.timeNames().join(', ')} with the days it reads`;
  if (merge !== null) {
    const units = aggregate(derive(rows, [at, ...leaf.keys]), [OWN.at, ...dims], [measure]);
    const merged: Measure = {
      ...measure,
      fn: merge,
      arg: column(measure.name, measure.type),
      where: null,
      p: null,
    };
    return aggregate(expand(units, windows, column(OWN.at, DATE), why), keys, [merged]);
  }
  if (measure.fn === 'count_distinct' && measure.arg !== null) {
    const value = { name: OWN.member, value: measure.arg, origin: 'member' };
    const units = aggregate(derive(rows, [at, ...leaf.keys, value]), [OWN.at, ...dims, OWN.member], []);
    return aggregate(expand(units, windows, column(OWN.at, DATE), why), keys, [
      { ...measure, arg: column(OWN.member, value.value.type) },
    ]);
  }
  return aggregate(
    expand(derive(rows, [...leaf.keys, { ...at, value: day }]), windows, column(OWN.at, DATE), why),
    keys,
    [measure],
  );
}

/** Ranges that end at a clock time: rows are expanded as they are, then cut for the cells that the clock cuts. */
function timed(
  leaf: Leaf,
  mapping: Extract<Mapping, { kind: 'listed' }>,
  measure: Measure,
  rows: Plan,
): Plan {
  const clock = leaf.time as Scalar;
  const added = [
    { name: OWN.at, value: leaf.day as Scalar, origin: 'day' },
    { name: OWN.clock, value: clock, origin: 'time' },
    { name: OWN.value, value: measure.arg ?? number(1), origin: measure.name },
  ];
  const windows = windowsOf(leaf.level, mapping.ranges, (from) => from);
  const rowsOfCells = expand(derive(rows, [...leaf.keys, ...added]), windows, column(OWN.at, DATE));
  const cuts = mapping.ranges.flatMap((r) =>
    r.until === null ? [] : [afterClock(leaf, r, column(OWN.clock, clock.type))],
  );
  const arg = measure.arg === null ? null : column(OWN.value, measure.arg.type);
  return aggregate(filter(rowsOfCells, allOf(cuts)), leaf.level.keyNames(), [{ ...measure, arg }]);
}

/** True for rows of other cells and for rows up to the clock time. */
function afterClock(leaf: Leaf, range: RangeOfCell, clock: Scalar): Scalar {
  const elsewhere = leaf.level
    .timeNames()
    .map((name, i) => call('ne', [column(name, DATE), date(range.keys[i] ?? 0)], BOOLEAN));
  const until = `${formatDay(range.to)}T${range.until ?? '23:59:59'}`;
  const early = call(
    'le',
    [clock, { kind: 'literal', value: until, type: { kind: 'timestamp', zoned: false } }],
    BOOLEAN,
  );
  return anyOf([...elsewhere, early]) ?? early;
}

/** The ranges as a list in the statement. */
export function windowsOf(
  level: Level,
  ranges: readonly RangeOfCell[],
  from: (day: number) => number,
): Spine {
  return spine(
    level.timeNames(),
    ranges.map((r) => [...r.keys, from(r.from), r.to]),
  );
}
