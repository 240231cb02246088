import { InternalError } from '@plumbline/diagnostics';
import type { MetricQuery } from '@plumbline/query';
import { describe, expect, test } from 'vitest';
import { answered, compiled, openShop } from './shop.ts';

const DEFINITIONS = `
datasets:
  - name: orders
    source: {files: orders.csv}
    primary_key: [id]
    time: day
    fields:
      - {name: id, type: integer}
      - {name: day, type: date}
      - {name: product_id, type: integer}
      - {name: ships_to, type: integer}
      - {name: bills_to, type: integer}
      - {name: amount, type: "decimal(18,2)"}
  - name: visits
    source: {files: visits.csv}
    time: day
    fields: [{name: day, type: date}, {name: page, type: text}]
  - name: clicks
    source: {files: clicks.csv}
    time: at
    fields: [{name: at, type: timestamp}]
  - name: products
    source: {files: products.csv}
    primary_key: [product_id]
    fields: [{name: product_id, type: integer}, {name: category, type: text}]
  - name: regions
    source: {files: regions.csv}
    primary_key: [region_id]
    fields: [{name: region_id, type: integer}, {name: country, type: text}]
  - name: balances
    source: {files: balances.csv}
    primary_key: [day, account]
    time: day
    fields:
      - {name: day, type: date}
      - {name: account, type: text}
      - {name: amount, type: "decimal(18,2)"}
  - name: archive
    source: {files: archive.csv}
    time: day
    fields: [{name: day, type: date}]
relationships:
  - {name: product, from: orders, to: products, from_columns: [product_id], to_columns: [product_id]}
  - {name: ship_region, from: orders, to: regions, from_columns: [ships_to], to_columns: [region_id]}
  - {name: bill_region, from: orders, to: regions, from_columns: [bills_to], to_columns: [region_id]}
metrics:
  - {name: revenue, formula: sum(orders.amount)}
  - {name: product_count, formula: count(products)}
  - {name: visit_count, formula: count(visits)}
  - {name: click_count, formula: count(clicks)}
  - {name: revenue_per_visit, formula: revenue / visit_count}
  - {name: archived, formula: count(archive)}
  - {name: running, formula: "trailing(total(revenue, within: year), 3 months)"}
  - {name: on_time, formula: "closing(sum(balances.amount), missing: error)"}
  - {name: late, formula: closing(sum(balances.amount))}
  - {name: of_all, formula: "closing(sum(balances.amount), per: balances.account, missing: error)"}
  - {name: of_some, formula: "closing(sum(balances.amount), per: balances.account)"}
`;

const shop = openShop(DEFINITIONS, {
  orders: `
    id day        product_id ships_to bills_to amount
    1  2024-01-05 1          1        2        10.00
    2  2024-02-10 1          2        2        20.00`,
  visits: `
    day        page
    2024-01-02 home`,
  clicks: `
    at
    2024-03-31`,
  products: `
    product_id category
    1          chairs`,
  regions: `
    region_id country
    1         France
    2         Spain`,
  balances: `
    day        account amount
    2024-01-31 cash    10.00
    2024-01-31 bank    20.00
    2024-02-20 cash    12.00
    2024-03-31 cash    13.00
    2024-03-31 bank    21.00`,
});

const REFUSED: { readonly [code: string]: readonly [what: string, query: MetricQuery, params: object][] } = {
  'query/unreachable-dimension': [
    [
      'by a dimension that one measure of a ratio lacks',
      { metrics: ['revenue_per_visit'], by: ['products.category'] },
      { dimension: 'products.category', measure: 'visits' },
    ],
    [
      'under a condition that the measure lacks',
      { metrics: ['visit_count'], where: "products.category = 'chairs'" },
      { dimension: 'products.category', measure: 'visits' },
    ],
  ],
  'query/ambiguous-dimension': [
    [
      'on two ways of one length',
      { metrics: ['revenue'], by: ['regions.country'] },
      {
        dimension: 'regions.country',
        measure: 'orders',
        paths: ['ship_region → country', 'bill_region → country'],
      },
    ],
  ],
  'query/no-time': [
    ['by month', { metrics: ['product_count'], by: ['month'] }, { dataset: 'products' }],
    ['in a period', { metrics: ['product_count'], period: '2024' }, { dataset: 'products' }],
  ],
  'query/not-loaded': [['no rows known', { metrics: ['archived'] }, { dataset: 'archive' }]],
  'query/no-common-dataset': [
    ['members of two worlds', { metrics: [], by: ['products.category', 'visits.page'] }, {}],
  ],
  'query/too-many-members': [
    [
      'a period of centuries by day',
      { metrics: ['revenue'], by: ['day'], period: '1000..2024' },
      { grain: 'day', limit: 100_000 },
    ],
    [
      '70 days of 1,440 minutes',
      { metrics: ['click_count'], by: ['minute'], period: '2024-01-01..2024-03-10', fill: true },
      { grain: 'minute', limit: 100_000 },
    ],
    [
      '4,167 days of 24 hours',
      { metrics: ['click_count'], by: ['hour'], period: '2012-10-13..2024-03-10', fill: true },
      { grain: 'hour', limit: 100_000 },
    ],
  ],
  'query/total-in-window': [
    [
      'a window cannot be widened to the period',
      { metrics: ['running'], by: ['product.category'], period: '2024' },
      {},
    ],
  ],
};

