import type { Metric } from '../model.ts';
import type { MetricExpr } from './metric-expression.ts';

type Kind = Metric['kind'];
type KindOf = (expr: MetricExpr) => Kind;

/** Whether a formula adds up over time (flow), is read at a point in time (stock), or is a ratio. */
export function metricKind(expr: MetricExpr, metrics: ReadonlyMap<string, Metric>): Kind {
  const kindOf: KindOf = (one) => KINDS[one.kind](one as never, kindOf, metrics);
  return kindOf(expr);
}

const ofInner = (expr: { readonly of: MetricExpr }, kindOf: KindOf) => kindOf(expr.of);

const KINDS: {
  readonly [K in MetricExpr['kind']]: (
    expr: Extract<MetricExpr, { kind: K }>,
    kindOf: KindOf,
    metrics: ReadonlyMap<string, Metric>,
  ) => Kind;
} = {
  literal: () => 'other',
  metric: (expr, _, metrics) => metrics.get(expr.name)?.kind ?? 'other',
  aggregate: (expr) =>
    expr.fn === 'sum' || expr.fn === 'count' ? 'flow' : expr.fn === 'avg' ? 'ratio' : 'other',
  call: (expr, kindOf) => ofCall(expr, kindOf),
  case: (expr, kindOf) =>
    common(
      [...expr.whens.map((branch) => branch.then), ...(expr.otherwise === null ? [] : [expr.otherwise])],
      kindOf,
    ),
  in: () => 'other',
  where: ofInner,
  closing: () => 'stock',
  opening: () => 'stock',
  average_balance: () => 'stock',
  prior: ofInner,
  growth: () => 'ratio',
  to_date: () => 'other',
  trailing: () => 'other',
  at: ofInner,
  total: ofInner,
  share: () => 'ratio',
  rollup: ofInner,
  account: ({ over, of }, kindOf) => (over === 'range' ? kindOf(of) : 'stock'),
  convert: ofInner,
  first_reported: ofInner,
  as_reported: ofInner,
  reported: ofInner,
  company: ofInner,
  annualize: ofInner,
  fact: () => 'other',
  rank: () => 'other',
  rank_share: () => 'other',
  ntile: () => 'other',
  new: () => 'other',
  retention: () => 'ratio',
  cohort: ofInner,
  conversion: ({ calculation }) => (calculation === 'rate' ? 'ratio' : 'flow'),
  in_force: ({ options }, kindOf) =>
    common(
      options.map(({ expr }) => expr),
      kindOf,
    ),
  per: () => 'other',
  result: () => 'other',
  later: () => 'other',
};

function ofCall(expr: Extract<MetricExpr, { kind: 'call' }>, kindOf: KindOf): Kind {
  const args = expr.args.filter((arg) => arg.kind !== 'literal');
  const isOverConstant = expr.args[1]?.kind === 'literal';
  if (expr.fn === 'divide' || expr.fn === 'net_of_vat')
    return isOverConstant ? common(args, kindOf) : 'ratio';
  if (expr.fn === 'multiply')
    return args.length === 1 || isRatio(args, kindOf) ? common(args, kindOf) : 'other';
  return KEEPS_KIND.has(expr.fn) ? common(args, kindOf) : 'other';
}

/** A product of ratios is a ratio: margin × turnover × leverage. */
function isRatio(parts: readonly MetricExpr[], kindOf: KindOf): boolean {
  return parts.every((part) => kindOf(part) === 'ratio');
}

const KEEPS_KIND: ReadonlySet<string> = new Set(['add', 'subtract', 'negate', 'coalesce', 'round', 'cast']);

function common(parts: readonly MetricExpr[], kindOf: KindOf): Kind {
  const kinds = new Set(parts.filter((part) => part.kind !== 'literal').map(kindOf));
  const [only, second] = kinds;
  return only !== undefined && second === undefined ? only : 'other';
}
