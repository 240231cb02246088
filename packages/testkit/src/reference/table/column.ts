import { type Metric, type MetricExpr, planOf, type ValueType } from '@plumbline/model';
import { metricInCurrency, type ResolvedBy, type ResolvedCompare } from '@plumbline/query';
import type { Cell } from '../cell/cell.ts';
import type { Evaluation } from '../cell/evaluation.ts';
import { quotient } from '../formula/metric-value.ts';
import { largerCell } from '../formula/scope.ts';
import { callScalar } from '../scalar/call.ts';
import type { Decimal } from '../value/decimal.ts';
import { isNumeric, numberOf, type Value } from '../value/value.ts';
import { comparedCell } from './comparison.ts';
import { warnOfUnmatched } from './unmatched-snapshots.ts';

/** A column of figures: how its value comes about in a cell. */
export interface Column {
  readonly name: string;
  readonly type: ValueType;
  readonly compute: (ev: Evaluation, cell: Cell) => Value;
}

const DOUBLE: ValueType = { kind: 'double' };

export function keyType(by: ResolvedBy): ValueType {
  return by.type;
}

/** The columns of a grouping: what a figure is a share of depends on it. */
export function columnsOf(ev: Evaluation, by: readonly ResolvedBy[]): readonly Column[] {
  const { query, relations } = ev;
  return query.metrics.flatMap((asked) => {
    const metric = metricInCurrency(asked, relations.model, query.currency);
    const own = { name: metric.name, type: metric.type, compute: figureOf(metric) };
    return [
      own,
      ...shareColumns(ev, metric, by),
      ...ev.query.compare.flatMap((compare) => compareColumns(ev, metric, compare)),
    ];
  });
}

function shareColumns({ query }: Evaluation, metric: Metric, by: readonly ResolvedBy[]): readonly Column[] {
  const { share } = query;
  if (share === null || !share.metrics.includes(metric.name)) return [];
  const own = figureOf(metric);
  const last = by.findLast(
    ({ name }) => name === share.keys.findLast((key) => by.some((item) => item.name === key)),
  );
  const kept =
    share.kind === 'within'
      ? by.filter(({ name }) => share.keys.includes(name))
      : by.filter((item) => item !== last);
  const compute: Column['compute'] = (e, cell) => quotient(own(e, cell), own(e, largerCell(e, kept, cell)));
  return [{ name: `${metric.name}__share`, type: DOUBLE, compute }];
}

/** The formulas read by the comparisons, and where: their rows make rows of the result too. */
export function comparedFormulas(
  ev: Evaluation,
): readonly { readonly expr: MetricExpr; readonly at: (cell: Cell) => Cell }[] {
  return ev.query.metrics.flatMap((metric) =>
    ev.query.compare.flatMap((compare) => {
      const read = baseMetric(ev, metric, compare);
      return read ? [{ expr: reference(read), at: (cell) => baseCell(ev, metric, compare, cell) }] : [];
    }),
  );
}

function reference({ name, type, unit }: Metric): MetricExpr {
  return { kind: 'metric', name, type, unit, span: { start: 0, end: 0 } };
}

function figureOf(metric: Metric): Column['compute'] {
  return (ev, cell) => ev.value(reference(metric), cell);
}

/** The metric itself; for a plan the metric that plans it, if any. */
function baseMetric(ev: Evaluation, metric: Metric, compare: ResolvedCompare): Metric | null {
  if (compare.kind !== 'plan') return metric;
  const { model } = ev.relations;
  const plan = planOf(model, metric, compare.name);
  if (plan === null) return null;
  return plan.kind === 'scenario' ? metric : metricInCurrency(plan.metric, model, ev.query.currency);
}

/** The cell of the base; a metric that is its own plan reads the whole rows of the plan. */
function baseCell(ev: Evaluation, metric: Metric, compare: ResolvedCompare, cell: Cell): Cell {
  const at = comparedCell(ev, compare, cell);
  if (compare.kind !== 'plan') return at;
  const isScenario = planOf(ev.relations.model, metric, compare.name)?.kind === 'scenario';
  return isScenario ? { ...at, scenario: compare.name, unshortened: true } : at;
}

function compareColumns(ev: Evaluation, metric: Metric, compare: ResolvedCompare): readonly Column[] {
  const read = baseMetric(ev, metric, compare);
  const name = `${metric.name}__${compare.name}`;
  const type = differenceType(metric.type, read?.type ?? metric.type);
  const own = figureOf(metric);
  const base: Column['compute'] = (e, cell) =>
    read ? figureOf(read)(e, baseCell(e, metric, compare, cell)) : null;
  const compared: Column['compute'] = (e, cell) => {
    warnOfUnmatched(e, metric, compare, cell);
    return base(e, cell);
  };
  const columns: readonly Column[] = [
    { name, type: read?.type ?? metric.type, compute: compared },
    { name: `${name}_change`, type, compute: (e, cell) => subtract(e, [own(e, cell), base(e, cell)], type) },
    {
      name: `${name}_pct`,
      type: DOUBLE,
      compute: (e, cell) => percentOf(e, metric, own(e, cell), base(e, cell)),
    },
  ];
  if (compare.kind !== 'plan' && ev.query.constantCurrency) {
    const plain: Column['compute'] = (e, cell) => base(e, { ...cell, isConstant: false });
    const fx: Column['compute'] = (e, cell) => subtract(e, [base(e, cell), plain(e, cell)], type);
    return [...columns, { name: `${name}_fx`, type, compute: fx }];
  }
  if (compare.kind !== 'plan' || compare.name === 'forecast') return columns;
  const attained: Column['compute'] = (e, cell) => attainment(e, metric, own(e, cell), base(e, cell));
  return [...columns, { name: `${name}_attainment`, type: DOUBLE, compute: attained }];
}

function differenceType(a: ValueType, b: ValueType): ValueType {
  if (a.kind === 'decimal' && b.kind === 'decimal') return a.scale >= b.scale ? a : b;
  return b.kind === 'decimal' || b.kind === 'double' ? b : a;
}

function subtract(ev: Evaluation, values: readonly Value[], type: ValueType): Value {
  if (!values.every((value) => value === null || isNumeric(value))) return null;
  return callScalar('subtract', values, { option: null, type, calendar: ev.relations.calendar });
}

function percentOf(ev: Evaluation, { unit }: Metric, value: Value, base: Value): Value {
  if (unit.kind === 'percent' || unit.kind === 'ratio') {
    ev.note('no-percent-of-ratio');
    return null;
  }
  if (!isPositive(base)) {
    ev.note(base === null ? 'base-missing' : 'base-not-positive');
    return null;
  }
  return isNumeric(value) ? numberOf(value) / numberOf(base) - 1 : null;
}

function attainment(ev: Evaluation, { direction }: Metric, value: Value, plan: Value): Value {
  if (direction === 'band') ev.note('no-attainment');
  else if (!isPositive(plan)) ev.note('plan-not-positive');
  else return quotient(value, plan);
  return null;
}

function isPositive(value: Value): value is number | Decimal {
  return isNumeric(value) && numberOf(value) > 0;
}
