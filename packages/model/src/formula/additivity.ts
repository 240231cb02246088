import type { Metric } from '../model.ts';
import type { LiteralExpr } from './expression.ts';
import type { MetricExpr } from './metric-expression.ts';

type Additivity = Metric['additive'];
type AddsUp = (expr: MetricExpr) => Additivity;

/** Whether the members of any grouping add up to their total; only then are they parts of it. In doubt they do not. */
export function additivity(expr: MetricExpr, metrics: ReadonlyMap<string, Metric>): Additivity {
  const addsUp: AddsUp = (one) => RULES[one.kind](one as never, addsUp, metrics);
  return addsUp(expr);
}

const never = (): Additivity => 'never';
const ofInner = (expr: { readonly of: MetricExpr }, addsUp: AddsUp) => addsUp(expr.of);
/** R is read as a whole: members of time are no parts of it. */
const notOverTime = (expr: { readonly of: MetricExpr }, addsUp: AddsUp) =>
  weaker([addsUp(expr.of), 'not_over_time']);

const RULES: {
  readonly [K in MetricExpr['kind']]: (
    expr: Extract<MetricExpr, { kind: K }>,
    addsUp: AddsUp,
    metrics: ReadonlyMap<string, Metric>,
  ) => Additivity;
} = {
  literal: never,
  metric: (expr, _, metrics) => metrics.get(expr.name)?.additive ?? 'never',
  aggregate: ({ fn }) => (fn === 'sum' || fn === 'count' ? 'always' : 'never'),
  call: ofCall,
  case: never,
  in: never,
  where: ofInner,
  closing: notOverTime,
  opening: notOverTime,
  average_balance: notOverTime,
  prior: ofInner,
  growth: never,
  to_date: notOverTime,
  trailing: notOverTime,
  at: notOverTime,
  total: never,
  share: never,
  rollup: never,
  account: (expr, addsUp) => (expr.over === 'range' ? ofInner(expr, addsUp) : notOverTime(expr, addsUp)),
  convert: (expr, addsUp) =>
    expr.rate.kind === 'closing' ? notOverTime(expr, addsUp) : ofInner(expr, addsUp),
  first_reported: ofInner,
  as_reported: ofInner,
  reported: notOverTime,
  company: ofInner,
  annualize: notOverTime,
  fact: never,
  rank: never,
  rank_share: never,
  ntile: never,
  new: notOverTime,
  retention: never,
  cohort: ofInner,
  conversion: ({ calculation }) => (calculation === 'count' ? 'always' : 'never'),
  // The total is all of one formula, also where its members are of several.
  in_force: ({ options }, addsUp) => weaker(['not_over_time', ...options.map(({ expr }) => addsUp(expr))]),
  per: never,
  result: never,
  later: never,
};

function ofCall({ fn, args }: Extract<MetricExpr, { kind: 'call' }>, addsUp: AddsUp): Additivity {
  const [first, ...rest] = args;
  if (first === undefined) return 'never';
  if (fn === 'add' || fn === 'subtract' || fn === 'negate') return weaker(args.map(addsUp));
  if (fn === 'divide' || fn === 'net_of_vat') return rest.every(isLiteral) ? addsUp(first) : 'never';
  if (fn === 'coalesce') return rest.every(isZero) ? addsUp(first) : 'never';
  if (fn !== 'multiply') return 'never';
  const [only, ...others] = args.filter((arg) => !isLiteral(arg));
  return only !== undefined && others.length === 0 ? addsUp(only) : 'never';
}

function isLiteral(expr: MetricExpr): expr is LiteralExpr {
  return expr.kind === 'literal';
}

/** A missing part counts as nothing. */
function isZero(expr: MetricExpr): boolean {
  return isLiteral(expr) && typeof expr.value === 'string' && Number(expr.value) === 0;
}

function weaker(parts: readonly Additivity[]): Additivity {
  if (parts.includes('never')) return 'never';
  return parts.includes('not_over_time') ? 'not_over_time' : 'always';
}
