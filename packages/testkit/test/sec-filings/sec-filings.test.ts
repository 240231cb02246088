import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Session } from '@plumbline/center';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { differences, type Row } from '../adventure-works/compare-rows.ts';
import { REPOSITORY, sharedFolder } from '../adventure-works/shared-data.ts';
import { type Opened, openCopy } from '../definitions/open-copy.ts';
import { ask, yearsOf } from './ask-years.ts';
import { type FiscalYear, YEAR_CASES, type YearCase } from './cases.ts';

interface Sample {
  readonly id: string;
  readonly rows: readonly Row[];
  readonly tolerance: number;
}

const shared = sharedFolder();
const WHY = 'the shared data are not there: set PLUMBLINE_SHARED, or put them into ../shared';
const isSkipped = shared === null && process.env.CI !== 'true';

let opened: Opened | undefined;
let samples: readonly Sample[] = [];
let years: readonly FiscalYear[] = [];

const PATIENCE = 240_000;

const MISDATED = ['NVDA 2008-04-27 2008-07-27', 'NVDA 2010-05-03 2010-07-31'];

beforeAll(async () => {
  if (shared === null) {
    if (isSkipped) return;
    throw new Error(WHY);
  }
  const text = readFileSync(join(shared, 'data/sec-edgar-companyfacts/expected.json'), 'utf8');
  samples = JSON.parse(text).cases;
  opened = await openCopy(join(REPOSITORY, 'workspaces/sec-filings'), { PLUMBLINE_SHARED: shared });
  const metrics = [...new Set(YEAR_CASES.flatMap((one) => one.metrics))];
  years = await yearsOf(session(), metrics);
}, PATIENCE);
afterAll(async () => opened?.close());

function session(): Session {
  if (opened === undefined) throw new Error(WHY);
  return opened.session;
}

function sampleOf(id: string): Sample {
  const sample = samples.find((one) => one.id === id);
  if (sample === undefined) throw new Error(`the sample has no ${id}`);
  return sample;
}

function rowsOf({ needs, row }: YearCase): readonly Row[] {
  return years.filter(({ figure }) => needs.every((metric) => figure(metric) !== null)).map(row);
}

const exact = (id: string) => ({ relative: sampleOf(id).tolerance, absolute: 1e-9 });

describe('answers of the sample', () => {
  test('every answer is reached', (ctx) => {
    ctx.skip(isSkipped, WHY);
    const told = [...YEAR_CASES.map(({ id }) => id), 'SEC20', 'SEC21'];
    expect(told.sort()).toEqual(samples.map(({ id }) => id).sort());
  });

  for (const asked of YEAR_CASES) {
    test(asked.id, (ctx) => {
      ctx.skip(isSkipped, WHY);
      expect(differences(rowsOf(asked), sampleOf(asked.id).rows, exact(asked.id))).toEqual([]);
    });
  }

  test(
    'SEC20',
    async (ctx) => {
      ctx.skip(isSkipped, WHY);
      const metrics = ['identity_days', 'largest_identity_gap', 'largest_total_gap'];
      const { rows } = await ask(session(), { metrics, by: ['filings.ticker'] });
      const found = rows.map(([ticker = null, ...figures]) => [ticker, ...figures.map(Number)]);
      expect(differences(found, sampleOf('SEC20').rows, exact('SEC20'))).toEqual([]);
    },
    PATIENCE,
  );

  test(
    'SEC21',
    async (ctx) => {
      ctx.skip(isSkipped, WHY);
      const items = ['net_income', 'revenue'];
      const metrics = items.flatMap((item) => [item, `${item}_first`, `${item}_restatement`]);
      const asked = { period: 'FY2007..FY2010', where: "filings.ticker = 'AAPL'" };
      const found = (await yearsOf(session(), metrics, asked)).flatMap(({ end, figure }) =>
        items.map((item): Row => {
          const million = (name: string) => (figure(name) ?? Number.NaN) / 1e6;
          return [end, item, million(`${item}_first`), million(item), figure(`${item}_restatement`)];
        }),
      );
      expect(differences(found, sampleOf('SEC21').rows, exact('SEC21'))).toEqual([]);
    },
    PATIENCE,
  );
});

