import { childrenOf } from '../../children.ts';
import type { FormulaScope } from '../../formula-scope.ts';
import type { Child, MetricExpr } from '../../metric-expression.ts';

/** Every aggregate-level node inside, named metrics opened once each; conditions are not entered. */
export function* expandedNodes(root: MetricExpr, scope: FormulaScope): Generator<MetricExpr> {
  const opened = new Set<string>();
  const open: Child[] = [{ level: 'metric', expr: root }];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.level === 'row') continue;
    const { expr } = node;
    yield expr;
    open.push(...childrenOf(node));
    if (expr.kind !== 'metric' || opened.has(expr.name)) continue;
    opened.add(expr.name);
    const named = scope.metrics.get(expr.name);
    if (named !== undefined) open.push({ level: 'metric', expr: named.expr });
  }
}
