import type { Day } from '@plumbline/calendar';
import { InternalError, report } from '@plumbline/diagnostics';
import type { AggregateExpr, Dataset, DimensionRef } from '@plumbline/model';
import { aggregate, compute, filter, spine } from '../../make.ts';
import { chain } from '../../make-chain.ts';
import { OWN } from '../../names.ts';
import type { Plan } from '../../node.ts';
import {
  allOf,
  BIGINT,
  BOOLEAN,
  call,
  column,
  DATE,
  date,
  type Measure,
  nothing,
  type Scalar,
  TEXT,
  truth,
} from '../../scalar.ts';
import { refuse } from '../cells/context.ts';
import type { Frame } from '../cells/frame.ts';
import type { Level } from '../cells/level.ts';
import { closingRow } from '../fiscal/closing-row.ts';
import { periodOfDay } from '../fiscal/period-of-day.ts';
import { lowerMembers } from '../forms/members.ts';
import { edgeOfMeasure } from '../time/edge-of-measure.ts';
import type { RangeOfCell } from '../time/ranges.ts';
import { balanceCondition, ownField } from './balance-condition.ts';
import { edgeColumn } from './cells-of.ts';
import { isLastRow, lastRowsOf } from './closes-of.ts';
import { type Leaf, measureOf } from './leaf.ts';
import { matchedCondition, snapshotWhen } from './matched-days.ts';
import { dayOf, fiscalParts, lowerDimension, lowerRow, zoneOf } from './row.ts';
import { scenarioTerm } from './scenario.ts';
import { Source } from './source.ts';
import { seriesCounts, spanState } from './span-states.ts';
import { edgesOf, knownTo, windowsOf } from './windows.ts';

const READS_ROWS: ReadonlySet<string> = new Set(['count', 'min', 'max', 'count_distinct']);

/** Whether the rows of a measure are joined end to end; other aggregates read them as they are, or not at all. */
export function isOverSpans({ dataset, fn }: AggregateExpr, frame: Frame, level: Level): boolean {
  const { context } = level;
  if ((context.model.datasets.get(dataset)?.span ?? null) === null) return false;
  if (fn !== 'sum' && !READS_ROWS.has(fn))
    refuse(context, report('query/span-not-additive', { dataset, fn, metric: frame.hint }));
  return fn === 'sum';
}

/**
 * Each series by its shortest chain, the series of a cell added up; no value where all of them are left out. `isZeroed`: in
 * cells that have no series missing is 0, so that those which have some are told apart.
 */
export function spansOf(leaf: Leaf, name: string, isZeroed: boolean): Plan {
  const { level } = leaf;
  const measure = measureOf(leaf, name);
  const series = seriesOf(leaf);
  const rows = spanRows(leaf, measure, series);
  const keys = [...leaf.keys.map((k) => k.name), ...series.map((s) => s.name)];
  const { windows, on, end } = windowsFor(leaf, rows, keys, isZeroed);
  // A figure over members says nothing of the spans of each.
  const leftOutTo = level.shape.cell === null || isZeroed ? end : null;
  const how = { series: keys, keys: level.timeNames, on, exact: leaf.frame.exact, leftOutTo };
  const joined = chain(rows, windows, how, 'spans joined end to end, by the fewest rows');
  const sum: Measure = { ...measure, arg: column(OWN.value, measure.type), where: null };
  const state = column(OWN.chain, TEXT);
  const states: Measure = { name: spanState(name), fn: 'list', arg: state, where: null, p: null, type: TEXT };
  const counts = seriesCounts(name);
  const count = { fn: 'count', where: null, p: null, type: BIGINT } as const;
  return aggregate(
    joined,
    level.keyNames,
    [
      sum,
      states,
      { ...count, name: counts.figures, arg: column(OWN.value, measure.type) },
      { ...count, name: counts.all, arg: null },
    ],
    'the series of a cell added up',
  );
}

type Series = readonly { readonly name: string; readonly value: Scalar }[];

