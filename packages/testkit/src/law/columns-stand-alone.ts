import fc from 'fast-check';
import { FAMILIES } from '../arbitrary/family.ts';
import { queryOf } from '../arbitrary/query.ts';
import { shopWith } from '../arbitrary/shop.ts';
import { askShop } from './ask.ts';
import type { Law } from './law.ts';
import { rowLines, totalLines } from './lines.ts';
import { differingLines, expectNone } from './same-lines.ts';

const asking = fc.constantFrom(...FAMILIES).chain((family) => {
  const names = ['first', 'second', ...family.additive, ...family.stocks, ...family.others];
  return fc.record({
    shop: shopWith(family),
    query: queryOf(family, names),
    pair: fc.shuffledSubarray(names, { minLength: 2, maxLength: 3 }),
  });
});

/** Asked alone or beside others, a metric and its comparisons have the same values; no row of it is lost. */
export const columnsStandAlone: Law = {
  name: "a metric's column is the same whatever else the query asks",
  check: (answerer, runs) =>
    fc.assert(
      fc.asyncProperty(asking, async ({ shop, query, pair }) => {
        const ask = askShop(answerer, shop);
        const { having, order, limit, others, fill, ...plain } = query;
        const alone = await ask({ ...plain, metrics: pair.slice(0, 1) });
        const beside = await ask({ ...plain, metrics: pair });
        if (alone.kind === 'refused' || beside.kind === 'refused') return;
        const figures = alone.result.columns.filter(({ role }) => role === 'metric' || role === 'compare');
        const compare = (a: ReturnType<typeof rowLines>, b: ReturnType<typeof rowLines>) => {
          const { differing, missing } = differingLines(a, b, figures);
          expectNone('alone / beside others', [...differing, ...missing]);
        };
        compare(rowLines(alone.result), rowLines(beside.result));
        for (const { by } of alone.result.totals ?? [])
          compare(totalLines(alone.result, by), totalLines(beside.result, by));
      }),
      runs,
    ),
};
