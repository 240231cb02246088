import { compileRows } from '@plumbline/compiler';
import { type MetricQuery, type RowsQuery, resolveRows } from '@plumbline/query';
import { describe, expect, test } from 'vitest';
import { answered, openShop } from './shop.ts';

const shop = openShop(
  `
datasets:
  - name: cash
    source: {files: cash.csv}
    time: day
    fields: [{name: day, type: date}, {name: netting, type: integer}, {name: amount, type: "decimal(18,2)"}]
metrics:
  - name: collected
    formula: sum(cash.amount) where cash.netting = 0
    effective: 2024-05-10
    versions: [{effective: 2023-01-01, formula: sum(cash.amount)}]
  - {name: twice, formula: collected * 2}
`,
  {
    cash: `day netting amount
           2024-03-01 0 1.00
           2024-04-01 1 2.00
           2024-05-01 0 4.00
           2024-06-01 1 8.00`,
  },
);

async function versions(query: Omit<MetricQuery, 'metrics'>, metric = 'collected') {
  const { result } = await answered(shop, { metrics: [metric], ...query });
  return result?.columns.find(({ name }) => name === metric)?.versions;
}

const OLD = { version: 1, from: null, to: '2024-05-09' };
const NEW = { version: 2, from: '2024-05-10', to: null };

describe('the definitions that cells of an answer take', () => {
  test('where they are several, each names the first cell that it gives', async () => {
    expect(await versions({ by: ['month'], period: '2024-03..2024-06' })).toEqual([
      OLD,
      { ...NEW, first: '2024-05-01' },
    ]);
    expect(await versions({ by: ['day'], period: '2024-04..2024-06' })).toEqual([
      OLD,
      { ...NEW, first: '2024-05-10' },
    ]);
  });

  test('of an older one alone too', async () => {
    expect(await versions({ period: '2024-03' })).toEqual([OLD]);
    expect(await versions({ by: ['month'], period: '2024-03..2024-04' })).toEqual([OLD]);
  });

  test('nothing of the newest alone, of one that is to come, and where every cell is restated', async () => {
    expect(await versions({ period: '2024-06' })).toBeUndefined();
    expect(await versions({ period: '2024-03..2024-05' })).toBeUndefined();
    expect(await versions({ period: '2024-03', as_of: '2024-05-01' })).toBeUndefined();
    expect(await versions({ by: ['month'], period: '2024-03..2024-06', restated: true })).toBeUndefined();
  });
});

describe('the rows of a restated figure', () => {
  const formulas = (asked: Omit<RowsQuery, 'metric'>) => {
    const { rows } = resolveRows({ metric: 'collected', ...asked }, shop.model);
    if (rows === null) return null;
    const { compiled } = compileRows({ rows, model: shop.model, facts: shop.facts, today: 19_905 });
    return compiled?.measures.map(({ formula }) => formula);
  };

  test('are those of the newest definition', () => {
    const newest = ['sum(cash.amount) where cash.netting = 0'];
    expect(formulas({ period: '2024-03' })).toEqual(['sum(cash.amount)']);
    expect(formulas({ period: '2024-03', restated: true })).toEqual(newest);
    expect(formulas({ period: '2024-06' })).toEqual(newest);
  });
});