/** The key without the two ends of a span. */
function seriesOf({ dataset, source }: Leaf): Series {
  const { span, history, primaryKey } = dataset;
  const fields = (history?.key ?? primaryKey).filter((f) => f !== span?.from && f !== span?.to);
  return fields.map((field) => ({
    name: `${dataset.name}.${field}`,
    value: ownField(source, dataset, field),
  }));
}

function spanRows(leaf: Leaf, measure: Measure, series: Series): Plan {
  const { dataset, source } = leaf;
  const { span, history } = dataset;
  if (span === null || measure.arg === null) throw new InternalError(`${dataset.name} has no spans to add`);
  const { from, to } = endsOfSpan(leaf, span);
  const recorded = history === null ? date(0) : ownField(source, dataset, history.recordedAt);
  const isSpan = [from, to, measure.arg].map((value) => call('is_not_null', [value], BOOLEAN));
  const rows = filter(
    source.plan(),
    allOf([leaf.conditions, ...isSpan, call('le', [from, to], BOOLEAN)]),
    'totals of spans; a row without a first day is a balance',
  );
  return compute(rows, [
    ...leaf.keys,
    ...series.map((s) => ({ ...s, origin: s.name })),
    { name: OWN.spanFrom, value: from, origin: span.from },
    { name: OWN.spanNext, value: call('move', [to], DATE, '1 day'), origin: span.to },
    { name: OWN.value, value: measure.arg, origin: measure.name },
    { name: OWN.recorded, value: recorded, origin: 'recorded' },
    ...edgeColumn(leaf),
  ]);
}

/** Under the calendar of an entity the first and last day of its periods, where the ends are near those. */
function endsOfSpan(
  { dataset, source, frame, level, edge }: Leaf,
  span: NonNullable<Dataset['span']>,
): { readonly from: Scalar; readonly to: Scalar } {
  const [from, to] = [ownField(source, dataset, span.from), ownField(source, dataset, span.to)];
  if (edge === null) return { from, to };
  const { entity } = fiscalParts(source, lowerMembers(frame, level));
  const look = (value: Scalar, name: string) =>
    periodOfDay(source, dataset, { day: dayOf(value, zoneOf(source)), entity, name });
  return { from: look(from, 'from').begun, to: look(to, 'to').ended };
}

/** The question leaves an end of the range open: each series has its own. */
export function isOpenEnded({ level, frame }: Leaf): boolean {
  const { from, to } = level.context.asked;
  return isWholePeriod(level, frame) && (from === null || to === null);
}

/** R is the period of the question: larger cells and members without time have the same. */
function isWholePeriod({ timeNames }: Level, { ops }: Frame): boolean {
  return timeNames.length === 0 && ops.every(({ kind }) => kind === 'total' || kind === 'enter');
}

interface SpanWindows {
  readonly windows: Plan;
  readonly on: readonly string[];
  /** Their last day, also where they are not known to it. */
  readonly end: string;
}

/**
 * The ranges of the cells that are known to their end, under `isZeroed` the others too, which no chain joins; where the
 * question leaves an end open, each series' own.
 */
