import { type Day, isOwnStep, parseDay, parsePeriod, resolvePeriod, type Step } from '@plumbline/calendar';
import { InternalError, report } from '@plumbline/diagnostics';
import type { Metric, MetricExpr } from '@plumbline/model';
import { typeOverDoubles } from '@plumbline/query';
import { scalarKey } from '../../identity.ts';
import { BOOLEAN, call, column, DOUBLE, nothing, type Scalar, writtenCall } from '../../scalar.ts';
import { type Context, refuse } from '../cells/context.ts';
import { inForce } from '../cells/formula-in-force.ts';
import type { Frame, RangeOp } from '../cells/frame.ts';
import { frameKey } from '../cells/frame-key.ts';
import type { Level } from '../cells/level.ts';
import { lowerCohort } from '../entity/cohort.ts';
import { lowerConversion } from '../entity/conversion.ts';
import { lowerNew } from '../entity/newcomers.ts';
import { lowerRetention } from '../entity/retention.ts';
import { lowerAggregate } from '../rows/aggregate.ts';
import { datasetsOf } from '../rows/datasets-of.ts';
import { lowerAverageBalance, lowerBalance } from '../stock/stock.ts';
import type { FestivalShift } from '../time/festival.ts';
import { readingOf } from '../time/reading.ts';
import { changeRatio } from './change-ratio.ts';
import { keepShares } from './choose.ts';
import { emptyRuleOf } from './empty.ts';
import { lowerPer } from './members.ts';
import { hasFacts, lowerAnnualize, lowerFact } from './period-facts.ts';
import { lowerNtile, lowerRank, lowerRankShare } from './rank.ts';
import { restatedCells } from './restated-base.ts';
import { lowerRollup } from './rollup.ts';
import { terms } from './terms.ts';
import { timesOf } from './times-of.ts';
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
  call: (e, frame, level) => {
    const inside = COMPARES.has(e.fn) ? unconverted(frame) : frame;
    const args = e.args.map((a) => lowerMetric(a, inside, level));
    const types = args.map(({ type }) => type);
    const whole = CHOOSES.has(e.fn) ? keepShares(args, e.args, frame, level) : args;
    return writtenCall({ ...e, type: typeOverDoubles(e.fn, e.type, types) }, whole);
  },
  case: (e, frame, level) => {
    const whens = e.whens.map((w) => ({
      when: lowerMetric(w.when, frame, level),
      then: lowerMetric(w.then, frame, level),
    }));
    const otherwise = e.otherwise && lowerMetric(e.otherwise, frame, level);
    const branches = [...whens.map(({ then }) => then), ...(otherwise === null ? [] : [otherwise])];
    const exprs = [...e.whens.map(({ then }) => then), ...(e.otherwise === null ? [] : [e.otherwise])];
    const whole = keepShares(branches, exprs, frame, level);
    const type = typeOverDoubles(
      'coalesce',
      e.type,
      branches.map((branch) => branch.type),
    );
    return {
      kind: 'case',
      whens: whens.map(({ when, then }, i) => ({ when, then: whole[i] ?? then })),
      otherwise: otherwise && (whole.at(-1) ?? otherwise),
      type,
    };
  },
  in: (e, frame, level) => ({
    kind: 'in',
    value: lowerMetric(e.value, unconverted(frame), level),
    options: e.options.map((o) => lowerMetric(o, unconverted(frame), level)),
    negated: e.negated,
    type: BOOLEAN,
  }),
  where: (e, frame, level) =>
    lowerMetric(e.of, { ...frame, conditions: [...frame.conditions, ...terms(e.condition)] }, level),
  closing: lowerBalance,
  opening: lowerBalance,
  average_balance: lowerAverageBalance,
  prior: (e, frame, level) =>
    lowerMetric(e.of, moved(frame, { kind: 'prior', by: back(e.by, level.context) }), level),
  growth: (e, frame, level) => growth(e, frame, level),
  to_date: (e, frame, level) => {
    if (e.grain === 'hour' || e.grain === 'minute') throw new InternalError('to_date of a part of a day');
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
  rank: lowerRank,
  rank_share: lowerRankShare,
  ntile: lowerNtile,
  new: lowerNew,
  retention: lowerRetention,
  cohort: lowerCohort,
  conversion: lowerConversion,
  rollup: lowerRollup,
  account: (e, frame, level) => {
    if (e.isClosedTurnover) {
      const params = { dataset: e.ledger };
      level.context.warnings.set(`closed ${e.ledger}`, { code: 'ledger/closed-turnover', params });
    }
    return lowerMetric(e.of, e.over === 'range' ? frame : moved(frame, { kind: e.over }), level);
  },
  convert: (e, frame, level) => {
    const money = { to: e.to, rate: e.rate, isInFormula: true };
    const value = lowerMetric(e.of, { ...frame, money }, level);
    return value.type.kind === 'double' ? value : call('cast', [value], DOUBLE);
  },
  first_reported: (e, frame, level) =>
    lowerMetric(e.of, { ...frame, versions: { ...frame.versions, first: true } }, level),
  as_reported: (e, frame, level) => {
    const until = earlier(frame.versions.until, e.day);
    return lowerMetric(e.of, { ...frame, versions: { first: false, until } }, level);
  },
  reported: (e, frame, level) => lowerMetric(e.of, { ...frame, exact: true }, level),
  company: (e, frame, level) => lowerMetric(e.of, { ...frame, ofAll: true }, level),
  annualize: lowerAnnualize,
  fact: lowerFact,
  per: lowerPer,
  in_force: () => {
    throw new InternalError('several formulas of a metric are lowered under its name');
  },
  result: (e) => column(`result:${e.column}`, e.type),
  later: (e, _frame, level) => later(e.form, e, level),
};

