import { parsePeriod, resolvePeriod } from '@plumbline/calendar';
import { InternalError, report } from '@plumbline/diagnostics';
import { emptyOf, type Metric, type MetricExpr, type RowExpr, walkExpression } from '@plumbline/model';
import {
  allOf,
  BIGINT,
  BOOLEAN,
  call,
  column,
  DATE,
  DOUBLE,
  date,
  nothing,
  number,
  type Scalar,
} from '../scalar.ts';
import { refuse } from './context.ts';
import type { Frame, RangeOp } from './frame.ts';
import { lowerAggregate, strip } from './leaf.ts';
import type { Level } from './level.ts';
import { lowerPer } from './members.ts';
import { rangesOf } from './ranges.ts';
import { lowerAverageBalance, lowerBalance } from './stock.ts';
import { lowerTotal, shareParts } from './total.ts';

type Kind = MetricExpr['kind'];
/** The member of the union that may have kind K (some members have two). */
type Of<K extends Kind, E = MetricExpr> = E extends { readonly kind: infer Kinds }
  ? K extends Kinds
    ? E
    : never
  : never;
type Lower<K extends Kind> = (expr: Of<K>, frame: Frame, level: Level) => Scalar;

/** One rule for each form: what it changes of R, F or G, or how it combines values. */
const rules: { readonly [K in Kind]: Lower<K> } = {
  literal: (e) => ({ kind: 'literal', value: e.value, type: e.type }),
  metric: (e, frame, level) => lowerNamed(metricOf(level, e.name), frame, level),
  aggregate: lowerAggregate,
  call: (e, frame, level) =>
    call(
      e.fn,
      e.args.map((a) => lowerMetric(a, frame, level)),
      e.type,
      e.option,
    ),
  case: (e, frame, level) => ({
    kind: 'case',
    whens: e.whens.map((w) => ({
      when: lowerMetric(w.when, frame, level),
      then: lowerMetric(w.then, frame, level),
    })),
    otherwise: e.otherwise && lowerMetric(e.otherwise, frame, level),
    type: e.type,
  }),
  in: (e, frame, level) => ({
    kind: 'in',
    value: lowerMetric(e.value, frame, level),
    options: e.options.map((o) => lowerMetric(o, frame, level)),
    negated: e.negated,
    type: BOOLEAN,
  }),
  where: (e, frame, level) =>
    lowerMetric(e.of, { ...frame, conditions: [...frame.conditions, ...terms(e.condition)] }, level),
  closing: lowerBalance,
  opening: lowerBalance,
  average_balance: lowerAverageBalance,
  prior: (e, frame, level) =>
    lowerMetric(e.of, moved(frame, { kind: 'shift', by: back(e.by), short: false }), level),
  growth: (e, frame, level) => growth(e, frame, level),
  to_date: (e, frame, level) => {
    if (e.grain === 'hour' || e.grain === 'minute') return later(`to_date(…, ${e.grain})`, e, level);
    return lowerMetric(e.of, moved(frame, { kind: 'to_date', grain: e.grain }), level);
  },
  trailing: (e, frame, level) => {
    const inner = moved(frame, { kind: 'trailing', by: e.by });
    warnShortWindow(e.of, inner, level);
    return lowerMetric(e.of, inner, level);
  },
  at: (e, frame, level) => lowerMetric(e.of, moved(frame, fixedOp(e.period, level)), level),
  total: lowerTotal,
  share: (e, frame, level) => call('divide', [...shareParts(e, frame, level)], DOUBLE),
  rank: (e, frame, level) => {
    const of = lowerMetric(e.of, frame, level);
    const partition = partitionOf(level);
    return level.define(`${frame.hint}_rank`, {
      kind: 'rank',
      of,
      ascending: e.ascending,
      partition,
      type: BIGINT,
    });
  },
  per: lowerPer,
  result: (e) => column(`result:${e.column}`, e.type),
  later: (e, _frame, level) => later(e.form, e, level),
};

/** The value of an expression in every cell of the level, as a scalar over the level's columns. */
export function lowerMetric(expr: MetricExpr, frame: Frame, level: Level): Scalar {
  return (rules[expr.kind] as Lower<Kind>)(expr, frame, level);
}

/** A metric under its name: its plans are never shortened, its `time:` holds, missing becomes zero where it says so. */
export function lowerNamed(metric: Metric, frame: Frame, level: Level): Scalar {
  const { context } = level;
  const signature = `metric ${metric.name} ${JSON.stringify([frame.ops, strip(frame.conditions), frame.whole, frame.inside])}`;
  const known = level.memo.get(signature);
  if (known !== undefined) return known;
  const times =
    metric.time?.kind === 'field'
      ? new Map([...frame.times, [metric.time.dataset, metric.time]])
      : frame.times;
  const whole = frame.whole || context.plans.has(metric.name);
  const before = level.snapshotColumns.length;
  const hint = frame.hint.startsWith(metric.name) ? frame.hint : metric.name;
  const value = lowerMetric(metric.expr, { ...frame, times, whole, hint }, level);
  const days = level.snapshotColumns.slice(before);
  const result =
    emptyOf(context.model, metric) === 'zero'
      ? zeroFilled(value, metric, { frame: { ...frame, whole }, level, days })
      : value;
  const named = level.define(hint, result);
  level.memo.set(signature, named);
  return named;
}

