import type { DimensionRef, Metric, MetricExpr, Model, RowExpr } from '@plumbline/model';

/** A node of a formula, or of one that it reads through the name of a metric. */
export interface FormulaNode {
  readonly expr: MetricExpr;
  /** True below `at(…)`, which gives the formula a range of its own. */
  readonly isRangeFixed: boolean;
  /** `time:` of the metrics it was reached through, where they override the time of the dataset. */
  readonly times: readonly DimensionRef[];
}

type Children = {
  readonly [K in MetricExpr['kind']]: (expr: Extract<MetricExpr, { kind: K }>) => readonly MetricExpr[];
};

const CHILDREN: Children = {
  literal: () => [],
  metric: () => [],
  result: () => [],
  later: () => [],
  aggregate: ({ arg, where }) => [...membersIn(arg), ...membersIn(where)],
  call: ({ args }) => args,
  case: ({ whens, otherwise }) => [...whens.flatMap(({ when, then }) => [when, then]), ...present(otherwise)],
  in: ({ value, options }) => [value, ...options],
  where: ({ of, condition }) => [of, ...membersIn(condition)],
  closing: ({ of }) => [of],
  opening: ({ of }) => [of],
  average_balance: ({ of }) => [of],
  prior: ({ of }) => [of],
  growth: ({ of }) => [of],
  to_date: ({ of }) => [of],
  trailing: ({ of }) => [of],
  at: ({ of }) => [of],
  total: ({ of }) => [of],
  share: ({ of }) => [of],
  rank: ({ of }) => [of],
  per: ({ of, having }) => [of, ...present(having)],
};

/** Every node of the formulas, names of metrics followed; a metric is entered once for each way of reading it. */
export function* formulaNodes(roots: readonly MetricExpr[], model: Model): Generator<FormulaNode> {
  const entered = new Set<string>();
  const waiting: FormulaNode[] = roots.map((expr) => ({ expr, isRangeFixed: false, times: [] }));
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    yield node;
    const { expr, times } = node;
    const isRangeFixed = node.isRangeFixed || expr.kind === 'at';
    if (expr.kind !== 'metric') {
      for (const child of childrenOf(expr)) waiting.push({ expr: child, isRangeFixed, times });
      continue;
    }
    const metric = model.metrics.get(expr.name);
    const entrance = JSON.stringify([expr.name, isRangeFixed, times]);
    if (metric === undefined || entered.has(entrance)) continue;
    entered.add(entrance);
    const below = metric.time === null ? times : [...times, metric.time];
    waiting.push({ expr: metric.expr, isRangeFixed, times: below });
  }
}

/** The node that stands for a metric under its name. */
export function nameOf(metric: Metric): MetricExpr {
  const { name, type, unit } = metric;
  return { kind: 'metric', name, type, unit, span: { start: 0, end: 0 } };
}

function childrenOf(expr: MetricExpr): readonly MetricExpr[] {
  return (CHILDREN[expr.kind] as (expr: MetricExpr) => readonly MetricExpr[])(expr);
}

/** The metric formulas inside a row condition: those that `… in (orders per customer …)` evaluates. */
export function membersIn(condition: RowExpr | null): readonly MetricExpr[] {
  const found: MetricExpr[] = [];
  const waiting = [...present(condition)];
  for (let expr = waiting.pop(); expr !== undefined; expr = waiting.pop()) {
    if (expr.kind === 'members') found.push(expr.of, ...present(expr.having));
    else if (expr.kind === 'call') waiting.push(...expr.args);
    else if (expr.kind === 'in') waiting.push(expr.value, ...expr.options);
    else if (expr.kind === 'case') {
      waiting.push(...expr.whens.flatMap(({ when, then }) => [when, then]), ...present(expr.otherwise));
    }
  }
  return found;
}

function present<T>(value: T | null): readonly T[] {
  return value === null ? [] : [value];
}
