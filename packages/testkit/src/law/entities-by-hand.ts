import type { MetricQuery } from '@plumbline/query';
import fc from 'fast-check';
import { referenceAnswerer } from '../answerer/reference-answerer.ts';
import { ORDERS } from '../arbitrary/family.ts';
import { anyPeriod, onceIn, whereOf } from '../arbitrary/query.ts';
import { shopWith } from '../arbitrary/shop.ts';
import { askShop, figuresOf } from './ask.ts';
import type { Law } from './law.ts';
import { amount, isClose, rowLines, totalLines } from './lines.ts';
import { answerDifferences } from './same-answer.ts';
import { expectNone } from './same-lines.ts';

const KEYS: readonly (readonly string[])[] = [
  ['cohort', 'age'],
  ['age'],
  ['channel', 'cohort', 'age'],
  ['cohort', 'channel', 'age'],
  ['cohort', 'age', 'customer.name'],
];
const GRAINS = ['month', 'month', 'week', 'quarter', 'fiscal_year'] as const;

const asking = fc.record({
  shop: shopWith(null),
  by: fc.constantFrom(...KEYS),
  grain: fc.constantFrom(...GRAINS),
  observed: onceIn(4, fc.constant(', observed: 20 days')),
  period: onceIn(3, anyPeriod),
  where: whereOf(ORDERS),
  prior: onceIn(4, fc.constantFrom('1 month', '1 year')),
});

/**
 * Cohorts and newcomers as the reference has them; at age 0 everybody is there, if nothing is hidden; the cells of cohorts add up; newcomers
 * of all periods are all entities, which a plain distinct count over them must find too.
 */
export const entitiesByHand: Law = {
  name: 'cohorts add up, newcomers of all times are everybody',
  check: (answerer, runs) =>
    fc.assert(
      fc.asyncProperty(asking, async ({ shop, by, grain, observed, period, where, prior }) => {
        const cohort = `cohort(revenue, by: orders.customer, grain: ${grain}${observed ?? ''})`;
        const moved = prior === undefined || period === undefined ? {} : { earlier: `prior(kept, ${prior})` };
        const formulas = { group: cohort, kept: 'retention(revenue, by: orders.customer)', ...moved };
        const world = { ...shop, formulas };
        const query: MetricQuery = {
          metrics: ['group', 'customers', ...Object.keys(formulas).slice(1)],
          by: [...by],
          totals: 'all',
          ...(period === undefined ? {} : { period }),
          ...(where === undefined ? {} : { where }),
        };
        const expected = await askShop(referenceAnswerer, world)(query);
        const actual = await askShop(answerer, world)(query);
        expectNone('reference / answerer', answerDifferences(expected, actual));
        if (actual.kind === 'answered') {
          const rows = rowLines(actual.result);
          const [total] = totalLines(actual.result, []);
          const sum = rows.reduce((so, line) => so + amount(line, 'group'), 0);
          if (!isClose(sum, amount(total, 'group')))
            throw new Error(`cells ${sum}, total ${amount(total, 'group')}`);
          for (const { cells, key } of rows) {
            const kept = cells.get('kept') ?? null;
            // A period may hide a part of what somebody did at that age.
            if (period === undefined && cells.get('age') === 0 && kept !== null && kept !== 1)
              throw new Error(`${key}: ${String(kept)} at 0`);
          }
        }
        await newcomersAreAll(figuresOf(answerer, shop));
      }),
      runs,
    ),
};

async function newcomersAreAll(ask: ReturnType<typeof figuresOf>): Promise<void> {
  const metrics = ['new_customers', 'customers'];
  const byMonth = await ask({ metrics, by: ['month'], totals: true });
  const [all] = totalLines(byMonth, []);
  const sum = rowLines(byMonth).reduce((so, line) => so + amount(line, 'new_customers'), 0);
  if (sum !== amount(all, 'customers') || sum !== amount(all, 'new_customers'))
    throw new Error(
      `new ${sum}, all ${amount(all, 'customers')}, new in all ${amount(all, 'new_customers')}`,
    );
}
