import type { MetricExpr, Model, ScalarFunction, ValueType } from '@plumbline/model';
import { amountOf, isOwnCurrency } from './amount-of.ts';

const DOUBLE: ValueType = { kind: 'double' };

type Kinds = {
  readonly [K in MetricExpr['kind']]: (
    expr: Extract<MetricExpr, { kind: K }>,
    typeOf: (expr: MetricExpr) => ValueType,
    in_: In,
  ) => ValueType;
};

interface In {
  readonly model: Model;
  readonly to: string;
}

type Known = Map<string, WeakMap<MetricExpr, ValueType>>;
const known = new WeakMap<Model, Known>();

/** The type of a formula where every amount in it is converted to `to`: products with rates are doubles. */
export function typeInCurrency(expr: MetricExpr, model: Model, to: string | null): ValueType {
  if (to === null) return expr.type;
  const types = typesOf(model, to);
  const typeOf = (one: MetricExpr): ValueType => {
    const found = types.get(one);
    if (found !== undefined) return found;
    types.set(one, one.type);
    const type = (KINDS[one.kind] as (e: MetricExpr, t: typeof typeOf, i: In) => ValueType)(one, typeOf, {
      model,
      to,
    });
    types.set(one, type);
    return type;
  };
  return typeOf(expr);
}

function typesOf(model: Model, to: string): WeakMap<MetricExpr, ValueType> {
  const own: Known = known.get(model) ?? new Map();
  known.set(model, own);
  const types = own.get(to) ?? new WeakMap<MetricExpr, ValueType>();
  own.set(to, types);
  return types;
}

const own = (expr: MetricExpr): ValueType => expr.type;
const ofInner = (expr: { readonly of: MetricExpr }, typeOf: (expr: MetricExpr) => ValueType): ValueType =>
  typeOf(expr.of);

const KINDS: Kinds = {
  literal: own,
  result: own,
  in: own,
  fact: own,
  later: own,
  growth: own,
  share: own,
  rank: own,
  rank_share: own,
  ntile: own,
  retention: own,
  conversion: own,
  convert: own,
  average_balance: own,
  metric: ({ name, type }, typeOf, { model }) => {
    const metric = model.metrics.get(name);
    return metric === undefined ? type : typeOf(metric.expr);
  },
  aggregate: (expr, _, { model, to }) => {
    const amount = amountOf(expr);
    return amount === null || isOwnCurrency(amount.currency, to, model.workspace.currency)
      ? expr.type
      : DOUBLE;
  },
  call: (expr, typeOf) => typeOverDoubles(expr.fn, expr.type, expr.args.map(typeOf)),
  case: ({ whens, otherwise, type }, typeOf) => {
    const branches = [...whens.map(({ then }) => then), ...(otherwise === null ? [] : [otherwise])];
    return wide(type, branches.map(typeOf));
  },
  in_force: ({ options, type }, typeOf) =>
    wide(
      type,
      options.map(({ expr }) => typeOf(expr)),
    ),
  per: (expr, typeOf) => (CARRIES_MEMBERS.has(expr.fn) ? wide(expr.type, [typeOf(expr.of)]) : expr.type),
  annualize: (expr, typeOf) => wide(expr.type, [typeOf(expr.of)]),
  where: ofInner,
  closing: ofInner,
  opening: ofInner,
  prior: ofInner,
  to_date: ofInner,
  trailing: ofInner,
  at: ofInner,
  total: ofInner,
  rollup: ofInner,
  account: ofInner,
  new: ofInner,
  cohort: ofInner,
  company: ofInner,
  first_reported: ofInner,
  as_reported: ofInner,
  reported: ofInner,
};

/** Aggregates whose value is as exact as those of the members. */
export const CARRIES_MEMBERS: ReadonlySet<string> = new Set(['sum', 'min', 'max', 'percentile_disc']);

/** Functions whose result is as inexact as what they are given. */
const CARRIES: ReadonlySet<string> = new Set([
  'add',
  'subtract',
  'multiply',
  'modulo',
  'negate',
  'abs',
  'floor',
  'ceil',
  'coalesce',
  'least',
  'greatest',
]);

/** The type of a call when its arguments have become doubles. */
export function typeOverDoubles(fn: ScalarFunction, type: ValueType, args: readonly ValueType[]): ValueType {
  return CARRIES.has(fn) ? wide(type, args) : type;
}

const EXACT: ReadonlySet<ValueType['kind']> = new Set(['integer', 'bigint', 'decimal']);

function wide(type: ValueType, parts: readonly ValueType[]): ValueType {
  return EXACT.has(type.kind) && parts.some(({ kind }) => kind === 'double') ? DOUBLE : type;
}
