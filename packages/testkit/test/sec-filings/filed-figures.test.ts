import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { REPOSITORY, sharedFolder } from '../adventure-works/shared-data.ts';
import { type Opened, openCopy } from '../definitions/open-copy.ts';
import { ask } from './ask-years.ts';
import { type FiscalQuarter, quarterOf, readFilings, readQuarters, stated, TAGS } from './filed-figures.ts';

const shared = sharedFolder();
const WORKSPACE = join(REPOSITORY, 'workspaces/sec-filings');
const WHY = 'the shared data are not there: set PLUMBLINE_SHARED, or put them into ../shared';
const isSkipped = shared === null && process.env.CI !== 'true';
const PATIENCE = 240_000;
const ITEMS = Object.keys(TAGS);

let opened: Opened | undefined;
beforeAll(async () => {
  if (shared === null) {
    if (isSkipped) return;
    throw new Error(WHY);
  }
  opened = await openCopy(WORKSPACE, { PLUMBLINE_SHARED: shared });
}, PATIENCE);
afterAll(async () => opened?.close());

/** The figures of the workspace by company, period and item. */
async function figuresBy(grain: 'fiscal_quarter' | 'fiscal_year'): Promise<ReadonlyMap<string, number>> {
  if (opened === undefined) throw new Error('the workspace is not open');
  const { rows } = await ask(opened.session, { metrics: ITEMS, by: ['filings.ticker', grain] });
  const known = rows.flatMap(([ticker, period, ...figures]) =>
    ITEMS.flatMap((item, i) =>
      figures[i] == null ? [] : [[`${ticker} ${period} ${item}`, Number(figures[i])] as const],
    ),
  );
  return new Map(known);
}

function yearsOf(quarters: readonly FiscalQuarter[]): ReadonlyMap<string, FiscalQuarter[]> {
  const years = new Map<string, FiscalQuarter[]>();
  for (const one of quarters) {
    const name = `${one.ticker} ${one.year}`;
    years.set(name, [...(years.get(name) ?? []), one]);
  }
  return years;
}

describe('figures read from the file itself', () => {
  const read = () => {
    const filings = readFilings(join(shared ?? '', 'data/sec-edgar-companyfacts/facts.csv.gz'));
    return { filings, years: yearsOf(readQuarters(join(WORKSPACE, 'fiscal-quarters.csv'))) };
  };

  test(
    'every fiscal year of every company and item is as filed last',
    async (ctx) => {
      ctx.skip(isSkipped, WHY);
      const { filings, years } = read();
      const expected = [...years].flatMap(([name, quarters]) =>
        ITEMS.flatMap((item) => {
          const [ticker = ''] = name.split(' ');
          const [start, end] = [quarters[0]?.start ?? 0, quarters.at(-1)?.end ?? 0];
          const value = stated(filings.get(`${ticker} ${item}`) ?? [], start, end);
          return value === null ? [] : [[`${name} ${item}`, value] as const];
        }),
      );
      const actual = await figuresBy('fiscal_year');
      expect(expected.length).toBeGreaterThan(450);
      expect(expected.filter(([key, value]) => actual.get(key) !== value)).toEqual([]);
      expect(actual.size).toBe(expected.length);
    },
    PATIENCE,
  );

  test(
    'every fiscal quarter is as filed, or the year up to its end less the year up to its start',
    async (ctx) => {
      ctx.skip(isSkipped, WHY);
      const { filings, years } = read();
      const expected = [...years].flatMap(([, quarters]) =>
        quarters.flatMap((one) =>
          ITEMS.flatMap((item) => {
            const own = filings.get(`${one.ticker} ${item}`) ?? [];
            const value = quarterOf(own, one, quarters[0]?.start ?? 0);
            return value === null
              ? []
              : [[`${one.ticker} ${one.year}-Q${one.quarter} ${item}`, value] as const];
          }),
        ),
      );
      const actual = await figuresBy('fiscal_quarter');
      expect(expected.length).toBeGreaterThan(1700);
      const others = expected.filter(([key, value]) => Math.abs((actual.get(key) ?? 0) - value) > 0.001);
      expect(others).toEqual([]);
    },
    PATIENCE,
  );
});
