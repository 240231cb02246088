import type { DimensionRef } from './formula/expression.ts';

/**
 * The day that a row of a dataset with a calendar counts on: the last one of the period that closes on its own day,
 * else its own. No definition can name it.
 */
export const PERIOD_DAY = 'period:day';

export function periodDay(dataset: string): DimensionRef {
  return { kind: 'field', dataset, field: PERIOD_DAY, relationship: null };
}
