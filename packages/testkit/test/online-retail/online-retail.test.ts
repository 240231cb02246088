import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Session } from '@plumbline/center';
import { formatDiagnostic } from '@plumbline/diagnostics';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { differences, type Row, rowsOf } from '../adventure-works/compare-rows.ts';
import { REPOSITORY, sharedFolder } from '../adventure-works/shared-data.ts';
import { type Opened, openCopy } from '../definitions/open-copy.ts';
import { complaints, readFolder } from '../definitions/read-folder.ts';
import { CASES } from './cases.ts';

interface Sample {
  readonly id: string;
  readonly rows: readonly Row[];
  readonly tolerance: number;
}

const FOLDER = join(REPOSITORY, 'workspaces/online-retail');
const shared = sharedFolder();
const WHY = 'the shared data are not there: set PLUMBLINE_SHARED, or put them into ../shared';
const isSkipped = shared === null && process.env.CI !== 'true';

/** Half a million lines are read from a compressed file. */
const PATIENCE = 240_000;

let opened: Opened | undefined;
let samples: readonly Sample[] = [];

beforeAll(async () => {
  if (shared === null) {
    if (isSkipped) return;
    throw new Error(WHY);
  }
  samples = JSON.parse(readFileSync(join(shared, 'data/uci-online-retail/expected.json'), 'utf8')).cases;
  opened = await openCopy(FOLDER, { PLUMBLINE_SHARED: shared });
}, PATIENCE);
afterAll(async () => opened?.close());

function session(): Session {
  if (opened === undefined) throw new Error(WHY);
  return opened.session;
}

test('the definitions are sound', () => {
  const { model, diagnostics } = readFolder(FOLDER);
  expect(complaints(diagnostics)).toEqual([]);
  expect(model.metrics.size).toBeGreaterThanOrEqual(60);
});

/** The sample writes instants with a blank. */
function withBlanks(rows: readonly Row[]): readonly Row[] {
  const isInstant = (cell: Row[number]) => typeof cell === 'string' && /^\d{4}-\d\d-\d\dT/.test(cell);
  return rows.map((row) => row.map((cell) => (isInstant(cell) ? String(cell).replace('T', ' ') : cell)));
}

describe('answers of the sample', () => {
  test('every answer is reached', (ctx) => {
    ctx.skip(isSkipped, WHY);
    const told = CASES.map(({ id }) => id);
    expect(told.sort()).toEqual(samples.map(({ id }) => id).sort());
  });

  for (const { id, parts } of CASES) {
    test(
      id,
      async (ctx) => {
        ctx.skip(isSkipped, WHY);
        const sample = samples.find((one) => one.id === id);
        if (sample === undefined) throw new Error(`the sample has no ${id}`);
        const found: Row[] = [];
        for (const part of parts) {
          const { result, diagnostics } = await session().query(part.query);
          expect(diagnostics.map((one) => formatDiagnostic(one, 'en'))).toEqual([]);
          if (result !== null) found.push(...withBlanks(rowsOf(part, result)));
        }
        expect(differences(found, sample.rows, { relative: sample.tolerance, absolute: 0.01 })).toEqual([]);
      },
      PATIENCE,
    );
  }

  /* Worked out apart, by SQL over the file: the 5,268 repeats are those of its README; 9 December 2011 is its last day. */
  test(
    'lines that repeat another, recency, gaps between orders and the best customers and codes',
    async (ctx) => {
      ctx.skip(isSkipped, WHY);
      const expected = {
        repeated_lines: 5268,
        single_line_orders: 1625,
        average_recency: 92.05947441217151,
        dormant_customers: 1449,
        average_days_between_orders: 72.6539296249001,
        top_decile_sales: 5465733.36,
        top_decile_share: 0.6133411711012174,
        top_fifth_product_share: 0.794548916566138,
      };
      const { result, diagnostics } = await session().query({ metrics: Object.keys(expected) });
      expect(diagnostics.map((one) => formatDiagnostic(one, 'en'))).toEqual([]);
      const found = (result?.rows ?? []).map((row) => row.map(Number));
      expect(differences(found, [Object.values(expected)], { relative: 1e-9, absolute: 0.001 })).toEqual([]);
    },
    PATIENCE,
  );

  /*
   * The figures of the README and what stands beside them, from the file: count(*) filter (where …) over read_csv, and for the
   * last five quantile_cont over the sums of invoices, having count(distinct "Country") >= 2, and select distinct *.
   */
  test(
    'the quirks of the README: lines without customer, price or text, adjustments, write-offs, repeats',
    async (ctx) => {
      ctx.skip(isSkipped, WHY);
      const expected = {
        line_count: 541_909,
        lines_without_customer: 135_080,
        lines_without_customer_share: 135_080 / 541_909,
        invoices_without_customer: 3710,
        lines_without_price: 2515,
        lines_without_description: 1454,
        adjustment_lines: 3,
        written_off_lines: 1336,
        units_written_off: 206_957,
        net_units: 5_310_801,
        unit_return_rate: 0.0496698950947279,
        merchandise_codes: 4037,
        service_codes: 33,
        saturday_lines: 0,
        order_value_p90: 940.696,
        customers_of_several_countries: 8,
        customers_without_sale: 34,
        gross_sales_once: 10_631_048.744,
        repeated_sales: 24_573.74,
      };
      const { result, diagnostics } = await session().query({ metrics: Object.keys(expected) });
      expect(diagnostics.map((one) => formatDiagnostic(one, 'en'))).toEqual([]);
      const found = (result?.rows ?? []).map((row) => row.map(Number));
      expect(differences(found, [Object.values(expected)], { relative: 1e-9, absolute: 0 })).toEqual([]);
    },
    PATIENCE,
  );

  /* select isodow("InvoiceDate"), count(*), count(distinct "InvoiceNo") filter (where <sale>) … group by 1 order by 1 */
  test(
    'six days of the week, none of them a Saturday',
    async (ctx) => {
      ctx.skip(isSkipped, WHY);
      const { result } = await session().query({
        metrics: ['line_count', 'orders'],
        by: ['lines.invoice_weekday'],
      });
      expect((result?.rows ?? []).map((row) => row.map(Number))).toEqual([
        [1, 95_111, 3126],
        [2, 101_808, 3554],
        [3, 94_565, 3690],
        [4, 103_857, 4246],
        [5, 82_193, 3139],
        [7, 64_375, 2204],
      ]);
    },
    PATIENCE,
  );

  test(
    'every metric can be asked by month',
    async (ctx) => {
      ctx.skip(isSkipped, WHY);
      // A retention of cohorts is asked for by age.
      const all = [...readFolder(FOLDER).model.metrics.keys()];
      const metrics = all.filter((name) => name !== 'cohort_retention');
      const { result, diagnostics } = await session().query({ metrics, by: ['month'], period: '2011' });
      expect(diagnostics.map((one) => formatDiagnostic(one, 'en'))).toEqual([]);
      expect(result?.rows.length).toBe(12);
    },
    PATIENCE,
  );
});
