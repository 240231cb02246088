import { type MemberGrain, nests } from '@plumbline/calendar';
import { report } from '@plumbline/diagnostics';
import { isSameDimension, type MetricExpr } from '@plumbline/model';
import { BOOLEAN, call, column, type Scalar, TEXT, truth } from '../../scalar.ts';
import { refuse } from '../cells/context.ts';
import type { DimensionKey, Frame, LevelRow, RangeOp, TimeKey } from '../cells/frame.ts';
import { frameKey } from '../cells/frame-key.ts';
import { Level, type LevelShape } from '../cells/level.ts';
import { textOf } from '../cells/text-of.ts';
import { leftOutText, NOTHING_REPORTED, spanStateOf } from '../rows/span-states.ts';
import { carriedChecks } from '../stock/carried-checks.ts';
import { clockPartOf, partsNamed } from '../time/clock-parts.ts';

type Total = Extract<MetricExpr, { kind: 'total' | 'share' }>;

/** How time is seen from a total: as in the cell, within a coarser grain, or not at all. */
interface TotalTime {
  readonly timeKeys: readonly TimeKey[];
  readonly rows: readonly LevelRow[];
  readonly ops: readonly RangeOp[];
  readonly isOwn: boolean;
}

/** A larger cell around the one of a level: what is added up in it, and which keys of the level it keeps. */
export interface Around {
  readonly of: MetricExpr;
  readonly keeps: (dimension: DimensionKey) => boolean;
  /** Grains of the query's time that it keeps. */
  readonly grains: readonly MemberGrain[];
}

/** m without the dimensions of its level, except those named (semantics.md 1, 2). */
export function lowerTotal({ of, within }: Total, frame: Frame, level: Level): Scalar {
  const { model } = level.context;
  const parts = partsNamed(within, level.shape.dimensions);
  const keeps = (key: DimensionKey) => {
    const part = clockPartOf(key);
    if (part !== null) return parts.includes(part);
    return within.some((name) => isSameDimension(model, key.ref, name));
  };
  const grains = within.flatMap((name) =>
    name.kind === 'grain' && !isClock(name.grain) ? [name.grain as MemberGrain] : [],
  );
  return lowerAround({ of, keeps, grains: parts.length === 0 ? grains : [...grains, 'day'] }, frame, level);
}

function isClock(grain: string): boolean {
  return grain === 'hour' || grain === 'minute';
}

/** m in a larger cell than that of its level; inside `per` the cell's own keys stay. */
export function lowerAround(expr: Around, frame: Frame, level: Level): Scalar {
  const { context, shape } = level;
  const cell = shape.cell ?? [];
  const time = timeOf(expr.grains, frame, level);
  const dimensions = shape.dimensions.filter((d) => cell.includes(d.name) || expr.keeps(d));
  if (!time.isOwn && isDetached(frame.ops)) {
    refuse(context, report('query/total-in-window', { metric: frame.hint }));
  }
  if (time.isOwn && dimensions.length === shape.dimensions.length)
    return context.lower(expr.of, frame, level);
  // A total makes no row of its own: its metric does, in the cell itself.
  if (context.opened === null) context.lower(expr.of, frame, level);
  const named = JSON.stringify([dimensions.map((d) => d.name), time.timeKeys.map((k) => k.name)]);
  const signature = `total ${textOf(expr.of)} ${named} ${frameKey({ ...frame, ops: time.ops })} ${JSON.stringify(frame.empty)} ${frame.read?.join()}`;
  const known = level.memo.get(signature);
  if (known !== undefined) return known;
  const own: LevelShape = {
    timeKeys: time.timeKeys,
    dimensions,
    rows: time.rows,
    cell: shape.cell,
    isRanked: false,
    isLookedUp: true,
  };
  const inner = new Level(context, own);
  const name = level.name(`${frame.hint}_total`);
  const value = context.lower(expr.of, { ...frame, ops: time.ops }, inner);
  const missing = inner.keys.length === 0 ? null : inner.withoutRows(value);
  const found = `${name}:found`;
  const late = carriedChecks(inner, level).outputs;
  const spans = spansOf(value, inner, name);
  const plan = inner.relation([
    { name, value },
    ...(missing === null ? [] : [{ name: found, value: truth(true) }]),
    ...late,
    ...spans,
  ]);
  const on = inner.keys.map((k) => ({ left: column(k.name, k.type), right: k.name }));
  const taken = [name, ...(missing === null ? [] : [found]), ...[...late, ...spans].map((one) => one.name)];
  const take = taken.map((from) => ({ from, as: from }));
  level.attach({ plan, on, take });
  const attached = column(name, value.type);
  const isFound = call('is_not_null', [column(found, BOOLEAN)], BOOLEAN);
  const total: Scalar =
    missing === null
      ? attached
      : { kind: 'case', whens: [{ when: isFound, then: attached }], otherwise: missing, type: value.type };
  level.noteSpansAround(name, {
    states: spans.filter(isState).map(({ name }) => stateAround(column(name, TEXT), missing && isFound)),
    left: spans.filter((one) => !isState(one)).map(({ name }) => column(name, TEXT)),
  });
  level.memo.set(signature, total);
  return total;
}

