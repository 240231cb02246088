import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Session } from '@plumbline/center';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { differences, type Row } from '../adventure-works/compare-rows.ts';
import { REPOSITORY, sharedFolder } from '../adventure-works/shared-data.ts';
import { type Opened, openCopy } from '../definitions/open-copy.ts';
import { YEAR_CASES, type YearCase } from './cases.ts';
import { ask, figuresOf, type Period, periodsOf } from './periods.ts';

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
let years: readonly (readonly [Period, ReadonlyMap<string, number | null>])[] = [];

/** Some sixty questions, one for each fiscal year of a company. */
const PATIENCE = 240_000;

beforeAll(async () => {
  if (shared === null) {
    if (isSkipped) return;
    throw new Error(WHY);
  }
  const text = readFileSync(join(shared, 'data/sec-edgar-companyfacts/expected.json'), 'utf8');
  samples = JSON.parse(text).cases;
  opened = await openCopy(join(REPOSITORY, 'workspaces/sec-filings'), { PLUMBLINE_SHARED: shared });
  const metrics = [...new Set(YEAR_CASES.flatMap((one) => one.metrics))];
  const found = [];
  for (const period of await periodsOf(session(), 'year')) {
    found.push([period, await figuresOf(session(), metrics, period)] as const);
  }
  years = found;
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

function rowsOf({ needs, needsOpening, row }: YearCase): readonly Row[] {
  return years.flatMap(([period, figures]) => {
    const figure = (metric: string) => figures.get(metric) ?? null;
    const isLeftOut = needs.some((metric) => figure(metric) === null) || (needsOpening && period.isFirst);
    return isLeftOut ? [] : [row(period, figure)];
  });
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
      const found: Row[] = [];
      for (const [period] of years) {
        if (period.ticker !== 'AAPL' || period.end > '2010-12-31') continue;
        for (const item of ['net_income', 'revenue']) {
          const [first, change] = [`${item}_first`, `${item}_restatement`];
          const figures = await figuresOf(session(), [item, first, change], period);
          const million = (name: string) => (figures.get(name) ?? Number.NaN) / 1e6;
          found.push([period.end, item, million(first), million(item), figures.get(change) ?? null]);
        }
      }
      expect(differences(found, sampleOf('SEC21').rows, exact('SEC21'))).toEqual([]);
    },
    PATIENCE,
  );
});

describe('the traps of the filings', () => {
  const traps: readonly (readonly [string, string, string, number | null])[] = [
    ['NVDA', 'its second quarter of 2010, filed under two last days', '2010-05-03..2010-08-01', 811.208e6],
    ['NVDA', 'the third quarter of the calendar, in which both end', '2010-Q3', null],
    ['AAPL', 'fiscal 2023, filed three times', '2022-09-25..2023-09-30', 383_285e6],
    ['AAPL', 'the calendar year 2023, of which three quarters are filed', '2023', null],
    ['AAPL', 'the fourth quarter of fiscal 2023, never filed', '2023-07-02..2023-09-30', 89_498e6],
    ['AAPL', 'twelve months to 30 December 2023', '2023-01-01..2023-12-30', 385_706e6],
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
