import { formatDay } from '@plumbline/calendar';
import { InternalError, report } from '@plumbline/diagnostics';
import {
  type AggregateExpr,
  type Dataset,
  type DimensionRef,
  hiddenRules,
  memberField,
  pathTo,
  validityOf,
} from '@plumbline/model';
import { isFiscal } from '../../../bind/fiscal-view.ts';
import { filter } from '../../make.ts';
import { OWN } from '../../names.ts';
import type { Plan } from '../../node.ts';
import {
  allOf,
  BOOLEAN,
  call,
  column,
  date,
  INTEGER,
  type Measure,
  number,
  type Scalar,
  truth,
} from '../../scalar.ts';
import { type Context, refuse } from '../cells/context.ts';
import type { Frame, RangeOp } from '../cells/frame.ts';
import type { Level } from '../cells/level.ts';
import { type ClosingRow, withoutUnclear } from '../fiscal/closing-row.ts';
import { edgeOfEntity } from '../fiscal/edge-of-entity.ts';
import { isNearRead } from '../fiscal/is-near-read.ts';
import { lowerMembers } from '../forms/members.ts';
import { terms } from '../forms/terms.ts';
import { clockPartOf, partsLater } from '../time/clock-parts.ts';
import type { Mapping } from '../time/mapping.ts';
import type { RangeOfCell } from '../time/ranges.ts';
import { readingOf } from '../time/reading.ts';
import { lowerConditions } from './bridged-conditions.ts';
import { type BridgedMembers, bridgedMembers } from './bridged-members.ts';
import { type ClimbedMembers, climbedField, climbedMembers } from './climbed-members.ts';
import { warnOfEveryVersion } from './every-version.ts';
import { matchedCondition } from './matched-days.ts';
import { hasOneStandIn, hasOneValue } from './one-value.ts';
import { clockOf } from './related-versions.ts';
import { dayOf, inZone, lowerDimension, lowerRow, truncated, zoneOf } from './row.ts';
import { scenarioTerm } from './scenario.ts';
import { Source } from './source.ts';
import { fieldOutOfTable, ofKeysAlone, withoutTies } from './versions.ts';

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
  /** What a row counts with in the members of trees that it rolls up to. */
  readonly factors: readonly Scalar[];
  readonly ranges: readonly RangeOfCell[];
  readonly mapping: Mapping;
  /** Under the calendar of an entity: how far the row's one is known; null: all entities alike. */
  readonly edge: Scalar | null;
  /** The rows that close periods of an entity, where balances are read. */
  readonly closing: ClosingRow | null;
}

