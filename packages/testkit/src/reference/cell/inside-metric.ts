import type { Metric, MetricExpr } from '@plumbline/model';
import { datasetsOf } from '../formula/formula-datasets.ts';
import { formulaInForce } from '../formula/formula-in-force.ts';
import type { Cell, EmptyRule } from './cell.ts';
import type { Evaluation } from './evaluation.ts';

/** The formula of a metric and the cell it is evaluated in: its own time and its own rule for missing. */
export function insideMetric(
  ev: Evaluation,
  name: string,
  cell: Cell,
): { readonly expr: MetricExpr; readonly cell: Cell } {
  const named = ev.relations.model.metrics.get(name);
  if (!named) throw new Error(`no metric ${name}`);
  const metric = { ...named, expr: formulaInForce(ev, named, cell) };
  const inside: Cell = {
    ...cell,
    times: timesOf(metric, ev, cell),
    read: cell.read ?? readBy(metric, ev),
    empty: emptyRuleOf(metric, cell),
    money: cell.money && { ...cell.money, isInFormula: true },
    unshortened: cell.unshortened || ev.plans.has(name),
  };
  return { expr: metric.expr, cell: inside };
}

function readBy({ expr }: Metric, { relations }: Evaluation): Cell['read'] {
  const datasets = [...datasetsOf(relations.model, expr)];
  return datasets.length === 0 ? null : datasets;
}

/** Of the dataset that has the field, if the metric measures that; else of all that it measures. */
function timesOf({ time, expr }: Metric, { relations }: Evaluation, cell: Cell): Cell['times'] {
  if (time?.kind !== 'field') return cell.times;
  const measured = datasetsOf(relations.model, expr);
  const times = new Map(cell.times);
  if (measured.has(time.dataset)) times.set(time.dataset, time);
  else for (const dataset of measured) times.set(dataset, time);
  return times;
}

/** A metric that is but another's name passes its own declaration on. */
function emptyRuleOf({ empty, expr }: Metric, { empty: outer }: Cell): EmptyRule {
  const only = withoutFilters(expr);
  const declared = (outer.isAlone ? outer.declared : null) ?? empty;
  const isCount =
    (only.kind === 'aggregate' && (only.fn === 'count' || only.fn === 'count_distinct')) ||
    (only.kind === 'per' && only.fn === 'count');
  return { declared, isAlone: isAnothersName(expr), isCount };
}

/** Also filtered, also along a tree. */
function isAnothersName(expr: MetricExpr): boolean {
  return (
    expr.kind === 'metric' || ((expr.kind === 'where' || expr.kind === 'rollup') && isAnothersName(expr.of))
  );
}

function withoutFilters(expr: MetricExpr): MetricExpr {
  return expr.kind === 'where' ? withoutFilters(expr.of) : expr;
}
