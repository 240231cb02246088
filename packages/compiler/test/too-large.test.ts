import { parseDay } from '@plumbline/calendar';
import { type Facts, type MetricQuery, resolveQuery } from '@plumbline/query';
import { describe, expect, test } from 'vitest';
import { compile } from '../src/index.ts';
import { openShop } from './shop.ts';

const shop = openShop(
  `
datasets:
  - name: sales
    source: {files: sales.csv}
    primary_key: [id]
    time: day
    snapshots: {}
    fields: [{name: id, type: integer}, {name: day, type: date}, {name: customer, type: integer}, {name: units, type: bigint}]
metrics:
  - {name: balance, formula: "closing(sum(sales.units), missing: carry)"}
  - {name: units, formula: sum(sales.units)}
  - {name: buyers, formula: count_distinct(sales.customer)}
  - {name: middle, formula: median(sales.units)}
  - {name: year_of_buyers, formula: "trailing(buyers, 365 days)"}
  - {name: months_of_buyers, formula: "trailing(buyers, 12 months)"}
  - {name: year_of_middles, formula: "trailing(middle, 365 days)"}
`,
  { sales: 'id day customer units\n1 1990-01-01 1 3\n2 2023-12-31 2 4' },
);

/** Sixty-eight years of sales. */
function facts(rows: number, customers = 100): Facts {
  const sales = shop.facts.datasets.get('sales');
  if (sales === undefined) throw new Error('sales are loaded');
  const [first, last] = [parseDay('1956-01-01'), parseDay('2023-12-31')];
  return {
    ...shop.facts,
    datasets: new Map([
      ['sales', { ...sales, rows, first, last, distinct: new Map([['customer', customers]]) }],
    ]),
  };
}

function codes(query: MetricQuery, rows: number, customers?: number): readonly string[] {
  const resolved = resolveQuery(query, shop.model);
  if (resolved.query === null) return resolved.diagnostics.map((d) => d.code);
  const asked = { query: resolved.query, model: shop.model, facts: facts(rows, customers), today: 19_905 };
  return compile(asked).diagnostics.map((d) => d.code);
}

const decades: MetricQuery = { metrics: ['units'], by: ['day'], period: '1956..2020' };

describe('query/too-large: windows that overlap too much', () => {
  test('every day beside all of another period', () => {
    const compare = [{ fixed: '1990..2020' }];
    const byCustomer = { ...decades, by: ['day', 'sales.customer'] };
    expect(codes({ ...byCustomer, compare }, 10_000_000)).toEqual(['query/too-large']);
    // What is grouped first counts as groups: 31 years of months, 31 years of months and customers for each month.
    expect(codes({ ...decades, compare }, 10_000_000)).toEqual([]);
    expect(codes({ ...byCustomer, by: ['month', 'sales.customer'], compare }, 10_000_000)).toEqual([]);
  });

  test('members in order read one member each', () => {
    const compare = [{ fixed: '1956..2020' }];
    expect(codes({ ...decades, compare }, 10_000_000)).toEqual([]);
  });

  test('rows that cannot be grouped first are counted as rows', () => {
    const middles = { ...decades, metrics: ['year_of_middles'], period: '2020' };
    expect(codes(middles, 10_000_000)).toEqual(['query/too-large']);
    expect(codes(middles, 100_000)).toEqual([]);
    // A distinct count reads each customer once a day, however often they come.
    expect(codes({ ...middles, metrics: ['year_of_buyers'] }, 100_000_000)).toEqual([]);
  });

  test('members that are sets of bits are a row of each window, not of each month in it', () => {
    const buyers: MetricQuery = { metrics: ['months_of_buyers'], by: ['month'], period: '2020' };
    expect(codes(buyers, 2_000_000_000, 4_000_000)).toEqual([]);
    expect(codes(buyers, 2_000_000_000, 5_000_000)).toEqual(['query/too-large']);
  });

  test('the refusal says how many rows and what is the limit', () => {
    const query = { ...decades, metrics: ['year_of_middles'], period: '2020' };
    const resolved = resolveQuery(query, shop.model);
    if (resolved.query === null) throw new Error('resolved');
    // 2,484 rows a day; 366 windows of 365 days each.
    const asked = { query: resolved.query, model: shop.model, facts: facts(24_837 * 2_484), today: 19_905 };
    const [found] = compile(asked).diagnostics;
    expect(found?.params).toEqual({ rows: 366 * 365 * 2_484, limit: 50_000_000 });
  });

  test('snapshot days count as days, not as rows', () => {
    const stock = { ...decades, metrics: ['balance'], period: '2020' };
    expect(codes(stock, 100_000_000)).toEqual([]);
  });
});
