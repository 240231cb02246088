import type { Metric, MetricExpr } from '@plumbline/model';
import type { Cell } from './cell.ts';
import type { Evaluation } from './evaluation.ts';

/** The formula of a metric and the cell it is evaluated in: its own time and its own rule for missing. */
export function insideMetric(
  ev: Evaluation,
  name: string,
  cell: Cell,
): { readonly expr: MetricExpr; readonly cell: Cell } {
  const metric = ev.relations.model.metrics.get(name);
  if (!metric) throw new Error(`no metric ${name}`);
  const inside: Cell = {
    ...cell,
    times: timesOf(metric, cell),
    empty: { declared: metric.empty, isCount: isCount(metric.expr) },
    unshortened: cell.unshortened || ev.plans.has(name),
  };
  return { expr: metric.expr, cell: inside };
}

function timesOf({ time }: Metric, cell: Cell): Cell['times'] {
  return time?.kind === 'field' ? new Map([...cell.times, [time.dataset, time]]) : cell.times;
}

/** `count(…)`, `count_distinct(…)` with or without `where`, `count(… per …)`. */
function isCount(expr: MetricExpr): boolean {
  if (expr.kind === 'where') return isCount(expr.of);
  return (
    (expr.kind === 'aggregate' || expr.kind === 'per') &&
    (expr.fn === 'count' || expr.fn === 'count_distinct')
  );
}