const CHOOSES: ReadonlySet<string> = new Set(['coalesce', 'least', 'greatest']);

const COMPARES: ReadonlySet<string> = new Set(['eq', 'ne', 'lt', 'le', 'gt', 'ge', 'is_null', 'is_not_null']);

/** Conditions of a definition hold or not whatever currency is shown. */
function unconverted(frame: Frame): Frame {
  return frame.money?.isInFormula === true ? { ...frame, money: null } : frame;
}

/** The value of an expression in every cell of the level, as a scalar over the level's columns. */
export function lowerMetric(expr: MetricExpr, frame: Frame, level: Level): Scalar {
  return (rules[expr.kind] as Lower<Kind>)(expr, frame, level);
}

/** A metric under its name: its plans are never shortened, its `time:` and its rule for missing hold inside. */
export function lowerNamed(asked: Metric, frame: Frame, level: Level): Scalar {
  const { context } = level;
  const metric = inForce(asked, frame, context);
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
  const money = frame.money && { ...frame.money, isInFormula: true };
  const value = lowerMetric(metric.expr, { ...frame, times, whole, read, hint, money, empty: rule }, level);
  const named = level.define(hint, value);
  level.noteRestated(named, restatedCells(asked, frame, level));
  level.memo.set(signature, named);
  return named;
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

/** Into the past; in rows of weeks a year is 52 weeks, unless fiscal weeks are set side by side by their number. */
export function back(
  by: Step,
  { grain, alignment, model }: Pick<Context, 'grain' | 'alignment' | 'model'>,
): Step {
  if (isOwnStep(by)) return { count: -by.count, unit: by.unit };
  const byNumber = alignment === 'fiscal' && model.workspace.calendar.pattern !== undefined;
  if (!byNumber && grain === 'week' && (by.unit === 'year' || by.unit === 'fiscal_year'))
    return { count: -52 * by.count, unit: 'week' };
  return { count: -by.count, unit: by.unit };
}

/** To the base of a comparison: `alignment` says what a year back sets side by side, under `weekday` 52 weeks. */
export function compareBack(
  by: Step,
  context: Pick<Context, 'grain' | 'alignment' | 'model'>,
): Step | FestivalShift {
  const { grain, alignment } = context;
  const isYears = by.unit === 'year' || by.unit === 'fiscal_year';
  if (isYears && alignment === 'weekday') return { count: -364 * by.count, unit: 'day' };
  if (isYears && alignment === 'spring_festival')
    return { unit: 'festival', years: by.count, byWeeks: grain === 'week' };
  return back(by, context);
}

/** Under `as_of` nothing recorded later exists, whatever day a formula names. */
function earlier(until: Day | null, text: string | null): Day | null {
  const day = text === null ? null : parseDay(text);
  if (until === null || day === null) return until ?? day;
  return Math.min(until, day);
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
