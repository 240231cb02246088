import { type Day, formatDay, parseDay } from '@plumbline/calendar';
import type { MetricQuery } from '@plumbline/query';
import fc from 'fast-check';
import { parseTable } from '../case/table-text.ts';
import { buildWorld, type World } from '../case/world.ts';
import type { Database } from '../reference/data/database.ts';

/** A company with sales, balances and rates of exchange in three currencies. Plain data, so that a failure prints it. */
export interface Exchange {
  readonly sales: readonly (readonly string[])[];
  readonly bank: readonly (readonly string[])[];
  readonly staff: readonly (readonly string[])[];
  readonly rates: readonly (readonly string[])[];
  readonly maxAge: number;
}

const day = (text: string): Day => parseDay(text) ?? 0;
const FIRST = day('2024-12-01');
const LAST = day('2026-02-10');
export const EXCHANGE_TODAY: Day = day('2026-02-01');

const METRICS_OF_SALES = {
  revenue: 'sum(sales.amount)',
  dollars: 'sum(sales.dollars)',
  own: 'sum(sales.plain)',
  largest: 'max(sales.amount)',
  mean: 'avg(sales.amount)',
  orders: 'count(sales)',
  per_order: 'revenue / orders',
  grown: 'growth(revenue, 1 year)',
  before: 'prior(revenue, 1 month)',
  running: 'trailing(revenue, 3 months)',
  to_now: 'to_date(revenue, year)',
  part: 'share(revenue)',
  place: 'rank(revenue)',
  best_day: 'max(revenue per day)',
  buyers: 'count(revenue per sales.product having dollars > 100)',
  of_tree: 'rollup(revenue, along: products)',
  at_each_day: "convert(revenue, to: 'CNY', rate: historical)",
  at_close: "convert(revenue, to: 'CNY', rate: closing)",
  at_fixed: "convert(revenue, to: 'CNY', rate: fixed date '2025-06-15')",
  of_new: 'new(revenue, by: sales.product)',
  of_new_at_close: "convert(of_new, to: 'CNY', rate: closing)",
  dollars_of_new: 'new(dollars, by: sales.product)',
  best_close: 'max(at_close per month)',
  best_close_before: 'prior(best_close, 1 month)',
  best_of_before: 'max(prior(at_close, 1 month) per month)',
  best_close_to_now: 'to_date(prior(best_close, 1 quarter), year)',
} as const;

const METRICS_OF_BANK = {
  cash: 'closing(sum(bank.balance))',
  opened: 'opening(sum(bank.balance))',
  each: 'closing(sum(bank.balance), per: bank.account)',
  carried: 'closing(sum(bank.balance), per: bank.account, missing: carry)',
  usual: 'average_balance(sum(bank.balance))',
  monthly: 'average_balance(sum(bank.balance), points: month)',
  of_days: 'average_balance(sum(bank.balance), points: snapshots)',
  cash_before: 'prior(cash, 1 month)',
  best_day_of_cash: 'max(cash per day)',
  best_day_before: 'prior(best_day_of_cash, 1 month)',
  days_with_more: 'count(cash per day having prior(cash, 1 month) < cash)',
  grown_at_best: 'growth(max(cash per month), 1 year)',
} as const;

const METRICS_OF_STAFF = {
  paid: 'closing(sum(staff.pay))',
  paid_before: 'opening(sum(staff.pay))',
  paid_earlier: 'prior(paid, 1 month)',
  paid_on_average: "convert(paid, to: 'CNY', rate: average)",
  mean_paid: 'average_balance(sum(staff.pay), points: snapshots)',
  mean_staff: 'average_balance(count(staff), points: snapshots)',
} as const;

const OF_SALES: readonly string[] = Object.keys(METRICS_OF_SALES);
const OF_BANK: readonly string[] = Object.keys(METRICS_OF_BANK);
const OF_STAFF: readonly string[] = Object.keys(METRICS_OF_STAFF);