describe('the traps of the filings', () => {
  const traps: readonly (readonly [string, string, string, number | null])[] = [
    ['NVDA', 'its second quarter of 2010, filed under two last days', '2010-05-03..2010-08-01', 811.208e6],
    ['NVDA', 'the same quarter by its name, one of the two last days being near it', 'FY2011-Q2', 811.208e6],
    ['NVDA', 'the third quarter of the calendar, in which both end', '2010-Q3', null],
    ['AAPL', 'fiscal 2023, filed three times', '2022-09-25..2023-09-30', 383_285e6],
    ['AAPL', 'fiscal 2023 by its name', 'FY2023', 383_285e6],
    ['AAPL', 'the calendar year 2023, of which three quarters are filed', '2023', null],
    ['AAPL', 'the fourth quarter of fiscal 2023, never filed', '2023-07-02..2023-09-30', 89_498e6],
    ['AAPL', 'the same quarter by its name', 'FY2023-Q4', 89_498e6],
    ['AAPL', 'twelve months to 30 December 2023', '2023-01-01..2023-12-30', 385_706e6],
    ['AAPL', 'four quarters to the first of fiscal 2024', 'FY2023-Q2..FY2024-Q1', 385_706e6],
  ];
  for (const [ticker, what, period, expected] of traps) {
    test(`${ticker}: ${what}`, async (ctx) => {
      ctx.skip(isSkipped, WHY);
      const where = `filings.ticker = '${ticker}'`;
      const { rows } = await ask(session(), { metrics: ['revenue'], period, where });
      expect(rows.map(([value]) => (value == null ? null : Number(value)))).toEqual([expected]);
    });
  }
});

describe('totals over companies whose years are not those of the calendar', () => {
  const leftOut = async (query: Parameters<typeof ask>[1]) => {
    const { rows, notes } = await ask(session(), query);
    const found = notes.filter(({ code }) => code === 'span/left-out');
    return { rows, notes: found.map(({ row, column, terms }) => [row, column, terms]) };
  };

  test('the calendar year 2024 is Alphabet alone, and says so of four in five', async (ctx) => {
    ctx.skip(isSkipped, WHY);
    const { rows, notes } = await leftOut({
      metrics: ['revenue'],
      by: ['year'],
      period: '2024',
      compare: ['year_ago'],
    });
    expect(rows.map((row) => row.slice(0, 3))).toEqual([
      ['2024-01-01', '350018000000.000000', '307394000000.000000'],
    ]);
    expect(notes).toEqual([
      [0, 'revenue', '4/5'],
      [0, 'revenue__year_ago', '4/5'],
      [0, 'revenue__year_ago_change', '4/5'],
      [0, 'revenue__year_ago_pct', '4/5'],
    ]);
  });

  test('of one company nobody is left out', async (ctx) => {
    ctx.skip(isSkipped, WHY);
    const where = "filings.ticker = 'GOOGL'";
    const { rows, notes } = await leftOut({ metrics: ['revenue'], by: ['quarter'], period: '2024', where });
    expect(rows).toHaveLength(4);
    expect(notes).toEqual([]);
  });
});

describe('the calendars of the companies', () => {
  const lengths: readonly (readonly [string, string, number])[] = [
    ['quarter', 'fiscal_quarter', 91],
    ['year', 'fiscal_year', 364],
  ];
  for (const [length, grain, usual] of lengths) {
    test(`every ${length} that is filed under its days is listed`, async (ctx) => {
      ctx.skip(isSkipped, WHY);
      const isListed = { metrics: ['fiscal_start', 'fiscal_end', 'fiscal_days', 'net_income'] };
      const listed = await ask(session(), { ...isListed, by: ['filings.ticker', grain] });
      const known = new Set(listed.rows.map(([ticker, , start, end]) => `${ticker} ${start} ${end}`));
      const { rows } = await ask(session(), {
        metrics: [],
        by: ['filings.ticker', 'filings.start_date', 'filings.end_date'],
        where: `filings.item = 'net_income' and filings.length = '${length}'`,
      });
      const others = rows.map((row) => row.join(' ')).filter((text) => !known.has(text));
      // Spans that NVIDIA filed under a first or last day that is not its own.
      expect(others).toEqual(length === 'year' ? [] : MISDATED);
      expect(listed.rows.filter((row) => Number(row[4]) > usual + 7)).toEqual([]);
    });
  }

  test('weeks that a year has more than others', async (ctx) => {
    ctx.skip(isSkipped, WHY);
    const all = await yearsOf(session(), ['fiscal_days', 'revenue']);
    const long = all.filter(
      ({ ticker, figure }) => ticker !== 'GOOGL' && ticker !== 'SNOW' && figure('fiscal_days') === 371,
    );
    expect(long.map(({ ticker, end }) => `${ticker} ${end.slice(0, 4)}`)).toEqual([
      'AAPL 2012',
      'AAPL 2017',
      'AAPL 2023',
      'MRVL 2024',
      'NVDA 2010',
      'NVDA 2016',
      'NVDA 2021',
    ]);
  });

  test('the year of the filing is not that of the figure: 38 of 60 rows of Apple', async (ctx) => {
    ctx.skip(isSkipped, WHY);
    const metrics = ['annual_revenue_rows', 'annual_revenue_misdated', 'facts'];
    const { rows, totals } = await ask(session(), { metrics, by: ['raw_facts.ticker'], totals: true });
    expect(rows[0]).toEqual(['AAPL', '60', '38', '24579']);
    expect(totals?.[0]?.row.at(-1)).toBe('88022');
  });
});
