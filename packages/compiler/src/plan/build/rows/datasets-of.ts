import { type MetricExpr, type Model, walkExpression } from '@plumbline/model';

/** An expression belongs to one model: what it reads is found once. */
const known = new WeakMap<MetricExpr, ReadonlySet<string>>();

/** Every dataset whose rows an expression aggregates, through metric names. */
export function datasetsOf(expr: MetricExpr, model: Model): ReadonlySet<string> {
  let datasets = known.get(expr);
  if (datasets === undefined) {
    datasets = findDatasets(expr, model);
    known.set(expr, datasets);
  }
  return datasets;
}

function findDatasets(expr: MetricExpr, model: Model): ReadonlySet<string> {
  const found = new Set<string>();
  const seen = new Set<string>();
  const open: MetricExpr[] = [expr];
  for (let root = open.pop(); root !== undefined; root = open.pop()) {
    walkExpression({ level: 'metric', expr: root }, (child) => {
      if (child.expr.kind === 'aggregate') found.add(child.expr.dataset);
      if (child.expr.kind === 'metric' && !seen.has(child.expr.name)) {
        seen.add(child.expr.name);
        const named = model.metrics.get(child.expr.name);
        if (named !== undefined) open.push(named.expr);
      }
      return true;
    });
  }
  return found;
}