const currency = fc.constantFrom('CNY', 'USD', 'EUR');
const anyDay = fc.integer({ min: FIRST, max: LAST }).map(formatDay);
const amount = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom('0.00', 'null') },
  { weight: 6, arbitrary: fc.integer({ min: -2000, max: 20000 }).map((n) => (n / 100).toFixed(2)) },
);

const sales = fc.array(fc.tuple(anyDay, currency, fc.constantFrom('a', 'b', 'c', 'null'), amount, amount), {
  minLength: 1,
  maxLength: 20,
});
const monthEnds = ['2024-12-31', '2025-01-31', '2025-02-28', '2025-06-30', '2025-12-30', '2026-01-31'];
const bank = fc.uniqueArray(
  fc.tuple(fc.oneof(fc.constantFrom(...monthEnds), anyDay), fc.constantFrom('x', 'y', 'z'), currency, amount),
  { minLength: 1, maxLength: 14, selector: ([on, account]) => `${on} ${account}` },
);

const sometimes = fc.oneof(fc.constant('null'), anyDay, anyDay);
const staff = fc.array(fc.tuple(currency, sometimes, sometimes, amount), { maxLength: 4 });

/** A rate every few weeks, now and then two for a day, mostly without gaps. */
const rates = fc
  .array(
    fc.record({
      code: fc.constantFrom('USD', 'EUR'),
      isInverted: fc.boolean(),
      isDirect: fc.boolean(),
      shift: fc.integer({ min: 0, max: 30 }),
      rate: fc.integer({ min: 50, max: 900 }),
    }),
    { minLength: 30, maxLength: 40 },
  )
  .map((list) =>
    list.map(({ code, isInverted, isDirect, shift, rate }, i): readonly string[] => {
      const on = formatDay(FIRST - 10 + (i % 15) * 30 + shift);
      const value = (rate / 100).toFixed(2);
      if (isDirect) return ['USD', 'EUR', on, value, value];
      return isInverted ? ['CNY', code, on, value, 'null'] : [code, 'CNY', on, value, (rate / 90).toFixed(2)];
    }),
  );

export const anyExchange: fc.Arbitrary<Exchange> = fc.record({
  sales,
  bank,
  staff,
  rates,
  maxAge: fc.constantFrom(3, 60, 500, 500),
});

const grid = (header: string, rows: readonly (readonly string[])[]): string =>
  [header, ...rows.map((row) => row.join(' | '))].join('\n');

/** Its definitions and rows. */
export function worldOfExchange(exchange: Exchange): World {
  const definitions = definitionsOf(exchange.maxAge);
  const { world, codes } = buildWorld({ settings: {}, definitions, database: rowsOf(exchange) });
  if (codes.length > 0) throw new Error(`the exchange has errors: ${codes.join(', ')}`);
  return world;
}

function rowsOf({ sales: sold, bank: held, staff: employed, rates: given }: Exchange): Database {
  return new Map([
    [
      'sales',
      parseTable(
        grid(
          'id integer | day date | currency text | product text | amount decimal(18,2) | dollars decimal(18,2) | plain decimal(18,2)',
          sold.map(([on = '', code = '', product = '', value = '', dollars = ''], i) => [
            String(i),
            on,
            code,
            product,
            value,
            dollars,
            value,
          ]),
        ),
      ),
    ],
    ['bank', parseTable(grid('day date | account text | currency text | balance decimal(18,2)', held))],
    [
      'staff',
      parseTable(
        grid(
          'id integer | currency text | starts date | ends date | pay decimal(18,2)',
          employed.map((one, i) => [String(i), ...one]),
        ),
      ),
    ],
    [
      'fx',
      parseTable(
        grid(
          'from_code text | to_code text | day date | average decimal(12,4) | closing decimal(12,4)',
          given,
        ),
      ),
    ],
    ['product', parseTable('code text | parent text\na | c\nb | c\nc | null')],
  ]);
}

