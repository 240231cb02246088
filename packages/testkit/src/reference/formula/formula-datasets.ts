import { type MetricExpr, type Model, type RowExpr, walkExpression } from '@plumbline/model';
import type { Form } from './form.ts';

type Children = {
  readonly [K in MetricExpr['kind']]: (expr: Form<K>, model: Model) => readonly MetricExpr[];
};

const CHILDREN: Children = {
  literal: () => [],
  metric: ({ name }, model) => {
    const metric = model.metrics.get(name);
    return metric ? [metric.expr] : [];
  },
  aggregate: () => [],
  call: ({ args }) => args,
  case: ({ whens, otherwise }) => [
    ...whens.flatMap(({ when, then: value }) => [when, value]),
    ...(otherwise ? [otherwise] : []),
  ],
  in: ({ value, options }) => [value, ...options],
  where: ({ of }) => [of],
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
  rank_share: ({ of }) => [of],
  ntile: ({ of }) => [of],
  new: ({ of }) => [of],
  retention: ({ of }) => [of],
  cohort: ({ of }) => [of],
  conversion: ({ from, to }) => [from, to],
  first_reported: ({ of }) => [of],
  as_reported: ({ of }) => [of],
  reported: ({ of }) => [of],
  company: ({ of }) => [of],
  annualize: ({ of }) => [of],
  fact: () => [],
  rollup: ({ of }) => [of],
  account: ({ of }) => [of],
  convert: ({ of }) => [of],
  in_force: ({ options }) => options.map(({ expr }) => expr),
  per: ({ of, having }) => (having ? [of, having] : [of]),
  result: () => [],
  later: () => [],
};

/** The formulas directly inside; of a metric, its own. */
export function childrenOf(expr: MetricExpr, model: Model): readonly MetricExpr[] {
  const children = CHILDREN[expr.kind] as (expr: MetricExpr, model: Model) => readonly MetricExpr[];
  return children(expr, model);
}

/** Every dataset whose rows a measure of the formula aggregates. */
export function datasetsOf(model: Model, expr: MetricExpr): ReadonlySet<string> {
  const own = expr.kind === 'aggregate' ? [expr.dataset] : [];
  return new Set([...own, ...childrenOf(expr, model).flatMap((child) => [...datasetsOf(model, child)])]);
}

/** The same with those whose rows a condition asks who is a member. */
export function datasetsBehind(model: Model, expr: MetricExpr): ReadonlySet<string> {
  return new Set([
    ...datasetsOf(model, expr),
    ...rowsOf(expr).flatMap((row) => [...datasetsOfMembers(model, row)]),
    ...childrenOf(expr, model).flatMap((child) => [...datasetsBehind(model, child)]),
  ]);
}

/** Every dataset that a condition asks who is a member. */
export function datasetsOfMembers(model: Model, condition: RowExpr): ReadonlySet<string> {
  const found = new Set<string>();
  walkExpression({ level: 'row', expr: condition }, (node) => {
    if (node.level === 'metric') for (const name of datasetsBehind(model, node.expr)) found.add(name);
    return node.level === 'row';
  });
  return found;
}

/** What the conditions of a formula ask who is a member. */
export function askedInside(model: Model, expr: MetricExpr): readonly MetricExpr[] {
  return [
    ...rowsOf(expr).flatMap((row) => askedBy(model, row)),
    ...childrenOf(expr, model).flatMap((child) => askedInside(model, child)),
  ];
}

/** What a condition asks who is a member, and what is asked for that. */
export function askedBy(model: Model, condition: RowExpr): readonly MetricExpr[] {
  const found: MetricExpr[] = [];
  walkExpression({ level: 'row', expr: condition }, (node) => {
    if (node.level === 'metric') found.push(node.expr, ...askedInside(model, node.expr));
    return node.level === 'row';
  });
  return found;
}

function rowsOf(expr: MetricExpr): readonly RowExpr[] {
  if (expr.kind === 'where') return [expr.condition];
  return expr.kind === 'aggregate' ? [expr.arg, expr.where].filter((row) => row !== null) : [];
}
