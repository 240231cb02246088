import type { AggregateFunction } from '../../expression.ts';

export const AGGREGATES = {
  sum: true,
  avg: true,
  min: true,
  max: true,
  median: true,
  count: true,
  count_distinct: true,
  percentile: true,
  percentile_disc: true,
  stddev: true,
  variance: true,
} as const satisfies { readonly [F in AggregateFunction]: true };

export const AGGREGATE_NAMES: readonly string[] = Object.keys(AGGREGATES);

export function isAggregateName(name: string): name is AggregateFunction {
  return Object.hasOwn(AGGREGATES, name);
}
