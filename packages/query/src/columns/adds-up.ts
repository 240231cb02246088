import {
  bridgeTo,
  type DimensionRef,
  type Metric,
  type MetricExpr,
  type Model,
  saysScenario,
  walkExpression,
} from '@plumbline/model';
import { oncePerModel } from '../once-per-model.ts';
import type { ResolvedQuery } from '../resolved-query.ts';

/** False where groups are no parts of the total: rows count in several of them, or are plans that no total reads. */
export function addsUp(metric: Metric, { by }: Pick<ResolvedQuery, 'by'>, model: Model): boolean {
  return by.every((item) => item.kind !== 'dimension' || addsUpAlong(metric, item.ref, model));
}

/** The same of one dimension. */
export function addsUpAlong({ expr }: Metric, ref: DimensionRef, model: Model): boolean {
  return ![...datasetsOf(expr, model)].some((dataset) => {
    const found = bridgeTo(model, dataset, ref);
    const isRepeated = found.kind === 'found' && found.path.bridge.weight === null;
    return isRepeated || saysScenario(model, dataset, ref);
  });
}

const datasetsOf = oncePerModel((expr: MetricExpr, model) => measured(expr, model, new Set()));

function measured(expr: Metric['expr'], model: Model, seen: Set<string>): ReadonlySet<string> {
  const found = new Set<string>();
  walkExpression({ level: 'metric', expr }, (node) => {
    if (node.level === 'row') return false;
    if (node.expr.kind === 'aggregate') found.add(node.expr.dataset);
    if (node.expr.kind !== 'metric' || seen.has(node.expr.name)) return true;
    seen.add(node.expr.name);
    const named = model.metrics.get(node.expr.name);
    for (const dataset of named === undefined ? [] : measured(named.expr, model, seen)) found.add(dataset);
    return true;
  });
  return found;
}
