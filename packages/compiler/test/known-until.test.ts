import type { MetricQuery } from '@plumbline/query';
import { describe, expect, test } from 'vitest';
import { answered, openShop } from './shop.ts';

/** Sales are known to 9 June 2024, the ledger to the end of May, plans are never shortened, of returns nothing is known. */
const shop = openShop(
  `
datasets:
  - {name: sales, source: {files: sales.csv}, time: day, fields: [{name: day, type: date}, {name: amount, type: "decimal(18,2)"}]}
  - {name: ledger, source: {files: ledger.csv}, time: day, fields: [{name: day, type: date}, {name: cost, type: "decimal(18,2)"}]}
  - {name: plan, source: {files: plan.csv}, time: day, through: none, fields: [{name: day, type: date}, {name: amount, type: "decimal(18,2)"}]}
  - {name: returns, source: {files: returns.csv}, time: day, fields: [{name: day, type: date}, {name: amount, type: "decimal(18,2)"}]}
dimensions:
  - {name: on, fields: [sales.day, ledger.day]}
metrics:
  - {name: booked, formula: "revenue where on in (cost per on having cost > 0)"}
  - {name: kept, formula: revenue - sum(returns.amount)}
  - {name: returned, formula: sum(returns.amount)}
  - {name: revenue, formula: sum(sales.amount)}
  - {name: cost, formula: sum(ledger.cost)}
  - {name: profit, formula: revenue - cost}
  - {name: planned, formula: sum(plan.amount)}
  - {name: overrun, formula: cost / planned}
`,
  {
    sales: `day amount
            2024-04-03 1.00
            2024-05-31 2.00
            2024-06-09 4.00`,
    ledger: `day cost
             2024-04-30 8.00
             2024-05-31 16.00`,
    plan: `day amount
           2024-07-31 32.00`,
    returns: 'day amount',
  },
);

const ALL = ['revenue', 'cost', 'profit', 'planned', 'overrun'];

async function known(query: Omit<MetricQuery, 'metrics'>, metrics: readonly string[] = ALL) {
  const { result } = await answered(shop, { metrics: [...metrics], ...query });
  const columns = result?.columns.filter(({ role }) => role === 'metric') ?? [];
  return Object.fromEntries(
    columns.map(({ name, edge, partial, partial_periods }) => [name, { edge, partial, partial_periods }]),
  );
}

const WHOLE = { partial: undefined, partial_periods: undefined };
const PART = { partial: true, partial_periods: undefined };

describe('how far each metric of an answer is known', () => {
  test('of a period that runs: each by the datasets that it reads', async () => {
    expect(await known({ period: '2024-06' })).toEqual({
      revenue: { edge: '2024-06-09', ...PART },
      cost: { edge: '2024-05-31', ...PART },
      profit: { edge: '2024-05-31', ...PART },
      planned: { edge: null, ...WHOLE },
      overrun: { edge: '2024-05-31', ...PART },
    });
  });

  test('where of a dataset nothing is known there is no day to which all are', async () => {
    expect(await known({ period: '2024-06' }, ['kept', 'returned', 'revenue'])).toEqual({
      kept: { edge: null, ...PART },
      returned: { edge: null, ...PART },
      revenue: { edge: '2024-06-09', ...PART },
    });
  });

  test('a condition that asks another dataset knows no more than that', async () => {
    const where = 'on in (cost per on having cost > 0)';
    const untilMay = { edge: '2024-05-31', ...PART };
    expect(await known({ period: '2024-06' }, ['booked', 'revenue'])).toEqual({
      booked: untilMay,
      revenue: { edge: '2024-06-09', ...PART },
    });
    expect(await known({ period: '2024-06', where }, ['revenue'])).toEqual({ revenue: untilMay });
    expect(await known({ by: ['quarter'], period: '2024', where }, ['revenue'])).toEqual({
      revenue: { edge: '2024-05-31', partial: true, partial_periods: ['2024-04-01'] },
    });
  });

  test('of a period that is over', async () => {
    const found = await known({ period: '2024-05', compare: ['year_ago'] });
    expect(Object.values(found).map(({ partial }) => partial)).toEqual(ALL.map(() => undefined));
    expect(found.revenue?.edge).toBe('2024-06-09');
  });

  test('of months: which of them it knows in part', async () => {
    expect(await known({ by: ['month'], period: '2024-05..2024-06' }, ['cost', 'revenue'])).toEqual({
      cost: { edge: '2024-05-31', ...WHOLE },
      revenue: { edge: '2024-06-09', partial: true, partial_periods: ['2024-06-01'] },
    });
    expect(await known({ by: ['quarter'], period: '2024' }, ['cost', 'revenue'])).toEqual({
      cost: { edge: '2024-05-31', partial: true, partial_periods: ['2024-04-01'] },
      revenue: { edge: '2024-06-09', partial: true, partial_periods: ['2024-04-01'] },
    });
  });

  test('nothing is shortened in full', async () => {
    expect(await known({ period: '2024-06', partial: 'full' }, ['revenue'])).toEqual({
      revenue: { edge: '2024-06-09', ...WHOLE },
    });
  });

  test('is the same whatever else is asked', async () => {
    for (const query of [{ period: '2024-06' }, { by: ['month'], period: '2024-04..2024-07' }]) {
      const together = await known(query);
      for (const name of ALL) expect(await known(query, [name])).toEqual({ [name]: together[name] });
    }
  });
});
