import fc from 'fast-check';
import { ORDERS, SALES, STOCKS } from '../arbitrary/family.ts';
import { anyPeriod, whereOf } from '../arbitrary/query.ts';
import { shopWith } from '../arbitrary/shop.ts';
import { askShop } from './ask.ts';
import type { Law } from './law.ts';
import { rowLines, totalLines } from './lines.ts';
import { differingLines, expectNone } from './same-lines.ts';

const TIMES = [[], ['month'], ['week'], ['quarter', 'month']] as const;

/** Total rows have no place among others. */
const PLACES = /\b(rank|rank_share|ntile)\(/;

const asking = fc.constantFrom(ORDERS, SALES, STOCKS).chain((family) =>
  fc.record({
    shop: shopWith(family).filter(({ formulas }) => !PLACES.test(JSON.stringify(formulas))),
    metrics: fc.subarray(['first', 'second', ...family.additive, ...family.stocks, ...family.others], {
      minLength: 1,
      maxLength: 4,
    }),
    time: fc.constantFrom(...TIMES),
    added: fc.constantFrom(...family.dimensions.filter((d) => typeof d === 'string')),
    period: anyPeriod,
    where: whereOf(family),
  }),
);

/** The rows of a query are the totals of the same query with one dimension more, of whatever metric. */
export const toOneKeepsTotals: Law = {
  name: 'adding a to-one dimension never changes a total',
  check: (answerer, runs) =>
    fc.assert(
      fc.asyncProperty(asking, async ({ shop, metrics, time, added, period, where }) => {
        const ask = askShop(answerer, shop);
        const query = { metrics, period, ...(where === undefined ? {} : { where }) };
        const plain = await ask({ ...query, by: [...time] });
        const wide = await ask({ ...query, by: [...time, added], totals: [[...time]] });
        if (plain.kind === 'refused' || wide.kind === 'refused') return;
        const figures = plain.result.columns.filter(({ role }) => role === 'metric');
        const totals = totalLines(wide.result, time);
        const { differing, missing, extra } = differingLines(rowLines(plain.result), totals, figures);
        expectNone('rows without the dimension / totals with it', [...differing, ...missing, ...extra]);
      }),
      runs,
    ),
};