/** 0 for missing, in cells whose R overlaps what the metric's datasets cover; a stock needs a snapshot day there. */
function zeroFilled(
  value: Scalar,
  metric: Metric,
  { frame, level, days }: { readonly frame: Frame; readonly level: Level; readonly days: readonly string[] },
): Scalar {
  const covered = level.shape.rows.filter((row) =>
    [...datasetsOf(metric.expr, level)].some((name) => overlaps(row, name, frame, level)),
  );
  if (covered.length === 0) return value;
  const counted = value.kind === 'call' && value.fn === 'null_if' ? (value.args[0] ?? value) : value;
  const zero = call('coalesce', [counted, number(0, value.type)], value.type);
  const [key] = level.timeNames();
  const first = covered[0]?.keys[0];
  const last = covered.at(-1)?.keys[0];
  const inTime =
    covered.length === level.shape.rows.length ||
    key === undefined ||
    first === undefined ||
    last === undefined
      ? null
      : allOf([
          call('ge', [column(key, DATE), date(first)], BOOLEAN),
          call('le', [column(key, DATE), date(last)], BOOLEAN),
        ]);
  const hasDays = allOf(days.map((d) => call('is_not_null', [column(d, DATE)], BOOLEAN)));
  const when = allOf([inTime, hasDays]);
  return when === null
    ? zero
    : { kind: 'case', whens: [{ when, then: zero }], otherwise: value, type: value.type };
}

function overlaps(row: Level['shape']['rows'][number], dataset: string, frame: Frame, level: Level): boolean {
  const { context } = level;
  const edge = context.edges.get(dataset);
  if (edge === undefined || edge.first === null) return false;
  const { first, last } = edge;
  const rules = {
    mode: frame.whole ? 'full' : context.mode,
    edge: frame.whole ? { ...edge, last: null } : edge,
    calendar: context.model.workspace.calendar,
  } as const;
  return rangesOf(row, frame.ops, rules).some((r) => r.to >= first && (last === null || r.from <= last));
}

/** Every dataset whose rows an expression aggregates, through metric names. */
export function datasetsOf(expr: MetricExpr, level: Pick<Level, 'context'>): ReadonlySet<string> {
  const found = new Set<string>();
  const seen = new Set<string>();
  const visit = (root: MetricExpr) =>
    walkExpression({ level: 'metric', expr: root }, (child) => {
      if (child.expr.kind === 'aggregate') found.add(child.expr.dataset);
      if (child.expr.kind === 'metric' && !seen.has(child.expr.name)) {
        seen.add(child.expr.name);
        visit(metricOf(level, child.expr.name).expr);
      }
      return true;
    });
  visit(expr);
  return found;
}

function growth(e: Of<'growth'>, frame: Frame, level: Level): Scalar {
  const current = lowerMetric(e.of, frame, level);
  const base = lowerMetric(
    e.of,
    moved({ ...frame, hint: `${frame.hint}_base` }, { kind: 'shift', by: back(e.by), short: true }),
    level,
  );
  const positive = call('gt', [base, number(0)], BOOLEAN);
  const ratio = call('subtract', [call('divide', [current, base], DOUBLE), number(1)], DOUBLE);
  return { kind: 'case', whens: [{ when: positive, then: ratio }], otherwise: null, type: DOUBLE };
}

/** `trailing` that begins before the first row uses what exists, and says so. */
function warnShortWindow(of: MetricExpr, frame: Frame, level: Level): void {
  const { context } = level;
  for (const name of datasetsOf(of, level)) {
    const edge = context.edges.get(name);
    if (edge === undefined || edge.first === null) continue;
    const { first } = edge;
    const rangeRules = { mode: context.mode, edge, calendar: context.model.workspace.calendar };
    if (level.shape.rows.some((row) => rangesOf(row, frame.ops, rangeRules).some((r) => r.from < first))) {
      context.warnings.set(`trailing ${frame.hint} ${name}`, {
        code: 'trailing/before-first-row',
        params: { metric: frame.hint, dataset: name },
      });
    }
  }
}

function fixedOp(text: string, level: Level): RangeOp {
  const { calendar } = level.context.model.workspace;
  const parsed = parsePeriod(text, calendar);
  if ('problem' in parsed)
    throw new InternalError(`at(): period ${text} was accepted by the model and is not a period`);
  const { from, to } = resolvePeriod(parsed.period, 0, calendar);
  if (from === null || to === null) throw new InternalError(`at(): period ${text} is open`);
  return { kind: 'fixed', range: { from, to } };
}

function moved(frame: Frame, op: RangeOp): Frame {
  return { ...frame, ops: [...frame.ops, op] };
}

function back<I extends { readonly count: number }>(by: I): I {
  return { ...by, count: -by.count };
}

/** Top-level `and` terms of a condition, so that a member condition can be left out of its own search. */
export function terms(condition: RowExpr): readonly RowExpr[] {
  return condition.kind === 'call' && condition.fn === 'and' ? condition.args.flatMap(terms) : [condition];
}

/** Ranks run over the rows of one time member; inside `per`, over the members of one cell. */
function partitionOf(level: Level): readonly Scalar[] {
  const names = level.shape.cell ?? level.timeNames();
  return level
    .keys()
    .filter((k) => names.includes(k.name))
    .map((k) => column(k.name, k.type));
}

function metricOf(level: Pick<Level, 'context'>, name: string): Metric {
  const metric = level.context.model.metrics.get(name);
  if (metric === undefined) throw new InternalError(`unknown metric ${name}`);
  return metric;
}

function later(feature: string, expr: { readonly type: Scalar['type'] }, level: Level): Scalar {
  refuse(level.context, report('model/not-available-yet', { feature }));
  return nothing(expr.type);
}
