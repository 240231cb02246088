import { report } from '@plumbline/diagnostics';
import { type Metric, planOf } from '@plumbline/model';
import type { PlanKind } from '../metric-query.ts';
import { placeOf, type Resolving } from './resolving.ts';
import { hasTimes, nodeOfOtherDays } from './row-plans.ts';
import type { FormulaNode } from './time/formula-nodes.ts';

/** Snapshot days are matched where the plan stands in the rows of the metric, and those have a time. */
export function refuseUnmatched(
  to: Resolving,
  metrics: readonly Metric[],
  plan: PlanKind,
  index: number,
): void {
  const { model, diagnostics } = to;
  for (const metric of metrics) {
    const found = planOf(model, metric, plan);
    if (found === null) continue;
    const isOfRows = found.kind === 'scenario' && hasTimes(model, metric);
    const other = nodeOfOtherDays(model, metric);
    if (isOfRows && other === undefined) continue;
    const form = other === undefined ? null : wordOf(other.node);
    const params = { metric: metric.name, plan, form: isOfRows ? form : null };
    diagnostics.push(report('query/nothing-to-match', params, { at: placeOf(['compare', index]) }));
  }
}

function wordOf({ expr }: FormulaNode['node']): string {
  return expr.kind === 'fact' ? `${expr.fact}()` : expr.kind;
}
