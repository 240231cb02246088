import { type Day, formatDay, fromCivil } from '@plumbline/calendar';
import type { ValueType } from '@plumbline/model';
import fc from 'fast-check';
import type { Database } from '../../src/index.ts';

/** How a fiscal year is listed: by quarters, by the first three of them beside it or alone, by itself alone, or as a short one between two others. */
const LISTED = ['four', 'four', 'four', 'four and year', 'three and year', 'three', 'year', 'short'] as const;

interface Period {
  readonly company: string;
  readonly year: number;
  readonly quarter: number | null;
  readonly start: Day;
  readonly end: Day;
}

/** Quarters are of a month, so that few days hold several years, or of three, so that years end in different ones. */
const LENGTHS = { short: [28, 28, 35, 20], long: [91, 91, 98, 84] } as const;
type Length = keyof typeof LENGTHS;

const anyYear = (length: Length) =>
  fc.record({
    listed: fc.constantFrom(...LISTED),
    lengths: fc.tuple(...[0, 1, 2, 3].map(() => fc.constantFrom(...LENGTHS[length]))),
  });

/** Years one after the other; a company may join late. */
const anyCalendar = (length: Length) =>
  fc
    .record({
      begins: fc.integer({
        min: length === 'long' ? fromCivil(2021, 2, 1) : fromCivil(2022, 1, 1),
        max: fromCivil(2022, 3, 1),
      }),
      joins: fc.constantFrom(2022, 2022, 2023),
      years: fc.array(anyYear(length), { minLength: 1, maxLength: 3 }),
    })
    .map(({ begins, joins, years }) => {
      const found: Omit<Period, 'company'>[] = [];
      let start: Day = begins;
      years.slice(0, 2025 - joins).forEach(({ listed, lengths }, i) => {
        const year = joins + i;
        const first = start;
        const quarters = lengths.slice(0, listed === 'short' ? 2 : 4).map((length, q) => {
          const quarter = { year, quarter: q + 1, start, end: start + length - 1 };
          start += length;
          return quarter;
        });
        if (listed !== 'year') found.push(...(listed.startsWith('three') ? quarters.slice(0, 3) : quarters));
        if (listed.endsWith('year')) found.push({ year, quarter: null, start: first, end: start - 1 });
      });
      return found;
    });

const COMPANIES = ['east', 'north', 'west'] as const;
const anyPeriods = (length: Length) =>
  fc
    .tuple(...COMPANIES.map(() => anyCalendar(length)))
    .map((calendars) =>
      calendars.flatMap((own, i) => own.map((one) => ({ company: COMPANIES[i] ?? '', ...one }))),
    );

/** Any day, or the end of a period, or one near it. */
function dayNear(periods: readonly Period[]): fc.Arbitrary<Day> {
  const ends = periods.map(({ end }) => end);
  return fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...ends) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom(...ends), fc.integer({ min: -9, max: 9 }))
        .map(([end, off]) => end + off),
    },
    { weight: 1, arbitrary: fc.integer({ min: fromCivil(2021, 12, 20), max: fromCivil(2023, 3, 1) }) },
  );
}

const company = fc.constantFrom('east', 'north', 'west', 'north', 'nobody', null);
const amount = fc.option(fc.integer({ min: -9, max: 99 }), { freq: 9 });

/** What each company reports in. */
const CURRENCY: Readonly<Record<string, string>> = { east: 'EUR', north: 'CNY', west: 'USD' };

/** Rates of the closing day and of the day itself, for each month and some other days. */
const anyRates = fc
  .array(
    fc.record({
      code: fc.constantFrom('EUR', 'USD'),
      day: fc.integer({ min: fromCivil(2022, 1, 1), max: fromCivil(2025, 1, 1) }),
      mean: fc.integer({ min: 1, max: 9 }),
      last: fc.integer({ min: 1, max: 9 }),
    }),
    { maxLength: 20 },
  )
  .map((given) => [
    ['EUR', '2020-01-01', 7, 8],
    ['USD', '2020-01-01', 6, 5],
    ...new Map(
      given.map(({ code, day, mean, last }) => [`${code} ${day}`, [code, formatDay(day), mean, last]]),
    ).values(),
  ]);