/** `isInForce`: of a dataset without time, rows in force on the days that are read. */
export function openLeaf(expr: AggregateExpr, frame: Frame, level: Level, isInForce = false): Leaf | null {
  const { context } = level;
  const dataset = context.model.datasets.get(expr.dataset);
  if (dataset === undefined) throw new InternalError(`unknown dataset ${expr.dataset}`);
  for (const feature of dataset.later)
    refuse(context, report('model/not-available-yet', { feature: `${dataset.name}: ${feature}` }));
  refuseHiddenRules(dataset, context);
  const unstored = fieldOutOfTable(dataset, context.facts);
  if (unstored !== null) {
    refuse(context, report('query/field-not-loaded', { dataset: dataset.name, field: unstored }));
    return null;
  }
  if (dataset.history === null && (frame.versions.first || frame.versions.until !== null)) {
    const params = { dataset: dataset.name };
    context.warnings.set(`unversioned ${dataset.name}`, { code: 'asof/unversioned-data', params });
  }
  requireAdditive(expr, dataset, frame, level);
  const source = new Source(dataset, context, {
    time: frame.times.get(dataset.name) ?? null,
    versions: frame.versions,
    ofAll: frame.ofAll,
  });
  const { ranges, mapping } = readingOf(level, dataset.name, frame);
  const ref: DimensionRef | null = frame.times.get(dataset.name) ?? dataset.time;
  if (
    ref === null &&
    !isInForce &&
    (level.shape.timeKeys.length > 0 || frame.ops.some(needsTime) || isAsked(context))
  ) {
    refuse(context, report('query/no-time', { dataset: dataset.name }));
    return null;
  }
  if (ref === null && !isInForce) warnOfEveryVersion(expr, dataset, frame, level);
  if (ref !== null) refuseNearTime(ref, dataset, context);
  const members = lowerMembers(frame, level);
  const recorded = ref === null ? null : inZone(lowerDimension(ref, source, members), zoneOf(source));
  const time = recorded && partsLater(recorded, frame.ops);
  const climbed = climbsOf(expr, frame, { source, level, members });
  const scenario = scenarioTerm(expr, frame, level);
  const bridged = bridgedMembers(expr, frame, level, { source, members });
  const own = expr.where === null ? [] : terms(expr.where);
  const narrowed = [...(scenario === null ? [] : [scenario]), ...frame.conditions, ...own];
  const conditions = allOf([
    lowerConditions(narrowed, source, members),
    matchedCondition(expr, frame, level, source),
  ]);
  source.narrow(ofKeysAlone(dataset, conditions));
  const reading = { source, members, climbed, bridged, time };
  const keys = level.shape.dimensions.flatMap((d) => dimensionKey(d, reading));
  return {
    aggregate: expr,
    level,
    frame,
    dataset,
    source,
    time,
    conditions,
    keys,
    factors: [...climbed.flatMap((c) => c.factor ?? []), ...bridged.factors],
    ranges,
    day: time === null ? null : dayOf(time, zoneOf(source)),
    mapping: ref === null && !isInForce ? unbounded() : mapping,
    closing: null,
    edge: isFiscal(dataset) ? edgeOfEntity(source, members, isNearRead(dataset, frame)) : null,
  };
}

/** Amounts of different items are not added up where the dataset says that their sum means nothing. */
function requireAdditive({ fn, where }: AggregateExpr, dataset: Dataset, frame: Frame, level: Level): void {
  if (fn !== 'sum' && fn !== 'avg') return;
  const { model } = level.context;
  for (const field of dataset.notOver) {
    const ref: DimensionRef = { kind: 'field', dataset: dataset.name, field, relationship: null };
    const isClimbed = frame.climbs.some(({ tree }) => memberField(model, tree, ref) !== null);
    const column = { dataset: dataset.name, field };
    const isOne = hasOneValue(column, where, frame, level) || hasOneStandIn(column, where, frame, level);
    if (isOne && !isClimbed) continue;
    const params = { metric: frame.hint, dataset: dataset.name, field, fn };
    refuse(level.context, report('query/not-additive', params));
  }
}

/** How far rows of a time that is looked up by time are known is not measured. */
function refuseNearTime(ref: DimensionRef, { name }: Dataset, context: Context): void {
  const found = pathTo(context.model, name, ref);
  const steps = found.kind === 'found' ? found.path.steps : [];
  const { model } = context;
  const near = steps.find(
    (step) =>
      step.asOf !== null || validityOf(model, step) !== null || model.datasets.get(step.to)?.history != null,
  );
  if (near === undefined) return;
  refuse(context, report('query/time-of-versions', { dataset: name, relationship: near.name }));
}

/** A union adds the rows of its members: what they say about which rows count is to be said of it too. */
function refuseHiddenRules({ name }: Dataset, context: Context): void {
  for (const { dataset, rule } of hiddenRules(context.model, name)) {
    refuse(context, report('query/union-hides-rule', { union: name, dataset, rule }));
  }
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
  return { kind: 'single', range: { keys: [], from: 0, to: 0, until: null, end: 0 } };
}

interface Reading {
  readonly source: Source;
  readonly members: ReturnType<typeof lowerMembers>;
}