function windowsFor(leaf: Leaf, rows: Plan, series: readonly string[], isZeroed: boolean): SpanWindows {
  const { level, ranges } = leaf;
  if (leaf.edge !== null) return fiscalWindows(leaf, rows, series);
  const { from, to } = level.context.asked;
  if (!isOpenEnded(leaf)) {
    if (isZeroed && !ranges.every(isKnownToEnd))
      return { windows: spine(level.timeNames, ranges.map(joinable), [OWN.end]), on: [], end: OWN.end };
    const whole = ranges.filter(isKnownToEnd);
    return { windows: windowsOf(level, whole, (day) => day), on: [], end: OWN.to };
  }
  const isOver = to === null || ranges.some(isKnownToEnd);
  if (!isOver && !isZeroed) return { windows: windowsOf(level, [], (day) => day), on: [], end: OWN.to };
  const end = (name: string, fn: 'min' | 'max'): Measure => {
    return { name: `${name}:end`, fn, arg: column(name, DATE), where: null, p: null, type: DATE };
  };
  const [first, next] = [end(OWN.spanFrom, 'min'), end(OWN.spanNext, 'max')];
  const over = to === null ? overRows(leaf, rows) : rows;
  const ends = aggregate(over, series, [first, next], 'the first and last day of each series');
  const last = call('move', [column(next.name, DATE)], DATE, '-1 day');
  const windows = compute(ends, [
    ...ends.columns
      .filter((c) => series.includes(c.name))
      .map((c) => ({ name: c.name, value: column(c.name, c.type), origin: c.origin })),
    { name: OWN.from, value: from === null ? column(first.name, DATE) : date(from), origin: 'first day' },
    { name: OWN.to, value: to === null ? last : isOver ? date(to) : nothing(DATE), origin: 'last day' },
    ...(isOver || to === null ? [] : [{ name: OWN.end, value: date(to), origin: 'last day, not known' }]),
  ]);
  const until = isOver ? OWN.to : OWN.end;
  // From a day to the day before it there is a way, there and back.
  const isBegun = call('le', [column(OWN.from, DATE), column(until, DATE)], BOOLEAN);
  const known = isOver ? null : lastKnown(leaf);
  const isKnown = known === null ? null : call('le', [column(OWN.from, DATE), date(known)], BOOLEAN);
  return {
    windows: filter(windows, allOf([isBegun, isKnown]), 'ranges that hold a day'),
    on: series,
    end: until,
  };
}

/** A range whose last day is not known has none. */
function joinable(range: RangeOfCell): readonly (number | null)[] {
  return [...range.keys, range.from, isKnownToEnd(range) ? range.to : null, range.end];
}

/** The totals that end by what is known of the dataset. */
function overRows(leaf: Leaf, rows: Plan): Plan {
  const last = lastKnown(leaf);
  if (last === null) return rows;
  const next = column(OWN.spanNext, DATE);
  const isOver = Number.isFinite(last) ? call('le', [next, date(last + 1)], BOOLEAN) : truth(false);
  return filter(rows, isOver, 'totals that are over');
}

function lastKnown({ level, frame, dataset }: Leaf): Day | null {
  return edgeOfMeasure(level, dataset.name, frame)?.last ?? null;
}

/** A total ends by what is known of its entity. */
const IS_OVER = call(
  'le',
  [call('move', [column(OWN.spanNext, DATE)], DATE, '-1 day'), column(OWN.edge, DATE)],
  BOOLEAN,
);

/** Each series reads the ranges that are known of its entity to their end. */
function fiscalWindows(leaf: Leaf, rows: Plan, series: readonly string[]): SpanWindows {
  const { level, ranges, dataset, frame } = leaf;
  const entity = `${dataset.name}.${dataset.fiscal?.entity ?? ''}`;
  if (!series.includes(entity)) {
    const feature = `${dataset.name}: spans whose key does not name their entity`;
    refuse(level.context, report('model/not-available-yet', { feature }));
  }
  const end = (name: string, fn: 'min' | 'max', of: string): Measure => {
    return { name, fn, arg: column(of, DATE), where: null, p: null, type: DATE };
  };
  const ends = [end(OWN.first, 'min', OWN.spanFrom), end(OWN.last, 'max', OWN.spanNext)];
  const { from, to } = level.context.asked;
  const isPeriod = isWholePeriod(level, frame);
  const isOpen = isPeriod && to === null;
  const over = isOpen ? filter(rows, IS_OVER, 'totals that are over') : rows;
  const each = aggregate(over, [...series, OWN.edge], ends, 'each series with how far it is known');
  const windows = knownTo(spineOfEntities(level, isOpen ? ranges.filter(isKnownToEnd) : ranges, each), leaf);
  const first = column(isPeriod && from === null ? OWN.first : OWN.from, DATE);
  const last = call('move', [column(OWN.last, DATE)], DATE, '-1 day');
  const known = to === null ? last : column(OWN.edge, DATE);
  const isBegun = call('le', [first, known], BOOLEAN);
  const begun = filter(windows, isBegun, 'ranges that do not begin after what is known');
  const kept = windows.columns.filter((c) => level.timeNames.includes(c.name) || series.includes(c.name));
  return {
    windows: compute(isPeriod ? begun : windows, [
      ...kept.map((c) => ({ name: c.name, value: column(c.name, c.type), origin: c.origin })),
      { name: OWN.from, value: first, origin: 'first day' },
      { name: OWN.to, value: isOpen ? last : column(OWN.to, DATE), origin: 'last day' },
      { name: OWN.end, value: isOpen ? last : column(OWN.end, DATE), origin: 'last day, known or not' },
    ]),
    on: series,
    end: OWN.end,
  };
}