function rowsOf(periods: readonly Period[]) {
  const day = dayNear(periods);
  const ownDay = fc.constantFrom(...periods).chain((period) =>
    fc.record({
      company: fc.constant<string>(period.company),
      day: fc.oneof(fc.constant(period.end), fc.integer({ min: period.start, max: period.end })),
    }),
  );
  const sale = fc.tuple(
    fc.oneof(ownDay, ownDay, fc.record({ company, day })),
    fc.constantFrom('ann', 'bob', 'cid', null),
    fc.constantFrom('food', 'tools', null),
    amount,
  );
  const balance = fc.tuple(
    fc.oneof(ownDay, fc.record({ company, day })),
    fc.constantFrom('cash', 'loan'),
    amount,
  );
  return { sale, balance };
}

const text: ValueType = { kind: 'text' };
const date: ValueType = { kind: 'date' };
const integer: ValueType = { kind: 'integer' };

export interface Companies {
  readonly database: Database;
  readonly snap: string | null;
  readonly through: string | null;
  /** A day is a snapshot where the cash is counted. */
  readonly isOfCash: boolean;
  readonly today: Day;
  /** Of the workspace, beside which years stand by where they end. */
  readonly wall: Readonly<Record<string, string>>;
}

const WALLS = [
  {},
  {},
  { fiscal_year_start: 'july', fiscal_year_name: 'end' },
  { fiscal_year_start: 'april', fiscal_year_name: 'start' },
  { pattern: '4-5-4', year_end: 'nearest saturday to january' },
] as const;

export const anyCompanies: fc.Arbitrary<Companies> = fc
  .constantFrom<Length>('short', 'long')
  .chain((length) => anyPeriods(length).map((periods) => ({ length, periods })))
  .chain(({ length, periods }) => {
    const { sale, balance } = rowsOf(periods);
    return fc.record({
      wall: fc.constantFrom(...WALLS),
      snap: fc.constantFrom(null, '3 days', '7 days'),
      through: fc.constantFrom(null, null, null, 'none', 'yesterday', '2022-07-15'),
      isOfCash: fc.integer({ min: 0, max: 3 }).map((n) => n === 0),
      today: fc.integer({
        min: fromCivil(2022, 3, 1),
        max: fromCivil(length === 'long' ? 2025 : 2023, 6, 1),
      }),
      database: fc
        .record({
          sales: fc.array(sale, { maxLength: 24 }),
          rates: anyRates,
          balances: fc.uniqueArray(balance, {
            maxLength: 16,
            selector: ([at, account]) => `${at.company} ${at.day} ${account}`,
          }),
        })
        .map(({ sales, balances, rates }): Database => {
          const column = (name: string, type: ValueType) => ({ name, type });
          return new Map([
            [
              'sales',
              {
                columns: [
                  column('id', integer),
                  column('company', text),
                  column('day', date),
                  column('customer', text),
                  column('kind', text),
                  column('amount', integer),
                  column('currency', text),
                ],
                rows: sales.map(([at, customer, kind, value], i) => [
                  i,
                  at.company,
                  formatDay(at.day),
                  customer,
                  kind,
                  value,
                  CURRENCY[at.company ?? ''] ?? 'CNY',
                ]),
              },
            ],
            [
              'balances',
              {
                columns: [
                  column('company', text),
                  column('day', date),
                  column('account', text),
                  column('amount', integer),
                  column('currency', text),
                ],
                rows: balances.map(([at, account, value]) => [
                  at.company,
                  formatDay(at.day),
                  account,
                  value,
                  CURRENCY[at.company ?? ''] ?? 'CNY',
                ]),
              },
            ],
            [
              'fx',
              {
                columns: [
                  column('code', text),
                  column('day', date),
                  column('mean', integer),
                  column('last', integer),
                ],
                rows: rates,
              },
            ],
            [
              'periods',
              {
                columns: [
                  column('company', text),
                  column('fiscal_year', integer),
                  column('quarter', integer),
                  column('start_date', date),
                  column('end_date', date),
                ],
                rows: periods.map((one) => [
                  one.company,
                  one.year,
                  one.quarter,
                  formatDay(one.start),
                  formatDay(one.end),
                ]),
              },
            ],
          ]);
        }),
    });
  });
