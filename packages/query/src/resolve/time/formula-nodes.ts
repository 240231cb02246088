import { type Child, childrenOf, type DimensionRef, type Metric, type Model } from '@plumbline/model';

/** A node of a formula, or of one that it reads through the name of a metric. */
export interface FormulaNode {
  readonly node: Child;
  /** True below `at(…)`, which gives the formula a range of its own. */
  readonly isRangeFixed: boolean;
  /** `time:` of the metrics it was reached through, where they override the time of the dataset. */
  readonly times: readonly DimensionRef[];
}

/** Every node of the formulas, names of metrics followed; a metric is entered once for each way of reading it. */
export function* formulaNodes(roots: readonly Child[], model: Model): Generator<FormulaNode> {
  const entered = new Set<string>();
  const waiting: FormulaNode[] = roots.map((node) => ({ node, isRangeFixed: false, times: [] }));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    yield next;
    const { node, times } = next;
    const isRangeFixed = next.isRangeFixed || node.expr.kind === 'at';
    if (node.expr.kind !== 'metric') {
      for (const child of childrenOf(node)) waiting.push({ node: child, isRangeFixed, times });
      continue;
    }
    const metric = model.metrics.get(node.expr.name);
    const entrance = JSON.stringify([node.expr.name, isRangeFixed, times]);
    if (metric === undefined || entered.has(entrance)) continue;
    entered.add(entrance);
    const below = metric.time === null ? times : [...times, metric.time];
    waiting.push({ node: { level: 'metric', expr: metric.expr }, isRangeFixed, times: below });
  }
}

/** The node that stands for a metric under its name. */
export function nameOf({ name, type, unit }: Metric): Child {
  return { level: 'metric', expr: { kind: 'metric', name, type, unit, span: { start: 0, end: 0 } } };
}
