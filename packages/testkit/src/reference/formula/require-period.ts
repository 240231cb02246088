import type { MetricExpr } from '@plumbline/model';
import type { Evaluation } from '../cell/evaluation.ts';
import { Refusal } from '../data/refusal.ts';
import { childrenOf } from './formula-datasets.ts';

const NEEDS_PERIOD: ReadonlySet<MetricExpr['kind']> = new Set([
  'prior',
  'growth',
  'opening',
  'average_balance',
  'annualize',
]);

/** Refuses forms that step back from R where the query has neither time nor period; `at` gives them a range. */
export function requirePeriod({ query, relations }: Evaluation): void {
  if (query.grain !== null || query.period !== null) return;
  const check = (expr: MetricExpr): void => {
    const isMoved = expr.kind === 'retention' && expr.after !== null;
    const isBefore = expr.kind === 'account' && expr.over === 'before';
    if (isBefore || NEEDS_PERIOD.has(expr.kind) || isMoved)
      throw new Refusal('query/needs-period', expr.kind);
    if (expr.kind !== 'at') childrenOf(expr, relations.model).forEach(check);
  };
  for (const metric of query.metrics) check(metric.expr);
}
