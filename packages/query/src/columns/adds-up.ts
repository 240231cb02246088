import { bridgeTo, type Metric, type Model, walkExpression } from '@plumbline/model';
import type { ResolvedQuery } from '../resolved-query.ts';

/** False where rows count in several of the groups asked for: these add up to more than the total. */
export function addsUp({ expr }: Metric, { by }: Pick<ResolvedQuery, 'by'>, model: Model): boolean {
  if (model.bridges.size === 0) return true;
  const refs = by.flatMap((item) => (item.kind === 'dimension' ? [item.ref] : []));
  return ![...measured(expr, model, new Set())].some((dataset) =>
    refs.some((ref) => {
      const found = bridgeTo(model, dataset, ref);
      return found.kind === 'found' && found.path.bridge.weight === null;
    }),
  );
}

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