interface SpanText {
  readonly name: string;
  readonly value: Scalar;
  readonly says: 'state' | 'left';
}

/** How the spans of an inner level came about and how many series they leave out, for the cell around it. */
function spansOf(value: Scalar, inner: Level, figure: string): readonly SpanText[] {
  const own = inner.spansIn(value);
  const around = inner.spansAround(value);
  const states = [
    ...own.map((name) => spanStateOf(name, inner.spans.get(name) ?? null)),
    ...around.flatMap((said) => said.states),
  ];
  const left = [...own.map(leftOutText), ...around.flatMap((said) => said.left)];
  return [
    ...states.map((value, i) => ({ name: `${figure}:span_${i + 1}`, value, says: 'state' as const })),
    ...left.map((value, i) => ({ name: `${figure}:left_${i + 1}`, value, says: 'left' as const })),
  ];
}

function isState({ says }: SpanText): boolean {
  return says === 'state';
}

/** Where missing is 0, a larger cell that is not there has reports of nothing. */
function stateAround(state: Scalar, isFound: Scalar | null): Scalar {
  if (isFound === null) return state;
  const otherwise: Scalar = { kind: 'literal', value: NOTHING_REPORTED, type: TEXT };
  return { kind: 'case', whens: [{ when: isFound, then: state }], otherwise, type: TEXT };
}

/** R is a window of its own: it cannot be widened to the period any more. */
function isDetached(ops: readonly RangeOp[]): boolean {
  const last = ops.findLast((op) => ['to_date', 'trailing', 'enter', 'split', 'at'].includes(op.kind));
  return last?.kind === 'to_date' || last?.kind === 'trailing';
}

function timeOf(grains: readonly MemberGrain[], frame: Frame, level: Level): TotalTime {
  const { calendar } = level.context.model.workspace;
  const { timeKeys, rows, cell } = level.shape;
  const outer = timeKeys.filter((k) => cell?.includes(k.name) ?? false);
  const own = timeKeys.filter((k) => !outer.includes(k));
  const [key] = own;
  const as = { timeKeys, rows };
  if (key === undefined) return { ...as, ops: [...frame.ops, { kind: 'total' }], isOwn: false };
  const named = namedGrains(grains, key, level);
  if (named.includes(key.grain)) return { ...as, ops: frame.ops, isOwn: true };
  const coarser = named.filter((g) => nests(key.grain, g, calendar));
  const grain = coarser.find((g) => coarser.every((other) => nests(g, other, calendar)));
  if (grain !== undefined) return { ...as, ops: [...frame.ops, { kind: 'within', grain }], isOwn: false };
  if (cell === null) {
    const whole = { keys: [], member: null };
    return { timeKeys: [], rows: [whole], ops: [...frame.ops, { kind: 'total' }], isOwn: false };
  }
  return { timeKeys: outer, rows, ops: withoutSplits(frame.ops, own.length), isOwn: false };
}

/** Beside weeks a year is the one that they are counted in. */
function namedGrains(
  named: readonly MemberGrain[],
  { grain }: TimeKey,
  { context }: Level,
): readonly MemberGrain[] {
  const counted = grain === 'week' || grain === 'week_year' || context.hasWeeks;
  return named.map((g) => (g === 'year' && counted ? 'week_year' : g));
}

/** Back out of a `per` over grains: the range before it was split is the cell's. */
function withoutSplits(ops: readonly RangeOp[], count: number): readonly RangeOp[] {
  let left = count;
  return ops
    .toReversed()
    .flatMap((op): readonly RangeOp[] => {
      if (op.kind !== 'split' || left === 0) return [op];
      left -= 1;
      return left === 0 ? [{ kind: 'enter' }] : [];
    })
    .toReversed();
}