function definitionsOf(maxAge: number): Readonly<Record<string, unknown>> {
  const money = (name: string, of: string) => ({ name, unit: 'money', currency: of });
  return {
    datasets: {
      sales: {
        primary_key: ['id'],
        time: 'day',
        through: 'yesterday',
        fields: [money('amount', 'currency'), money('dollars', 'USD'), { name: 'plain', unit: 'money' }],
      },
      bank: {
        primary_key: ['day', 'account'],
        time: 'day',
        through: 'yesterday',
        fields: [money('balance', 'currency')],
      },
      staff: {
        primary_key: ['id'],
        key_of: 'id',
        valid: { from: 'starts', to: 'ends' },
        fields: [money('pay', 'currency')],
      },
      fx: {},
      product: { primary_key: ['code'] },
    },
    relationships: [
      { name: 'sold', from: 'sales', to: 'product', from_columns: ['product'], to_columns: ['code'] },
    ],
    hierarchies: [{ name: 'products', dataset: 'product', key: 'code', parent: 'parent' }],
    currency_rates: {
      dataset: 'fx',
      from: 'from_code',
      to: 'to_code',
      date: 'day',
      average: 'average',
      closing: 'closing',
      max_age: `${maxAge} days`,
    },
    metrics: { ...METRICS_OF_SALES, ...METRICS_OF_BANK, ...METRICS_OF_STAFF },
  };
}

const period = fc.constantFrom(
  '2025',
  '2026-01',
  '2025-06..2026-01',
  '2025-03-05..2025-09-20',
  '2026-02',
  undefined,
);

function queryOver(names: readonly string[], dimensions: readonly string[]): fc.Arbitrary<MetricQuery> {
  return fc
    .record({
      metrics: fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 3 }),
      grain: fc.constantFrom('month', 'quarter', 'day', undefined),
      dimensions: fc.subarray([...dimensions]),
      period,
      compare: fc.constantFrom(
        [],
        [],
        ['year_ago' as const],
        ['previous' as const],
        [{ fixed: '2025-01..2025-08' }],
      ),
      currency: fc.option(currency, { freq: 6 }),
      constant: fc.boolean(),
      totals: fc.constantFrom(undefined, true, 'all' as const),
      fill: fc.boolean(),
      limit: fc.option(fc.integer({ min: 1, max: 3 }), { freq: 2, nil: undefined }),
      isOthers: fc.boolean(),
      where: fc.constantFrom(undefined, undefined, ...dimensions.map((name) => `${name} <> 'a'`)),
    })
    .map((asked): MetricQuery => {
      const { grain, limit, currency: to } = asked;
      const by = [...(grain === undefined ? [] : [grain]), ...asked.dimensions];
      const isLimited = limit !== undefined && asked.dimensions.length > 0;
      return {
        metrics: asked.metrics,
        by,
        ...(asked.period === undefined ? {} : { period: grain === 'day' ? '2026-01' : asked.period }),
        ...(asked.compare.length === 0 || asked.period === undefined ? {} : { compare: asked.compare }),
        ...(to === null ? {} : { currency: to, ...(asked.constant ? { constant_currency: true } : {}) }),
        ...(asked.totals === undefined ? {} : { totals: asked.totals }),
        ...(asked.fill && grain !== undefined ? { fill: true } : {}),
        ...(isLimited ? { limit, others: asked.isOthers } : {}),
        ...(asked.where === undefined ? {} : { where: asked.where }),
      };
    });
}

/** A question to an exchange: of sales, of balances, or of both. */
export const anyExchangeQuery: fc.Arbitrary<MetricQuery> = fc.oneof(
  { weight: 4, arbitrary: queryOver(OF_SALES, ['sales.product', 'sales.currency']) },
  { weight: 3, arbitrary: queryOver(OF_BANK, ['bank.account', 'bank.currency']) },
  { weight: 1, arbitrary: queryOver(OF_STAFF, ['staff.currency']) },
  { weight: 2, arbitrary: queryOver([...OF_SALES, ...OF_BANK], []) },
);
