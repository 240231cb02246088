import type { MetricQuery } from '@plumbline/query';
import fc from 'fast-check';
import { buildWorld, type Database, type World } from '../../src/index.ts';

const QUARTERS = ['01-01', '04-01', '07-01', '10-01'] as const;
const ENDS = ['03-31', '06-30', '09-30', '12-31'] as const;
const starts = [2022, 2023].flatMap((year) => QUARTERS.map((day) => `${year}-${day}`));
const ends = [2022, 2023].flatMap((year) => ENDS.map((day) => `${year}-${day}`));
const filed = ['2023-04-20', '2023-10-20', '2024-02-20', '2024-04-20'] as const;

/** A total of one to eight quarters, or a balance at the end of one. */
const anyRow = fc
  .record({
    company: fc.constantFrom('east', 'west'),
    from: fc.nat({ max: ends.length - 1 }),
    length: fc.constantFrom(1, 1, 1, 2, 2, 3, 4, 4, 5),
    isBalance: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
    filed: fc.constantFrom(...filed),
    form: fc.constantFrom('report', 'amendment'),
    amount: fc.integer({ min: -9, max: 99 }),
  })
  .map(({ company, from, length, isBalance, filed: recorded, form, amount }) => {
    const to = Math.min(from + length - 1, ends.length - 1);
    return [
      company,
      isBalance ? null : (starts[from] ?? null),
      ends[to] ?? null,
      recorded,
      form,
      `${amount}.00`,
    ];
  });

const text = { kind: 'text' } as const;
const date = { kind: 'date' } as const;
const COLUMNS = [
  { name: 'company', type: text },
  { name: 'start_date', type: date },
  { name: 'end_date', type: date },
  { name: 'filed', type: date },
  { name: 'form', type: text },
  { name: 'amount', type: { kind: 'decimal', precision: 18, scale: 2 } },
] as const;

export const anyFilings: fc.Arbitrary<Database> = fc
  .array(anyRow, { minLength: 1, maxLength: 24 })
  .map((rows) => new Map([['filings', { columns: COLUMNS, rows }]]));

/** Filings of two companies; an amendment counts before a report of the same day. */
export function worldOfFilings(database: Database, empty: 'zero' | 'null' = 'null'): World {
  const definitions = {
    datasets: [
      {
        name: 'filings',
        time: 'end_date',
        history: { key: ['company', 'start_date', 'end_date'], recorded_at: 'filed', prefer: ['form'] },
        span: { from: 'start_date', to: 'end_date' },
        empty,
      },
    ],
    metrics: {
      revenue: 'sum(filings.amount)',
      earned: { formula: 'sum(filings.amount)', empty: 'zero' },
      amended_or_0: { formula: "sum(filings.amount) where filings.form = 'amendment'", empty: 'zero' },
      stated_or_0: { formula: 'reported(sum(filings.amount))', empty: 'zero' },
      earned_half: 'trailing(earned, 6 months)',
      earned_part: 'share(earned)',
      earned_around: 'total(earned, within: filings.company)',
      earned_less: 'earned - amended_or_0',
      by_company: 'sum(revenue + figures per filings.company)',
      stated: 'reported(revenue)',
      first: 'first_reported(revenue)',
      early: "as_reported(revenue, date '2023-12-31')",
      so_far: 'to_date(revenue, year)',
      half: 'trailing(revenue, 6 months)',
      year: 'trailing(revenue, 12 months)',
      before: 'prior(revenue, 1 quarter)',
      amended: "revenue where filings.form = 'amendment'",
      cash: 'closing(sum(filings.amount))',
      opened: 'opening(sum(filings.amount))',
      figures: 'count(filings)',
      largest: 'max(filings.amount)',
      companies: 'count(revenue per filings.company)',
    },
  };
  return buildWorld({ settings: {}, definitions, database }).world;
}

const METRICS = [
  ...['earned', 'amended_or_0', 'stated_or_0', 'earned_half', 'earned_part', 'earned_around', 'earned_less'],
  'by_company',
  'revenue',
  'stated',
  'first',
  'early',
  'so_far',
  'half',
  'year',
  'before',
  'amended',
  'cash',
  'opened',
  'figures',
  'largest',
  'companies',
];

const PERIODS = [
  ...['2022', '2023', '2022..2023', '2022-Q2..2023-Q3', '2023-04-01..2023-12-31'],
  ...['2022-Q3..', '..2023-Q2'],
];

export const anyFilingsQuery: fc.Arbitrary<MetricQuery> = fc
  .record({
    metrics: fc.subarray(METRICS, { minLength: 1, maxLength: 5 }),
    time: fc.constantFrom(null, 'quarter', 'quarter', 'year', 'month'),
    byCompany: fc.boolean(),
    period: fc.constantFrom(null, ...PERIODS),
    where: fc.constantFrom(null, null, "filings.company = 'east'", 'filings.amount > 20'),
    compare: fc.constantFrom(null, null, 'previous' as const, 'year_ago' as const),
    asOf: fc.constantFrom(null, null, '2024-03-01', { data: '2023-12-31' }),
    totals: fc.boolean(),
    fill: fc.boolean(),
  })
  .map(({ metrics, time, byCompany, period, where, compare, asOf, totals, fill }) => ({
    metrics,
    by: [...(time === null ? [] : [time]), ...(byCompany ? ['filings.company'] : [])],
    ...(period === null ? {} : { period }),
    ...(where === null ? {} : { where }),
    ...(compare === null || (time === null && period === null) ? {} : { compare: [compare] }),
    ...(asOf === null ? {} : { as_of: asOf }),
    ...(fill && time !== null ? { fill } : {}),
    totals,
  }));
