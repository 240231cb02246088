import { formatDay } from '@plumbline/calendar';
import { InternalError, report } from '@plumbline/diagnostics';
import type { AggregateExpr, Dataset, DimensionRef } from '@plumbline/model';
import { filter } from '../../make.ts';
import { OWN } from '../../names.ts';
import type { Plan } from '../../node.ts';
import { allOf, BOOLEAN, call, column, date, type Measure, number, type Scalar } from '../../scalar.ts';
import { type Context, refuse } from '../cells/context.ts';
import type { Frame, RangeOp } from '../cells/frame.ts';
import type { Level } from '../cells/level.ts';
import { lowerMembers } from '../forms/members.ts';
import type { Mapping } from '../time/mapping.ts';
import type { RangeOfCell } from '../time/ranges.ts';
import { readingOf } from '../time/reading.ts';
import { dayOf, inZone, lowerDimension, lowerRow, truncated, zoneOf } from './row.ts';
import { Source } from './source.ts';

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

export function openLeaf(expr: AggregateExpr, frame: Frame, level: Level): Leaf | null {
  const { context } = level;
  const dataset = context.model.datasets.get(expr.dataset);
  if (dataset === undefined) throw new InternalError(`unknown dataset ${expr.dataset}`);
  for (const feature of dataset.later)
    refuse(context, report('model/not-available-yet', { feature: `${dataset.name}: ${feature}` }));
  const source = new Source(dataset, context, frame.times.get(dataset.name) ?? null);
  const { ranges, mapping } = readingOf(level, dataset.name, frame);
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
    mapping: ref === null ? unbounded() : mapping,
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

/** Rows of the dataset that meet the conditions, in the days of a range. */
export function rowsInRange(leaf: Leaf, range: Pick<RangeOfCell, 'from' | 'to' | 'until'>): Plan {
  return filter(leaf.source.plan(), allOf([leaf.conditions, rangeCondition(leaf, range)]));
}

/** A count of nothing is missing until `empty` says otherwise. */
export function missingOf(expr: AggregateExpr, value: Scalar): Scalar {
  const counts = expr.fn === 'count' || expr.fn === 'count_distinct';
  return counts ? call('null_if', [value, number(0, value.type)], value.type) : value;
}
