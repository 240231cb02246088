import type { MetricQuery } from '@plumbline/query';
import fc from 'fast-check';
import { buildWorld, type Database, type World } from '../../src/index.ts';
import { anyFilings, anyFilingsQuery } from './arbitrary-filings.ts';

const DAYS = [
  ...['2021-12-31', '2022-01-31', '2022-02-15', '2022-03-31', '2022-05-31', '2022-06-30', '2022-09-30'],
  ...['2022-12-31', '2023-01-15', '2023-03-31', '2023-04-30', '2023-06-30', '2023-09-29', '2023-12-31'],
];
const PAIRS = [
  ['EUR', 'CNY'],
  ['EUR', 'CNY'],
  ['USD', 'CNY'],
  ['CNY', 'USD'],
  ['EUR', 'USD'],
] as const;

const anyRate = fc
  .record({
    pair: fc.constantFrom(...PAIRS),
    day: fc.constantFrom(...DAYS),
    average: fc.option(fc.integer({ min: 0, max: 12 }), { freq: 9 }),
    closing: fc.option(fc.integer({ min: 1, max: 12 }), { freq: 9 }),
  })
  .map(({ pair, day, average, closing }) => [...pair, day, average, closing] as const);

const text = { kind: 'text' } as const;
const integer = { kind: 'integer' } as const;
const RATES = [
  { name: 'currency', type: text },
  { name: 'into', type: text },
  { name: 'day', type: { kind: 'date' } },
  { name: 'mean', type: integer },
  { name: 'last', type: integer },
] as const;

/** Firms report in a currency of their own; rates are given for some days, for few of them twice. */
export const anyFilingsInMoney: fc.Arbitrary<Database> = fc
  .record({
    filings: anyFilings,
    east: fc.constantFrom('EUR', 'CNY', 'USD'),
    west: fc.constantFrom('EUR', 'EUR', 'USD'),
    isNamed: fc.integer({ min: 0, max: 9 }).map((n) => n > 0),
    days: fc.array(anyRate, { maxLength: 12 }),
    isGiven: fc.integer({ min: 0, max: 3 }).map((n) => n > 0),
  })
  .map(({ filings, east, west, isNamed, days, isGiven }) => {
    const own = filings.get('filings');
    const currencyOf = (company: unknown) => (company === 'east' ? east : isNamed ? west : null);
    const rows = (own?.rows ?? []).map((row) => [...row, currencyOf(row[0])]);
    // Rates for most days, so that few questions are refused.
    const given = DAYS.flatMap((day, i) =>
      isGiven
        ? [
            ['EUR', 'CNY', day, 7 + (i % 3), 8 + (i % 2)] as const,
            ['USD', 'CNY', day, 6, 5 + (i % 4)] as const,
          ]
        : [],
    );
    const all = [
      ...given,
      ...days.filter(
        ([from, to, day]) => !given.some((one) => one[0] === from && one[1] === to && one[2] === day),
      ),
    ];
    return new Map([
      ['filings', { columns: [...(own?.columns ?? []), { name: 'currency', type: text }], rows }],
      ['fx', { columns: RATES, rows: all }],
    ]);
  });

export function worldOfMoney(database: Database): World {
  const definitions = {
    datasets: [
      {
        name: 'filings',
        time: 'end_date',
        history: { key: ['company', 'start_date', 'end_date'], recorded_at: 'filed', prefer: ['form'] },
        span: { from: 'start_date', to: 'end_date' },
        fields: [{ name: 'amount', unit: 'money', currency: 'currency' }],
      },
      { name: 'fx', time: 'day', through: 'none' },
    ],
    currency_rates: {
      dataset: 'fx',
      from: 'currency',
      to: 'into',
      date: 'day',
      average: 'mean',
      closing: 'last',
      max_age: '100 days',
    },
    metrics: {
      revenue: 'sum(filings.amount)',
      earned: { formula: 'sum(filings.amount)', empty: 'zero' },
      earned_less: 'earned - so_far',
      stated: 'reported(revenue)',
      first: 'first_reported(revenue)',
      so_far: 'to_date(revenue, year)',
      half: 'trailing(revenue, 6 months)',
      before: 'prior(revenue, 1 quarter)',
      grown: 'growth(revenue, 1 year)',
      amended: "revenue where filings.form = 'amendment'",
      by_quarters: 'sum(revenue per quarter)',
      at_the_end: "convert(revenue, to: 'CNY', rate: closing)",
      at_one_rate: "convert(revenue, to: 'CNY', rate: fixed date '2022-12-31')",
      in_dollars: "convert(revenue, to: 'USD', rate: average)",
      on_their_days: "convert(revenue, to: 'CNY', rate: historical)",
      largest: 'max(filings.amount)',
      cash: 'closing(sum(filings.amount))',
      opened: 'opening(sum(filings.amount))',
      figures: 'count(filings)',
    },
  };
  const { world, codes } = buildWorld({ settings: { currency: 'CNY' }, definitions, database });
  if (codes.length > 0) throw new Error(codes.join());
  return world;
}

const METRICS = [
  ...['revenue', 'revenue', 'stated', 'first', 'so_far', 'half', 'before', 'grown', 'amended', 'by_quarters'],
  ...['earned', 'earned_less'],
  ...['at_the_end', 'at_one_rate', 'in_dollars', 'cash', 'opened', 'figures'],
];
const REFUSED = ['on_their_days', 'largest'];

export const anyMoneyQuery: fc.Arbitrary<MetricQuery> = fc
  .record({
    asked: anyFilingsQuery,
    metrics: fc.subarray([...new Set(METRICS)], { minLength: 1, maxLength: 3 }),
    refused: fc.option(fc.constantFrom(...REFUSED), { freq: 12, nil: null }),
    isRefused: fc.integer({ min: 0, max: 19 }).map((n) => n === 0),
    currency: fc.constantFrom('CNY', 'CNY', 'CNY', 'USD', null),
    isConstant: fc.integer({ min: 0, max: 2 }).map((n) => n === 0),
  })
  .map(({ asked, metrics: named, refused, isRefused, currency, isConstant }) => ({
    ...asked,
    metrics: metricsOf(isRefused && refused !== null ? [...named, refused] : named, isConstant),
    ...(currency === null ? {} : { currency }),
    ...(isConstant ? { constant_currency: true } : {}),
  }));

/** Parts of a base that is held constant are refused by definitions alone: the reference says so of the parts that it finds rows in. */
function metricsOf(named: readonly string[], isConstant: boolean): readonly string[] {
  const kept = named.filter((name) => !isConstant || name !== 'by_quarters');
  return kept.length === 0 ? ['revenue'] : kept;
}
