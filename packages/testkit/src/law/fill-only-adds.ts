import type { MetricQuery } from '@plumbline/query';
import fc from 'fast-check';
import { FAMILIES } from '../arbitrary/family.ts';
import { queryOf } from '../arbitrary/query.ts';
import { shopWith } from '../arbitrary/shop.ts';
import { askShop } from './ask.ts';
import type { Law } from './law.ts';
import { rowLines, totalLines } from './lines.ts';
import { differingLines, expectNone } from './same-lines.ts';

const asking = fc.constantFrom(...FAMILIES).chain((family) =>
  fc.record({
    shop: shopWith(family),
    query: queryOf(family, ['first', 'second', ...family.additive, ...family.stocks, ...family.others]),
    time: fc.constantFrom('month', 'week', 'day'),
  }),
);

/** With `fill` every row and total row is there as before; new ones come beside. */
export const fillOnlyAdds: Law = {
  name: 'fill never changes existing rows',
  check: (answerer, runs) =>
    fc.assert(
      fc.asyncProperty(asking, async ({ shop, query, time }) => {
        const ask = askShop(answerer, shop);
        const plain = withTime(query, time);
        const [without, filled] = [await ask(plain), await ask({ ...plain, fill: true })];
        if (without.kind === 'refused' || filled.kind === 'refused') return;
        const columns = without.result.columns;
        const compare = (a: ReturnType<typeof rowLines>, b: ReturnType<typeof rowLines>) => {
          const { differing, missing } = differingLines(a, b, columns);
          expectNone('without fill / with fill', [...differing, ...missing]);
        };
        compare(rowLines(without.result), rowLines(filled.result));
        for (const { by } of without.result.totals ?? [])
          compare(totalLines(without.result, by), totalLines(filled.result, by));
      }),
      runs,
    ),
};

function withTime({ fill, limit, others, ...query }: MetricQuery, time: string): MetricQuery {
  const times = new Set(['month', 'week', 'day', 'quarter', 'year', 'fiscal_quarter']);
  const rest = (query.by ?? []).filter((item) => typeof item !== 'string' || !times.has(item));
  return { ...query, by: [time, ...rest] };
}
