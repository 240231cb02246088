import { InternalError } from '@plumbline/diagnostics';
import type { Child, MetricExpr } from './metric-expression.ts';
import type { NodeOf } from './node-of.ts';
import type { RowExpr } from './row-expression.ts';

/** What a mapping does with the parts of a node. */
export interface ChildMapper {
  readonly row: (expr: RowExpr) => RowExpr;
  readonly metric: (expr: MetricExpr) => MetricExpr;
}

type Mappers<U extends { readonly kind: string }> = {
  readonly [K in U['kind']]: (expr: NodeOf<U, K>, map: ChildMapper) => U;
};

const same = <E>(expr: E): E => expr;

const later = <E extends Extract<RowExpr & MetricExpr, { kind: 'later' }>>(expr: E, map: ChildMapper): E => ({
  ...expr,
  metrics: expr.metrics.map(map.metric),
  rows: expr.rows.map(map.row),
});

const ROW: Mappers<RowExpr> = {
  literal: same,
  field: same,
  column: same,
  call: (expr, map) => ({ ...expr, args: expr.args.map(map.row) }),
  case: (expr, map) => ({
    ...expr,
    whens: expr.whens.map(({ when, then }) => ({ when: map.row(when), then: map.row(then) })),
    otherwise: expr.otherwise && map.row(expr.otherwise),
  }),
  in: (expr, map) => ({ ...expr, value: map.row(expr.value), options: expr.options.map(map.row) }),
  members: (expr, map) => ({
    ...expr,
    of: map.metric(expr.of),
    having: expr.having && map.metric(expr.having),
  }),
  under: same,
  listed: (expr, map) => ({
    ...expr,
    among: { ...expr.among, where: expr.among.where && map.row(expr.among.where) },
  }),
  later,
};

const METRIC: Mappers<MetricExpr> = {
  literal: same,
  metric: same,
  result: same,
  aggregate: mapAggregate,
  call: (expr, map) => ({ ...expr, args: expr.args.map(map.metric) }),
  case: (expr, map) => ({
    ...expr,
    whens: expr.whens.map(({ when, then }) => ({ when: map.metric(when), then: map.metric(then) })),
    otherwise: expr.otherwise && map.metric(expr.otherwise),
  }),
  in: (expr, map) => ({ ...expr, value: map.metric(expr.value), options: expr.options.map(map.metric) }),
  where: (expr, map) => ({ ...expr, of: map.metric(expr.of), condition: map.row(expr.condition) }),
  closing: mapStock,
  opening: mapStock,
  average_balance: mapStock,
  prior: mapOf,
  growth: mapOf,
  to_date: mapOf,
  trailing: mapOf,
  at: mapOf,
  total: mapOf,
  share: mapOf,
  rank: mapOf,
  rank_share: mapOf,
  ntile: mapOf,
  new: mapOf,
  retention: mapOf,
  cohort: mapOf,
  conversion: (expr, map) => ({ ...expr, from: map.metric(expr.from), to: map.metric(expr.to) }),
  rollup: mapOf,
  account: mapOf,
  convert: mapOf,
  first_reported: mapOf,
  as_reported: mapOf,
  reported: mapOf,
  company: mapOf,
  annualize: mapOf,
  fact: same,
  in_force: (expr, map) => ({
    ...expr,
    options: expr.options.map((option) => ({ ...option, expr: map.metric(option.expr) })),
  }),
  per: (expr, map) => ({ ...expr, of: map.metric(expr.of), having: expr.having && map.metric(expr.having) }),
  later,
};

function mapAggregate(expr: NodeOf<MetricExpr, 'aggregate'>, map: ChildMapper): MetricExpr {
  return { ...expr, arg: expr.arg && map.row(expr.arg), where: expr.where && map.row(expr.where) };
}

function mapStock<E extends NodeOf<MetricExpr, 'closing' | 'opening' | 'average_balance'>>(
  expr: E,
  map: ChildMapper,
): E {
  const of = map.metric(expr.of);
  if (of.kind !== 'aggregate') throw new InternalError(`${expr.kind} reads an aggregate, not ${of.kind}`);
  return { ...expr, of };
}

function mapOf<E extends { readonly of: MetricExpr }>(expr: E, map: ChildMapper): E {
  return { ...expr, of: map.metric(expr.of) };
}

/** The same node with its row-level and aggregate-level parts replaced. */
export function mapRowChildren(expr: RowExpr, map: ChildMapper): RowExpr {
  return (ROW[expr.kind] as (expr: RowExpr, map: ChildMapper) => RowExpr)(expr, map);
}

/** The same node with its parts replaced. What `closing` and its like read must stay an aggregate. */
export function mapMetricChildren(expr: MetricExpr, map: ChildMapper): MetricExpr {
  return (METRIC[expr.kind] as (expr: MetricExpr, map: ChildMapper) => MetricExpr)(expr, map);
}

/** The parts of a node, in the order they are written. */
export function childrenOf(node: Child): readonly Child[] {
  const children: Child[] = [];
  const collect: ChildMapper = {
    row: (expr) => {
      children.push({ level: 'row', expr });
      return expr;
    },
    metric: (expr) => {
      children.push({ level: 'metric', expr });
      return expr;
    },
  };
  if (node.level === 'row') mapRowChildren(node.expr, collect);
  else mapMetricChildren(node.expr, collect);
  return children;
}

/**
 * Visits a node and what is inside it, parents first, in the order they are written; where `visit` says false, the
 * inside is left out. Needs no stack.
 */
export function walkExpression(root: Child, visit: (node: Child) => boolean): void {
  const open: Child[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (visit(node)) open.push(...childrenOf(node).toReversed());
  }
}

/** Number of nodes, or `limit` when there are as many or more. */
export function countNodes(root: Child, limit: number): number {
  const open: Child[] = [root];
  let count = 0;
  for (let node = open.pop(); node !== undefined && count < limit; node = open.pop()) {
    count += 1;
    open.push(...childrenOf(node));
  }
  return count;
}
