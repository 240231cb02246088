import type { ByItem, Cell, MetricQuery, RowsQuery } from '@plumbline/query';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { type Answered, compilerAnswerer } from '../../src/index.ts';
import { anyCompanies } from './arbitrary-companies.ts';
import { anyFiscalQuery } from './ask-companies.ts';
import { SUMS_OF_BALANCES, SUMS_OF_SALES } from './metrics-of-companies.ts';
import { worldOfCompanies } from './world-of-companies.ts';

const runs = { numRuns: Number(process.env.LAW_RUNS ?? 20) };
const PATIENCE = 300_000;

const answerer = compilerAnswerer();
afterAll(() => answerer.close());

/** Rows and totals of an answer that are looked into. */
const LOOKED_INTO = 4;

interface Figure {
  readonly at: Readonly<Record<string, Cell>>;
  readonly cells: readonly Cell[];
}

function figuresOf({ rows, totals = [] }: Answered, by: readonly ByItem[]): readonly Figure[] {
  const figure = (row: readonly Cell[], kept: (name: string) => boolean): Figure => ({
    at: Object.fromEntries(by.map(String).flatMap((name, i) => (kept(name) ? [[name, row[i] ?? null]] : []))),
    cells: row.slice(by.length),
  });
  return [
    ...rows.slice(0, LOOKED_INTO).map((row) => figure(row, () => true)),
    ...totals.slice(-LOOKED_INTO).map(({ row, by: kept }) => figure(row, (name) => kept.includes(name))),
  ];
}

async function sumOfRows(asked: Parameters<typeof answerer.rows>[0]): Promise<number> {
  const opened = await answerer.rows(asked);
  if (opened.kind === 'refused') throw new Error(`${opened.codes.join()} ${JSON.stringify(asked.query)}`);
  const { columns, rows } = opened.result;
  const at = columns.findIndex(({ name }) => name === 'amount');
  return rows.reduce((sum, row) => sum + Number(row[at] ?? 0), 0);
}

const anyAsked = fc
  .tuple(anyFiscalQuery, fc.constantFrom(SUMS_OF_SALES, SUMS_OF_BALANCES))
  .chain(([query, sums]) =>
    fc.subarray([...sums], { minLength: 1, maxLength: 2 }).map((metrics): MetricQuery => {
      const { compare, limit, others, fill, by = [], where, ...rest } = query;
      const isFixed = where?.includes("company = 'north'") === true;
      return {
        ...rest,
        metrics,
        by: by.filter((key) => typeof key === 'string' && !key.includes('.')),
        ...(isFixed ? { where: "company = 'north'" } : {}),
      };
    }),
  );

describe('rows behind figures of companies', () => {
  test(
    'the rows of a figure give the figure',
    async () => {
      await fc.assert(
        fc.asyncProperty(anyCompanies, anyAsked, async (companies, query) => {
          const world = { ...worldOfCompanies(companies), today: companies.today };
          const answer = await answerer({ ...world, query });
          if (answer.kind === 'refused') return;
          const { metrics, by = [], period, where, partial, peers } = query;
          for (const { at, cells } of figuresOf(answer.result, by)) {
            for (const [i, metric] of metrics.entries()) {
              const asked: RowsQuery = { metric, by, at, period, where, partial, peers, limit: 1000 };
              const sum = await sumOfRows({ ...world, query: asked });
              expect({ asked, sum }).toEqual({ asked, sum: Number(cells[i] ?? 0) });
            }
          }
        }),
        runs,
      );
    },
    PATIENCE,
  );
});