/** The members of trees that the rows of a measure roll up to, attached to its source. */
function climbsOf(
  { fn }: AggregateExpr,
  frame: Frame,
  { source, level, members }: Reading & { readonly level: Level },
): readonly ClimbedMembers[] {
  const { context, shape } = level;
  return frame.climbs.flatMap((climb) => {
    const { tree } = climb;
    const dims = shape.dimensions.filter((d) => memberField(context.model, tree, d.ref) !== null);
    if (dims.some((d) => d.kept !== null))
      refuse(context, report('query/rollup-others', { hierarchy: tree.name }));
    const fields = [...new Set(dims.flatMap((d) => memberField(context.model, tree, d.ref) ?? []))];
    const found = climbedMembers(climb, fields, { context, versions: clockOf(frame.versions) }, members);
    if (found === null) return [];
    if (found.factor !== null && fn !== 'sum' && fn !== 'count')
      refuse(context, report('query/rollup-not-additive', { hierarchy: tree.name, fn, metric: frame.hint }));
    source.climb({ set: found.set, on: found.on, by: lowerDimension(climb.key, source, members) });
    return [found];
  });
}

/** Where rows are counted several times, or elsewhere, and when. */
interface Counted {
  readonly time: Scalar | null;
  readonly climbed: readonly ClimbedMembers[];
  readonly bridged: BridgedMembers;
}

function dimensionKey(
  d: Level['shape']['dimensions'][number],
  { source, members, climbed, bridged, time }: Reading & Counted,
): Leaf['keys'] {
  const part = clockPartOf(d);
  if (part !== null && time !== null)
    return [{ name: d.name, value: call('part', [time], INTEGER, part), origin: part }];
  const behind = bridged.values.get(d.name);
  if (behind !== undefined) return keyColumns(d, behind, source);
  const plain = climbedField(source.context.model, climbed, d.ref) ?? lowerDimension(d.ref, source, members);
  return keyColumns(d, truncated(plain, d.grain, d.part, zoneOf(source)), source);
}

/** The key that a value is; members that are not kept get the flag of `others`. */
export function keyColumns(
  d: Level['shape']['dimensions'][number],
  value: Scalar,
  source: Source,
): Leaf['keys'] {
  if (d.kept !== null && d.ref.kind === 'cohort')
    refuse(source.context, report('query/cohort-others', { name: d.name }));
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
  const measure = { name, fn: expr.fn, arg, where: null, p: expr.p, type: expr.type };
  const counts = expr.fn === 'sum' || expr.fn === 'count';
  const clear = withoutUnclear(withoutTies(measure, leaf.dataset), leaf.closing, truth(true));
  return (counts ? leaf.factors : []).reduce(timesFactor, clear);
}

/** A product of decimals with a share has more digits than its parts (DuckDB keeps 18 where both have no more). */
function roomFor(factor: Scalar, arg: Scalar): Scalar {
  if (factor.type.kind !== 'decimal' || arg.type.kind === 'double') return arg;
  const scale = arg.type.kind === 'decimal' ? arg.type.scale : 0;
  return call('cast', [arg], { kind: 'decimal', precision: 38, scale });
}

/** A sum adds each value so many times, a count each row. */
function timesFactor(measure: Measure, factor: Scalar): Measure {
  const { fn, arg, type } = measure;
  if (fn === 'sum' && arg !== null)
    return { ...measure, arg: call('multiply', [roomFor(factor, arg), factor], arg.type) };
  const when = arg === null ? truth(true) : call('is_not_null', [arg], BOOLEAN);
  const once: Scalar = { kind: 'case', whens: [{ when, then: factor }], otherwise: null, type: factor.type };
  return { ...measure, fn: 'sum', arg: once, type };
}

/** The days of a range as a condition on the recorded time. */
export function rangeCondition(leaf: Leaf, range: Pick<RangeOfCell, 'from' | 'to' | 'until'>): Scalar | null {
  const { time } = leaf;
  if (time === null) return null;
  // From the first to the last of no ranges at all: no day is between them.
  if (range.from > range.to) return truth(false);
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
  return filter(leaf.source.plan(), allOf([rangeCondition(leaf, range), leaf.conditions]));
}

/** A count of nothing is missing until `empty` says otherwise. */
export function missingOf(expr: AggregateExpr, value: Scalar): Scalar {
  const counts = expr.fn === 'count' || expr.fn === 'count_distinct';
  return counts ? call('null_if', [value, number(0, value.type)], value.type) : value;
}
