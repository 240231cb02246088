import { type Child, type Model, walkExpression } from '@plumbline/model';
import type { ResolvedQuery } from '@plumbline/query';

const STOCKS: ReadonlySet<string> = new Set(['closing', 'opening', 'average_balance']);

/** Datasets that the metrics asked read balances of and nothing else, and those of which only a condition asks balances. */
export function balancesOnly({ metrics, where }: ResolvedQuery, model: Model): ReadonlySet<string> {
  const measured = metrics.map(({ expr }): Child => ({ level: 'metric', expr }));
  const own = balancesOnlyOf(measured, model);
  if (where === null) return own;
  return new Set([...own, ...balancesOnlyOf([...measured, { level: 'row', expr: where }], model)]);
}

function balancesOnlyOf(roots: readonly Child[], model: Model): ReadonlySet<string> {
  const [stocks, flows] = [new Set<string>(), new Set<string>()];
  const seen = new Set<string>();
  const open = [...roots];
  for (let root = open.pop(); root !== undefined; root = open.pop()) {
    walkExpression(root, ({ expr }) => {
      if (STOCKS.has(expr.kind) && 'of' in expr && expr.of.kind === 'aggregate') {
        stocks.add(expr.of.dataset);
        return false;
      }
      if (expr.kind === 'aggregate') flows.add(expr.dataset);
      const named = expr.kind === 'metric' ? model.metrics.get(expr.name) : undefined;
      if (named !== undefined && !seen.has(named.name)) {
        seen.add(named.name);
        open.push({ level: 'metric', expr: named.expr });
      }
      return true;
    });
  }
  return new Set([...stocks].filter((name) => !flows.has(name)));
}
