import { type Day, formatDay, fromCivil, parseDay } from '@plumbline/calendar';
import type { MetricQuery } from '@plumbline/query';
import fc from 'fast-check';
import { buildWorld, type Database, type World } from '../../src/index.ts';
import { anyCompanies, type Companies } from './arbitrary-companies.ts';
import { type Asked, anyFormulasOf, type Kind } from './ask-companies.ts';
import { FX, RATES, WORTH } from './world-of-companies.ts';

/** Figures that companies file over the quarters and years of their own, some days off, some more than once. */
export const anyReports: fc.Arbitrary<Companies> = anyCompanies.chain((companies) =>
  fc.array(anyFiling(companies.database), { minLength: 1, maxLength: 14 }).map((rows) => ({
    ...companies,
    database: new Map([...companies.database, ['filings', tableOf(rows)]]),
  })),
);

type Filing = readonly (string | number | null)[];

const FILED = { min: fromCivil(2022, 4, 1), max: fromCivil(2024, 12, 31) };

function anyFiling(database: Database): fc.Arbitrary<Filing> {
  const periods = (database.get('periods')?.rows ?? []).map(([company, , , start, end]) => {
    return { company: String(company), start: dayOf(start), end: dayOf(end) };
  });
  const off = fc.constantFrom(0, 0, 0, 0, 0, 0, -1, 2, -6);
  return fc.constantFrom(...periods).chain((last) => {
    const before = periods.filter(({ company, start }) => company === last.company && start <= last.start);
    return fc
      .record({
        first: fc.oneof(fc.constant(last), fc.constantFrom(...before)),
        isBalance: fc.integer({ min: 0, max: 3 }).map((n) => n === 0),
        offs: fc.tuple(off, off),
        filed: fc.integer(FILED),
        item: fc.constantFrom('goods', 'goods', 'rent'),
        amount: fc.integer({ min: -9, max: 99 }),
      })
      .map(({ first, isBalance, offs, filed, item, amount }): Filing => {
        const start = isBalance ? null : formatDay(first.start + offs[0]);
        const currency = { east: 'EUR', west: 'USD' }[last.company] ?? 'CNY';
        const end = formatDay(last.end + offs[1]);
        return [last.company, item, start, end, formatDay(filed), amount, currency];
      });
  });
}

function dayOf(cell: unknown): Day {
  return parseDay(String(cell)) ?? 0;
}

function tableOf(rows: readonly Filing[]) {
  const text = { kind: 'text' } as const;
  const date = { kind: 'date' } as const;
  const integer = { kind: 'integer' } as const;
  const columns = [
    { name: 'company', type: text },
    { name: 'item', type: text },
    { name: 'start_date', type: date },
    { name: 'end_date', type: date },
    { name: 'filed', type: date },
    { name: 'amount', type: integer },
    { name: 'currency', type: text },
  ];
  return { columns, rows };
}

const METRICS = {
  revenue: 'sum(filings.amount)',
  earned: { formula: 'sum(filings.amount)', empty: 'zero' },
  stated: 'reported(revenue)',
  first_filed: 'first_reported(revenue)',
  goods: "revenue where filings.item = 'goods'",
  figures: 'count(filings)',
  largest: 'max(filings.amount)',
  on_hand: 'closing(sum(filings.amount))',
  opened: 'opening(sum(filings.amount))',
  worth: 'sum(filings.worth)',
  worth_or_0: { formula: 'sum(filings.worth)', empty: 'zero' },
  worth_stated: 'reported(worth)',
  worth_at_the_end: "convert(worth, to: 'CNY', rate: closing)",
  at_one_rate: "convert(worth, to: 'CNY', rate: fixed date '2023-01-31')",
  held: 'closing(sum(filings.worth))',
};

export function worldOfReports(companies: Companies, formulas: Readonly<Record<string, string>>): World {
  const { database, snap, through, wall } = companies;
  const filings = {
    name: 'filings',
    time: 'end_date',
    calendar: 'own',
    history: { key: ['company', 'item', 'start_date', 'end_date'], recorded_at: 'filed' },
    span: { from: 'start_date', to: 'end_date' },
    fields: [WORTH],
    ...(through === null ? {} : { through }),
  };
  const definitions = {
    datasets: [filings, { name: 'periods' }, FX],
    currency_rates: RATES,
    calendars: [{ name: 'own', dataset: 'periods', entity: 'company', ...(snap === null ? {} : { snap }) }],
    dimensions: [{ name: 'company', fields: ['filings.company'] }],
    metrics: { ...METRICS, ...formulas },
  };
  return buildWorld({ settings: { calendar: wall, currency: 'CNY' }, definitions, database }).world;
}

const KINDS: readonly Kind[] = [
  {
    metrics: ['revenue'],
    dimensions: ['filings.item'],
    conditions: ["filings.item = 'goods'", "company <> 'east'"],
    leaves: [
      'revenue',
      'revenue',
      'earned',
      'stated',
      'first_filed',
      'goods',
      'on_hand',
      'opened',
      'figures',
      'largest',
    ],
    isStock: true,
  },
  {
    metrics: ['revenue'],
    dimensions: ['filings.item'],
    conditions: ["filings.item = 'goods'", "company <> 'east'"],
    currency: 'CNY',
    leaves: ['worth', 'worth', 'worth_or_0', 'worth_stated', 'worth_at_the_end', 'at_one_rate', 'held'],
    isStock: true,
  },
];

export const anyReportFormulas: fc.Arbitrary<Asked> = fc
  .tuple(
    fc.constantFrom(...KINDS).chain(anyFormulasOf),
    fc.constantFrom(null, null, null, '2023-06-30', '2024-03-01'),
  )
  .map(([asked, known]) => {
    const query: MetricQuery = known === null ? asked.query : { ...asked.query, as_of: { data: known } };
    return { ...asked, query };
  });