const refusals = Object.entries(REFUSED).flatMap(([code, cases]) =>
  cases.map(([what, query, params]) => ({ code, what, query, params })),
);

describe('refused before a row is read', () => {
  test.each(refusals)('$code: $what', ({ code, query, params }) => {
    const { compiled: statement, diagnostics } = compiled(shop, query);
    expect(statement).toBe(null);
    expect(diagnostics.map((d) => d.code)).toEqual([code]);
    expect(diagnostics[0]).toMatchObject({ severity: 'error', params });
  });
});

describe('not refused', () => {
  test.each<[string, MetricQuery]>([
    ['a role names the way', { metrics: ['revenue'], by: ['ship_region.country'] }],
    ['no time asked', { metrics: ['product_count'] }],
    ['centuries by year', { metrics: ['revenue'], by: ['year'], period: '1000..2024' }],
    [
      '69 days of 1,440 minutes',
      { metrics: ['click_count'], by: ['minute'], period: '2024-01-01..2024-03-09', fill: true },
    ],
    [
      'minutes of half a year, of which 67 days are known',
      { metrics: ['click_count'], by: ['minute'], period: '2024-01-25..2024-06-30', fill: true },
    ],
    ['minutes that have rows', { metrics: ['click_count'], by: ['minute'], period: '2012..2024' }],
    ['members of one world', { metrics: [], by: ['products.category', 'ship_region.country'] }],
  ])('%s', (_, query) => {
    const { compiled: statement, diagnostics } = compiled(shop, query);
    expect(diagnostics).toEqual([]);
    expect(statement).not.toBe(null);
  });
});

describe('decided by the rows', () => {
  const byMonth = (metric: string, period: string): MetricQuery => ({
    metrics: [metric],
    by: ['month'],
    period,
  });

  test('query/stale-balance: the last snapshot of February is the 20th', async () => {
    const { result, diagnostics } = await answered(shop, byMonth('on_time', '2024-01..2024-03'));
    expect(result).toBe(null);
    expect(diagnostics).toMatchObject([
      {
        code: 'query/stale-balance',
        params: { metric: 'on_time', dataset: 'balances', day: '2024-02-20', expected: '2024-02-29' },
      },
    ]);
  });

  test('without missing: error the same day is a warning', async () => {
    const { rows, meta } = resultOf(await answered(shop, byMonth('late', '2024-01..2024-03')));
    expect(rows).toEqual([
      ['2024-01-01', '30.00'],
      ['2024-02-01', '12.00'],
      ['2024-03-01', '34.00'],
    ]);
    expect(meta.warnings).toMatchObject([
      { code: 'stock/stale-snapshot', params: { day: '2024-02-20', expected: '2024-02-29' } },
    ]);
  });

  test('a period whose months all end with a snapshot is answered', async () => {
    const { rows, meta } = resultOf(await answered(shop, byMonth('on_time', '2024-01')));
    expect(rows).toEqual([['2024-01-01', '30.00']]);
    expect(meta.warnings).toEqual([]);
  });

  test('query/missing-balance: the bank has rows before February and none in it', async () => {
    const { result, diagnostics } = await answered(shop, byMonth('of_all', '2024-01..2024-03'));
    expect(result).toBe(null);
    expect(diagnostics).toMatchObject([
      { code: 'query/missing-balance', params: { metric: 'of_all', dataset: 'balances', accounts: 'bank' } },
    ]);
  });

  test('without missing: error the bank adds nothing', async () => {
    const { rows } = resultOf(await answered(shop, byMonth('of_some', '2024-02')));
    expect(rows).toEqual([['2024-02-01', '12.00']]);
  });
});

function resultOf({ result, diagnostics }: Awaited<ReturnType<typeof answered>>) {
  if (result === null) throw new InternalError(JSON.stringify(diagnostics));
  return result;
}
