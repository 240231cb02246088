import fc from 'fast-check';
import { MIXED } from '../arbitrary/family.ts';
import { shopWith } from '../arbitrary/shop.ts';
import { figuresOf } from './ask.ts';
import type { Law } from './law.ts';
import { amount, isClose, type Line, rowLines } from './lines.ts';

const FLOWS = MIXED.additive;
const STOCKS = ['balance', 'units_left'];

const asking = fc.record({
  shop: shopWith(null),
  period: fc.constantFrom('2024-Q1', '2023', '2024-02', '2023-12..2024-03', '2024-01-31..2024-03-01'),
});

/** A month is the sum of its days for flows, its last snapshot day for stocks. */
export const monthsOfDays: Law = {
  name: 'month = Σ days for flows, last day for stocks',
  check: (answerer, runs) =>
    fc.assert(
      fc.asyncProperty(asking, async ({ shop, period }) => {
        const ask = figuresOf(answerer, shop);
        const months = rowLines(await ask({ metrics: [...FLOWS, ...STOCKS], by: ['month'], period }));
        const flows = rowLines(await ask({ metrics: FLOWS, by: ['day'], period }));
        const stocks = rowLines(await ask({ metrics: STOCKS, by: ['day'], period }));
        for (const month of months) {
          for (const metric of FLOWS) {
            const sum = daysOf(month, flows).reduce((so, day) => so + amount(day, metric), 0);
            if (!isClose(sum, amount(month, metric)))
              throw new Error(`${metric} ${month.key}: days ${sum}, month ${amount(month, metric)}`);
          }
          const last = daysOf(month, stocks).at(-1);
          for (const metric of STOCKS) {
            const [day, whole] = [last?.cells.get(metric) ?? null, month.cells.get(metric) ?? null];
            if (day !== whole)
              throw new Error(`${metric} ${month.key}: last day ${String(day)}, month ${String(whole)}`);
          }
        }
      }),
      runs,
    ),
};

function daysOf(month: Line, days: readonly Line[]): readonly Line[] {
  const prefix = String(month.cells.get('month')).slice(0, 7);
  return days.filter((day) => String(day.cells.get('day')).startsWith(prefix));
}