function isKnownToEnd({ to, end, until }: RangeOfCell): boolean {
  return to === end && until === null;
}

/** The ranges of the entities; without a last day where they are known in part. */
function spineOfEntities(level: Level, ranges: readonly RangeOfCell[], each: Plan): Plan {
  const rows = ranges.map((r) => {
    const to = isKnownToEnd(r) ? r.to : null;
    return [...r.keys, r.from, to, ...edgesOf(r), r.end];
  });
  return spine(level.timeNames, rows, [OWN.edgeFrom, OWN.edgeTo, OWN.end], each);
}

/** A leaf that reads balances: among totals of spans, the rows without a first day. */
export function balancesOf(leaf: Leaf, per: DimensionRef | null): Leaf {
  const closing = leaf.edge === null ? null : closingRow(leaf);
  const conditions = [balanceCondition(leaf.dataset, leaf.source), closingCondition(leaf, leaf.source, per)];
  return {
    ...leaf,
    closing,
    conditions: allOf([leaf.conditions, ...conditions, closing?.condition ?? null]),
  };
}

/** Under a calendar rows of several days may count on one: balances are those of the last of them (of each account). */
export function closingCondition(
  { dataset, frame, level, aggregate: expr }: Pick<Leaf, 'aggregate' | 'dataset' | 'frame' | 'level'>,
  source: Source,
  per: DimensionRef | null,
): Scalar | null {
  const { calendar, snapshots } = dataset;
  const isByCalendar = (frame.times.get(dataset.name) ?? null) === null;
  if (calendar === null || dataset.time === null || !isByCalendar) return null;
  const { time } = dataset;
  const members = lowerMembers(frame, level);
  const when = snapshotWhen(dataset, frame, level);
  const account = (snapshots?.when ?? null) === null ? per : null;
  const parts = (of: Source) => ({
    counted: lowerDimension(time, of, members),
    own: dayOf(lowerDimension(calendar.recorded, of, members), zoneOf(of)),
    account: account && lowerDimension(account, of, members),
  });
  const inner = new Source(dataset, level.context, { time: null, versions: frame.versions });
  const found = parts(inner);
  const scenario = scenarioTerm(expr, frame, level);
  const isRead = [
    balanceCondition(dataset, inner),
    ...[scenario, when].map((c) => c && lowerRow(c, inner, members)),
    matchedCondition(expr, frame, level, inner),
  ];
  const set = lastRowsOf(filter(inner.plan(), allOf(isRead)), found.counted, found.own, found.account);
  const outer = parts(source);
  const flag = `${dataset.name}:last${account === null ? '' : ' of each'}${scenario === null ? '' : ` ${frame.scenario}`}`;
  source.attach({
    set,
    on: [
      { left: outer.counted, right: OWN.close },
      ...(outer.account === null ? [] : [{ left: outer.account, right: OWN.account }]),
    ],
    flag,
    nullSafe: outer.account !== null,
    take: [{ from: OWN.last, as: flag }],
  });
  return isLastRow(flag, outer.own);
}
