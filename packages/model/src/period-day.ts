import type { DimensionRef } from './formula/expression.ts';

/**
 * The day that a row of a dataset with a calendar counts on: the last one of the period that closes on its own day,
 * else its own. No definition can name it.
 */
export const PERIOD_DAY = 'period:day';

/**
 * Under the calendar of an entity: the last day of the fiscal quarter that a row lies in, on the wall calendar of which
 * every fiscal year is the calendar year of its name.
 */
export const FISCAL_DAY = 'fiscal:day';

/** The same for balances: of the period whose end is near. */
export const FISCAL_CLOSE = 'fiscal:close';

export function fiscalDay(dataset: string, field: typeof FISCAL_DAY | typeof FISCAL_CLOSE): DimensionRef {
  return { kind: 'field', dataset, field, relationship: null };
}

export function periodDay(dataset: string): DimensionRef {
  return { kind: 'field', dataset, field: PERIOD_DAY, relationship: null };
}
