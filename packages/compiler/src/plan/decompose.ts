import type { Measure } from './scalar.ts';

/** How a measure is put together from parts of its rows; null: only from the rows themselves. One table for rollups, totals, windows, caches. */
const merges: { readonly [K in Measure['fn']]: Measure['fn'] | null } = {
  sum: 'sum',
  count: 'sum',
  min: 'min',
  max: 'max',
  any: 'any',
  avg: null,
  median: null,
  count_distinct: null,
  percentile: null,
  percentile_disc: null,
  stddev: null,
  variance: null,
  list: null,
  bits: null,
};

export function mergeOf(fn: Measure['fn']): Measure['fn'] | null {
  return merges[fn];
}
