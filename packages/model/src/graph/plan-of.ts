import type { PlanRole } from '../dataset.ts';
import { walkExpression } from '../formula/children.ts';
import type { DimensionRef } from '../formula/expression.ts';
import type { Metric, Model } from '../model.ts';

/** What a metric is compared with: the metric that plans it, or itself over the rows that are plans. */
export type PlanOf = { readonly kind: 'metric'; readonly metric: Metric } | { readonly kind: 'scenario' };

/** Null where nothing is planned: no metric is named, and not every dataset below has such rows. */
export function planOf(model: Model, metric: Metric, role: PlanRole): PlanOf | null {
  const name = metric.plans[role];
  const planned = name === undefined ? undefined : model.metrics.get(name);
  if (planned !== undefined) return { kind: 'metric', metric: planned };
  const datasets = [...measured(model, metric, new Set())];
  const isPlanned = (dataset: string) => model.datasets.get(dataset)?.scenarios?.names[role] !== undefined;
  return name === undefined && datasets.length > 0 && datasets.every(isPlanned) ? { kind: 'scenario' } : null;
}

function measured({ metrics }: Model, root: Metric, seen: Set<string>): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [root];
  for (let metric = open.pop(); metric !== undefined; metric = open.pop()) {
    if (seen.has(metric.name)) continue;
    seen.add(metric.name);
    walkExpression({ level: 'metric', expr: metric.expr }, ({ expr }) => {
      if (expr.kind === 'aggregate') found.add(expr.dataset);
      const named = expr.kind === 'metric' ? metrics.get(expr.name) : undefined;
      if (named !== undefined) open.push(named);
      return true;
    });
  }
  return found;
}

/**
 * Whether a reference says which scenario the rows of a dataset are of: its field, the key to the row that has it, or
 * what names that row. Another field of that row may be that of several scenarios.
 */
export function saysScenario(model: Model, dataset: string, ref: DimensionRef): boolean {
  const { field } = model.datasets.get(dataset)?.scenarios ?? {};
  if (field === undefined || ref.kind === 'grain' || ref.kind === 'cohort') return false;
  const refs = ref.kind === 'field' ? [ref] : (model.dimensions.get(ref.name)?.fields ?? []);
  const key = model.datasets.get(field.dataset)?.primaryKey ?? [];
  const names = [field.field, ...(key.length === 1 ? key : [])];
  return refs.some((one) => {
    if (one.dataset === field.dataset) return names.includes(one.field);
    return model.relationships.some(
      ({ from, to, fromColumns }) =>
        from === one.dataset && from === dataset && to === field.dataset && fromColumns.join() === one.field,
    );
  });
}
