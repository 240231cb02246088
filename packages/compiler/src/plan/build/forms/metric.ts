import { type DayGrain, type Interval, parsePeriod, resolvePeriod } from '@plumbline/calendar';
import { InternalError, report } from '@plumbline/diagnostics';
import type { Metric, MetricExpr, RowExpr } from '@plumbline/model';
import { scalarKey } from '../../identity.ts';
import { BIGINT, BOOLEAN, call, column, DOUBLE, nothing, type Scalar } from '../../scalar.ts';
import { type Context, refuse } from '../cells/context.ts';
import type { Frame, RangeOp } from '../cells/frame.ts';
import { frameKey } from '../cells/frame-key.ts';
import type { Level } from '../cells/level.ts';
import { lowerAggregate } from '../rows/aggregate.ts';
import { datasetsOf } from '../rows/datasets-of.ts';
import { lowerAverageBalance, lowerBalance } from '../stock/stock.ts';
import type { FestivalShift } from '../time/festival.ts';
import { readingOf } from '../time/reading.ts';
import { changeRatio } from './change-ratio.ts';
import { emptyRuleOf } from './empty.ts';
import { lowerPer } from './members.ts';
import { hasFacts, lowerAnnualize, lowerFact } from './period-facts.ts';
import { lowerRollup } from './rollup.ts';
import { lowerTotal } from './total.ts';

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
    lowerMetric(e.of, moved(frame, { kind: 'prior', by: back(e.by, level.context.grain) }), level),
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
  share: (e, frame, level) =>
    call('divide', [lowerMetric(e.of, frame, level), lowerTotal(e, frame, level)], DOUBLE),
  rank: (e, frame, level) => {
    const of = level.rankable(lowerMetric(e.of, frame, level));
    if (of === null) return nothing(BIGINT);
    const partition = partitionOf(level);
    return level.define(`${frame.hint}_rank`, {
      kind: 'rank',
      of,
      ascending: e.ascending,
      partition,
      type: BIGINT,
    });
  },
  rollup: lowerRollup,
  annualize: lowerAnnualize,
  fact: lowerFact,
  per: lowerPer,
  result: (e) => column(`result:${e.column}`, e.type),
  later: (e, _frame, level) => later(e.form, e, level),
};

/** The value of an expression in every cell of the level, as a scalar over the level's columns. */
export function lowerMetric(expr: MetricExpr, frame: Frame, level: Level): Scalar {
  return (rules[expr.kind] as Lower<Kind>)(expr, frame, level);
}

/** A metric under its name: its plans are never shortened, its `time:` and its rule for missing hold inside. */
export function lowerNamed(metric: Metric, frame: Frame, level: Level): Scalar {
  const { context } = level;
  const rule = emptyRuleOf(metric, frame.empty);
  const read = frame.read ?? readBy(metric, context);
  const facts = hasFacts(metric.expr, context.model) ? read?.join() : '';
  const missing = `${rule.declared} ${rule.isAlone} ${rule.isCount}`;
  const signature = `metric ${metric.name} ${frameKey(frame)} ${missing} ${frame.base} ${facts}`;
  const known = level.memo.get(signature);
  if (known !== undefined) return known;
  const times = timesOf(metric, frame, context);
  const whole = frame.whole || context.plans.has(metric.name);
  const hint = `${metric.name}${frame.suffix}`;
  const value = lowerMetric(metric.expr, { ...frame, times, whole, read, hint, empty: rule }, level);
  const named = level.define(hint, value);
  level.memo.set(signature, named);
  return named;
}

/** `time:` holds for the measures of its dataset; where none is, for every measure, which reads the related field. */
function timesOf({ time, expr }: Metric, frame: Frame, { model }: Context): Frame['times'] {
  if (time?.kind !== 'field') return frame.times;
  const own = datasetsOf(expr, model);
  const names = own.has(time.dataset) ? [time.dataset] : [...own];
  return new Map([...frame.times, ...names.map((name) => [name, time] as const)]);
}

function readBy(metric: Metric, { model }: Context): Frame['read'] {
  const datasets = [...datasetsOf(metric.expr, model)];
  return datasets.length > 0 ? datasets : null;
}

function growth(e: Of<'growth'>, frame: Frame, level: Level): Scalar {
  const current = lowerMetric(e.of, frame, level);
  const by = compareBack(e.by, level.context);
  const base = lowerMetric(
    e.of,
    moved({ ...frame, hint: `${frame.hint}_base`, suffix: `${frame.suffix}_base` }, { kind: 'compare', by }),
    level,
  );
  const growth = changeRatio(current, base);
  level.growths.set(scalarKey(growth), base);
  return growth;
}

/** `trailing` that begins before the first row uses what exists, and says so. */
function warnShortWindow(of: MetricExpr, frame: Frame, level: Level): void {
  const { context } = level;
  for (const name of datasetsOf(of, context.model)) {
    const { first } = context.edges.get(name) ?? { first: null };
    if (first === null) continue;
    if (readingOf(level, name, frame).ranges.some((r) => r.from < first)) {
      context.warnings.set(`trailing ${name}`, {
        code: 'query/window-before-data',
        params: { dataset: name },
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
  return { kind: 'at', range: { from, to } };
}

function moved(frame: Frame, op: RangeOp): Frame {
  return { ...frame, ops: [...frame.ops, op] };
}

/** Into the past; in rows of weeks a year is 52 weeks. */
export function back(by: Interval, grain: DayGrain | null): Interval {
  if (grain === 'week' && (by.unit === 'year' || by.unit === 'fiscal_year'))
    return { count: -52 * by.count, unit: 'week' };
  return { count: -by.count, unit: by.unit };
}

/** To the base of a comparison: `alignment` says what a year back sets side by side, under `weekday` 52 weeks. */
export function compareBack(
  by: Interval,
  { grain, alignment }: Pick<Context, 'grain' | 'alignment'>,
): Interval | FestivalShift {
  const isYears = by.unit === 'year' || by.unit === 'fiscal_year';
  if (isYears && alignment === 'weekday') return { count: -364 * by.count, unit: 'day' };
  if (isYears && alignment === 'spring_festival')
    return { unit: 'festival', years: by.count, byWeeks: grain === 'week' };
  return back(by, grain);
}

/** Top-level `and` terms of a condition, so that a member condition can be left out of its own search. */
export function terms(condition: RowExpr): readonly RowExpr[] {
  return condition.kind === 'call' && condition.fn === 'and' ? condition.args.flatMap(terms) : [condition];
}

/** Ranks run over the rows of one time member; inside `per`, over the members of one cell. */
function partitionOf(level: Level): readonly Scalar[] {
  const names = level.shape.cell ?? level.timeNames;
  return level.keys.filter((k) => names.includes(k.name)).map((k) => column(k.name, k.type));
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
