import { type MetricExpr, type Model, walkExpression } from '@plumbline/model';
import type { ResolvedQuery } from '@plumbline/query';

const STOCKS: ReadonlySet<string> = new Set(['closing', 'opening', 'average_balance']);

/** Datasets that the metrics asked read balances of and nothing else. */
export function balancesOnly({ metrics }: ResolvedQuery, model: Model): ReadonlySet<string> {
  const [stocks, flows] = [new Set<string>(), new Set<string>()];
  const seen = new Set<string>();
  const open: MetricExpr[] = metrics.map(({ expr }) => expr);
  for (let root = open.pop(); root !== undefined; root = open.pop()) {
    walkExpression({ level: 'metric', expr: root }, ({ expr }) => {
      if (STOCKS.has(expr.kind) && 'of' in expr && expr.of.kind === 'aggregate') {
        stocks.add(expr.of.dataset);
        return false;
      }
      if (expr.kind === 'aggregate') flows.add(expr.dataset);
      const named = expr.kind === 'metric' ? model.metrics.get(expr.name) : undefined;
      if (named !== undefined && !seen.has(named.name)) {
        seen.add(named.name);
        open.push(named.expr);
      }
      return true;
    });
  }
  return new Set([...stocks].filter((name) => !flows.has(name)));
}
