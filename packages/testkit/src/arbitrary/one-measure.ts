import fc from 'fast-check';
import type { Family } from './family.ts';

/** Plain metrics of a shop that are one aggregation of rows. */
const SINGLE: ReadonlySet<string> = new Set([
  'revenue',
  'cost',
  'sold',
  'weight',
  'order_value',
  'order_count',
  'priced_orders',
  'shipped',
  'shipped_units',
  'customers',
  'mean_amount',
  'middle_amount',
  'least_amount',
  'most_amount',
  'refunds',
  'refunds_or_zero',
  'return_count',
  'moved',
  'balance',
  'units_left',
  'own_balance',
  'carried_balance',
  'exact_balance',
  'rows_left',
  'opened',
  'own_opened',
  'visit_count',
  'minutes',
  'longest',
  'booked',
  'entry_count',
  'booked_balance',
  'biggest',
]);

export interface OneMeasure {
  /** The plain metric inside. */
  readonly metric: string;
  readonly formula: string;
}

type Wrap = (of: string) => string;

/** A formula that changes when, where and over what one plain measure is read, and computes nothing with it. */
export function oneMeasureOf(family: Family): fc.Arbitrary<OneMeasure> {
  const names = [...family.additive, ...family.stocks, ...family.others].filter((name) => SINGLE.has(name));
  return fc
    .record({ metric: fc.constantFrom(...names), wraps: fc.array(wrapOf(family), { maxLength: 2 }) })
    .map(({ metric, wraps }) => ({ metric, formula: wraps.reduce((of, wrap) => wrap(of), metric) }));
}

function wrapOf(family: Family): fc.Arbitrary<Wrap> {
  const call = (name: string, words: readonly string[]): fc.Arbitrary<Wrap> =>
    fc.constantFrom(...words).map((word) => (of) => `${name}(${of}, ${word})`);
  const within = [...family.dimensions.filter((d) => typeof d === 'string'), 'month', 'quarter', 'year'];
  return fc.oneof(
    call('prior', ['1 month', '1 year', '7 days']),
    call('to_date', ['year', 'quarter', 'month']),
    call('trailing', ['3 months', '10 days']),
    call('at', ['2024-01', '2024-Q1', 'FY2023']),
    call(
      'total',
      within.map((name) => `within: ${name}`),
    ),
    fc.constant<Wrap>((of) => `total(${of})`),
    ...(family.conditions.length === 0
      ? []
      : [
          fc.constantFrom(...family.conditions).map(
            (c): Wrap =>
              (of) =>
                `((${of}) where ${c})`,
          ),
        ]),
  );
}
