import fc from 'fast-check';
import { ORDERS } from '../arbitrary/family.ts';
import { anyPeriod, byOf, whereOf } from '../arbitrary/query.ts';
import { shopWith } from '../arbitrary/shop.ts';
import { figuresOf } from './ask.ts';
import type { Law } from './law.ts';
import { amount, isClose, type Line, rowLines, totalLines } from './lines.ts';

const asking = fc.record({
  shop: shopWith(null),
  by: byOf(ORDERS),
  period: anyPeriod,
  where: whereOf(ORDERS),
});

/** At every grain a ratio is numerator ÷ denominator of that grain, null where the denominator is zero or a side missing. */
export const ratioOfSums: Law = {
  name: 'ratio = Σ numerator ÷ Σ denominator at every grain',
  check: (answerer, runs) =>
    fc.assert(
      fc.asyncProperty(asking, async ({ shop, by, period, where }) => {
        const metrics = ['revenue', 'cost', 'margin'];
        const condition = where === undefined ? {} : { where };
        const result = await figuresOf(answerer, shop)({ metrics, by, period, totals: 'all', ...condition });
        const groupings = new Map((result.totals ?? []).map((total) => [total.by.join(), total.by]));
        const totals = [...groupings.values()].flatMap((names) => totalLines(result, names));
        for (const line of [...rowLines(result), ...totals]) compareRatio(line);
      }),
      runs,
    ),
};

function compareRatio(line: Line): void {
  const [revenue, cost, margin] = ['revenue', 'cost', 'margin'].map((name) => line.cells.get(name) ?? null);
  const isNull = revenue === null || cost === null || Number(revenue) === 0;
  const expected = isNull ? null : (amount(line, 'revenue') - amount(line, 'cost')) / amount(line, 'revenue');
  const isSame =
    expected === null || margin === null ? expected === (margin ?? null) : isClose(expected, Number(margin));
  if (!isSame)
    throw new Error(
      `${line.key}: ${String(revenue)}, ${String(cost)}, expected ${expected}, got ${String(margin)}`,
    );
}
