import {
  type Dataset,
  type DimensionRef,
  type MetricExpr,
  type Model,
  saysScenario,
  walkExpression,
} from '@plumbline/model';
import type { ResolvedQuery } from '@plumbline/query';

type Asked = Pick<ResolvedQuery, 'by' | 'where' | 'metrics'>;

/** Whether the question names the scenario of the dataset's rows: by a key, a condition, or a condition in a formula. */
export function namesScenario(
  { by, where, metrics }: Asked,
  { name, scenarios }: Dataset,
  model: Model,
): boolean {
  if (scenarios === undefined) return false;
  const says = (ref: DimensionRef) => saysScenario(model, name, ref);
  if (by.some((item) => item.kind === 'dimension' && says(item.ref))) return true;
  const seen = new Set<string>();
  const isNamed = (root: Parameters<typeof walkExpression>[0]): boolean => {
    let found = false;
    const inside: MetricExpr[] = [];
    walkExpression(root, ({ level, expr }) => {
      if (level === 'row' && expr.kind === 'field' && says(expr.ref)) found = true;
      if (level === 'metric' && expr.kind === 'metric' && !seen.has(expr.name)) {
        seen.add(expr.name);
        const metric = model.metrics.get(expr.name);
        if (metric !== undefined) inside.push(metric.expr);
      }
      return !found;
    });
    return found || inside.some((expr) => isNamed({ level: 'metric', expr }));
  };
  const conditions = where === null ? [] : [{ level: 'row', expr: where } as const];
  return [...conditions, ...metrics.map(({ expr }) => ({ level: 'metric', expr }) as const)].some(isNamed);
}
