import fc from 'fast-check';
import type { Family } from './family.ts';
import type { ShopRollup } from './shop.ts';

const TIMES: readonly (readonly string[])[] = [
  [],
  ['day'],
  ['day'],
  ['week'],
  ['month'],
  ['month'],
  ['quarter'],
  ['fiscal_quarter'],
  ['year'],
];

/** Keys that more than one dataset has stand first; foreign keys let attributes be attached. */
const KEYS: { readonly [name: string]: readonly string[] } = {
  orders: ['channel', 'orders.customer', 'orders.units', 'customer.name', 'country.region', 'customer.tier'],
  sales: ['channel', 'customer.customer', 'customer.name', 'country.region'],
  stocks: ['stock.account', 'stock.region', 'stock.day'],
  visits: ['visits.page', 'visits.at'],
  mixed: [],
};

/** Up to three rollups over metrics that a question of the family may ask for. */
export function rollupsOf(family: Family, formulas: readonly string[]): fc.Arbitrary<readonly ShopRollup[]> {
  const keys = [...(KEYS[family.name] ?? [])];
  const metrics = [...family.additive, ...family.stocks, ...family.others, ...formulas];
  const rollup = fc.record({
    metrics: fc.subarray(metrics, { minLength: Math.ceil(metrics.length / 2) }),
    times: fc.constantFrom(...TIMES),
    others: fc.subarray(keys, { minLength: Math.min(2, keys.length) }),
  });
  return fc.array(rollup, { minLength: 1, maxLength: 3 }).map((list) =>
    list.map(({ metrics: kept, times, others }, i) => ({
      name: `kept_${i + 1}`,
      metrics: kept,
      by: [...times, ...others],
    })),
  );
}
