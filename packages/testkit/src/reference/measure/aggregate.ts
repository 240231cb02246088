import type { AggregateFunction } from '@plumbline/model';
import { add, compareDecimals, type Decimal, decimalOf, multiply, parseDecimal } from '../value/decimal.ts';
import { compareValues, isDecimal, isNumeric, keyOf, numberOf, type Value } from '../value/value.ts';

type Aggregate = (values: readonly Value[], p: number) => Value;

/** Over values that are not null, at least one; null for none (the value is missing). */
export function aggregate(fn: AggregateFunction, values: readonly Value[], p: number): Value {
  const present = values.filter((value) => value !== null);
  return present.length === 0 ? null : AGGREGATES[fn](present, p);
}

const AGGREGATES: { readonly [F in AggregateFunction]: Aggregate } = {
  sum,
  count: (values) => decimalOf(values.length),
  count_distinct: (values) => decimalOf(new Set(values.map(keyOf)).size),
  avg: (values) => mean(values),
  min: (values) => values.reduce((best, v) => (compareValues(v, best) < 0 ? v : best)),
  max: (values) => values.reduce((best, v) => (compareValues(v, best) > 0 ? v : best)),
  median: (values) => percentile(values, 0.5),
  percentile,
  percentile_disc: discrete,
  variance: (values) => variance(values),
  stddev: (values) => {
    const squared = variance(values);
    return squared === null ? null : Math.sqrt(squared);
  },
};

function sum(values: readonly Value[]): Value {
  if (values.every(isDecimal)) return values.reduce<Decimal>((total, v) => add(total, v), decimalOf(0));
  return numbers(values).reduce((total, v) => total + v, 0);
}

function numbers(values: readonly Value[]): readonly number[] {
  return values.filter(isNumeric).map(numberOf);
}

function mean(values: readonly Value[]): number {
  const total = sum(values);
  return isNumeric(total) ? numberOf(total) / values.length : Number.NaN;
}

/** Linear between the two nearest values. */
function percentile(values: readonly Value[], p: number): Value {
  const sorted = [...numbers(values)].sort((a, b) => a - b);
  const at = p * (sorted.length - 1);
  const below = sorted[Math.floor(at)] ?? 0;
  const above = sorted[Math.ceil(at)] ?? below;
  return below + (above - below) * (at - Math.floor(at));
}

/** The first value, from the smallest, at which the values so far are at least this share of all; counted in integers: 0.07 × 100 is 7. */
function discrete(values: readonly Value[], p: number): Value {
  const share = parseDecimal(String(p)) ?? decimalOf(0);
  const sorted = [...values].sort(compareValues);
  const wanted = multiply(share, decimalOf(sorted.length));
  const at = sorted.findIndex((_, i) => compareDecimals(decimalOf(i + 1), wanted) >= 0);
  return sorted[at] ?? null;
}

/** Of the sample (n − 1); null for one value. */
function variance(values: readonly Value[]): number | null {
  if (values.length < 2) return null;
  const center = mean(values);
  const squares = numbers(values).reduce((total, v) => total + (v - center) ** 2, 0);
  return squares / (values.length - 1);
}
