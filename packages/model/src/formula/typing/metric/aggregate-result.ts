import type { AggregateFunction } from '../../expression.ts';
import { BIGINT, DOUBLE, isOfClass, MAX_PRECISION } from '../../value/type-kinds.ts';
import type { ValueType } from '../../value-type.ts';

type Rule = (type: ValueType) => ValueType | null;

const statistic: Rule = (type) => (isOfClass(type, 'number') ? DOUBLE : null);
/** One of the values. */
const numeric: Rule = (type) => (isOfClass(type, 'number') ? type : null);
const counting: Rule = () => BIGINT;
const same: Rule = (type) => (type.kind === 'boolean' ? null : type);

const RULES: { readonly [F in AggregateFunction]: Rule } = {
  sum: (type) => {
    if (!isOfClass(type, 'number')) return null;
    if (type.kind === 'decimal') return { kind: 'decimal', precision: MAX_PRECISION, scale: type.scale };
    return type.kind === 'double' ? DOUBLE : BIGINT;
  },
  avg: statistic,
  median: statistic,
  percentile: statistic,
  percentile_disc: numeric,
  stddev: statistic,
  variance: statistic,
  min: same,
  max: same,
  count: counting,
  count_distinct: counting,
};

/** Type of an aggregate of values of a type; null when there is none: a sum of texts. */
export function aggregateResult(
  fn: AggregateFunction,
  arg: { readonly type: ValueType } | null,
): ValueType | null {
  return arg === null ? BIGINT : RULES[fn](arg.type);
}
