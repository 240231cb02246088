import type { MetricQuery } from '@plumbline/query';
import { resolveQuery } from '@plumbline/query';
import { describe, expect, test } from 'vitest';
import { answered, compiled, openShop } from './shop.ts';

const DEFINITIONS = `
datasets:
  - name: sales
    source: {files: sales.csv}
    primary_key: [id]
    time: day
    fields:
      - {name: id, type: integer}
      - {name: day, type: date}
      - {name: code, type: text}
      - {name: amount, type: "decimal(18,2)", unit: money, currency: code}
      - {name: dollars, type: "decimal(18,2)", unit: money, currency: USD}
  - name: fx
    source: {files: fx.csv}
    fields:
      - {name: code, type: text}
      - {name: day, type: date}
      - {name: rate, type: "decimal(18,2)"}
currency_rates: {dataset: fx, from: code, to: "'CNY'", date: day, average: rate}
metrics:
  - {name: revenue, formula: sum(sales.amount)}
  - {name: dollars, formula: sum(sales.dollars)}
  - {name: net, formula: dollars - 5}
  - {name: over, formula: count(sales per sales.id having dollars > 5)}
  - {name: at_close, formula: "convert(dollars, to: 'CNY', rate: closing)"}
  - {name: middle, formula: median(sales.dollars)}
  - {name: recorded, formula: "sum(sales.amount, currency: as_recorded)"}
`;

const shop = openShop(DEFINITIONS, {
  sales: `
    id day        code amount dollars
    1  2024-01-05 USD  10.00  10.00
    2  2024-02-10 EUR  20.00  0.00
    3  2024-02-11 CNY  30.00  0.00`,
  fx: `
    code day        rate
    USD  2024-01-05 7.00
    EUR  2024-02-08 8.00
    GBP  2024-02-08 9.00
    GBP  2024-02-08 9.10`,
});

const refused = (query: MetricQuery) => {
  const { query: resolved, diagnostics } = resolveQuery(query, shop.model);
  const found = resolved === null ? diagnostics : compiled(shop, query).diagnostics;
  return found.map(({ code, params }) => ({ code, params }));
};

describe('what decides before a row is read', () => {
  test.each<readonly [string, MetricQuery, object]>([
    ['query/mixed-currency', { metrics: ['revenue'] }, { metric: 'revenue', field: 'sales.code' }],
    [
      'query/mixed-currency',
      { metrics: ['revenue'], by: ['sales.code'], totals: true },
      { metric: 'revenue', field: 'sales.code' },
    ],
    ['query/no-rate-column', { metrics: ['at_close'] }, { column: 'closing' }],
    [
      'query/converted-elsewhere',
      { metrics: ['at_close'], currency: 'USD' },
      { metric: 'at_close', to: 'CNY', currency: 'USD' },
    ],
    ['query/money-literal', { metrics: ['net'], currency: 'CNY' }, { metric: 'net', currency: 'CNY' }],
    ['query/cannot-convert', { metrics: ['middle'], currency: 'CNY' }, { metric: 'middle', fn: 'median' }],
    ['query/nothing-to-hold-constant', { metrics: ['dollars'], constant_currency: true }, {}],
    ['model/bad-currency', { metrics: ['dollars'], currency: 'dollars' }, { text: 'dollars' }],
    [
      'query/no-shift',
      {
        metrics: ['dollars'],
        by: ['month'],
        period: '2024-01..2024-02',
        compare: [{ fixed: '2024-01' }],
        currency: 'CNY',
        constant_currency: true,
      },
      { metric: 'dollars__fixed_2024_01' },
    ],
  ])('%s of %o', (code, query, params) => {
    expect(refused(query)).toEqual([{ code, params }]);
  });

  test('what needs no rate is answered', () => {
    for (const query of [
      { metrics: ['net', 'dollars', 'recorded'], currency: 'USD' },
      { metrics: ['over'], currency: 'CNY' },
      { metrics: ['revenue'], where: "sales.code = 'EUR'" },
    ])
      expect(refused(query)).toEqual([]);
  });
});

describe('what the rows decide', () => {
  test('the answer says which rates were taken, of which days', async () => {
    const { result } = await answered(shop, { metrics: ['revenue'], currency: 'CNY' });
    expect(result?.rows).toEqual([[260]]);
    expect(result?.columns).toMatchObject([
      { name: 'revenue', type: 'double', unit: 'money', currency: 'CNY' },
    ]);
    expect(result?.meta.rates).toEqual([
      { from: 'EUR', to: 'CNY', rate: 'average', way: 'direct', days: ['2024-02-10', '2024-02-10'] },
      { from: 'USD', to: 'CNY', rate: 'average', way: 'direct', days: ['2024-01-05', '2024-01-05'] },
    ]);
  });

  test('inverted and crossed rates are named', async () => {
    const { result } = await answered(shop, {
      metrics: ['revenue'],
      where: 'sales.id = 3',
      currency: 'EUR',
    });
    expect(result?.rows).toEqual([[3.75]]);
    expect(result?.meta.rates).toMatchObject([{ from: 'CNY', to: 'EUR', way: 'inverted' }]);
  });

  test('a missing rate is told with currency, date and amount', async () => {
    const { result, diagnostics } = await answered(shop, {
      metrics: ['revenue'],
      where: "sales.code <> 'CNY'",
      currency: 'USD',
    });
    expect(result).toBe(null);
    expect(diagnostics).toMatchObject([
      { code: 'query/missing-rate', params: { from: 'EUR', to: 'USD', day: '2024-02-10', amount: '20' } },
    ]);
  });

  test('two rates for one day are none', async () => {
    const { diagnostics } = await answered(shop, {
      metrics: ['revenue'],
      where: "sales.code = 'CNY'",
      currency: 'GBP',
    });
    expect(diagnostics).toMatchObject([
      { code: 'query/ambiguous-rate', params: { from: 'CNY', to: 'GBP', day: '2024-02-11' } },
    ]);
  });

  test('amounts added as recorded are of no currency', async () => {
    const { result } = await answered(shop, { metrics: ['recorded'] });
    expect(result?.rows).toEqual([['60.00']]);
    expect(result?.columns[0]).toMatchObject({ unit: 'mixed' });
    expect(result?.columns[0]?.currency).toBe(undefined);
  });
});

describe('rates are looked up once for the whole question', () => {
  const lookUps = (query: MetricQuery): number =>
    compiled(shop, query).compiled?.sql.match(/ASOF LEFT JOIN/g)?.length ?? 0;
  const one: MetricQuery = { metrics: ['revenue'], currency: 'EUR' };

  test.each<readonly [string, MetricQuery]>([
    ['another measure', { ...one, metrics: ['revenue', 'dollars'] }],
    ['another range', { ...one, by: ['month'], period: '2024-01..2024-02', compare: ['year_ago'] }],
    ['every total', { ...one, by: ['month', 'sales.code'], totals: 'all' }],
  ])('%s needs no further look-up', (_, query) => {
    expect(lookUps(one)).toBe(4);
    expect(lookUps(query)).toBe(4);
  });

  test('the members that others are not wait for their own rates', async () => {
    const query: MetricQuery = {
      metrics: ['revenue'],
      by: ['sales.code'],
      limit: 1,
      others: true,
      totals: true,
      currency: 'CNY',
    };
    const { result } = await answered(shop, query);
    expect(result?.rows).toEqual([['EUR', 160]]);
    expect(result?.others?.map(({ row }) => row)).toEqual([[null, 100]]);
    expect(result?.totals?.map(({ row }) => row)).toEqual([[null, 260]]);
  });
});
