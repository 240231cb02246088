import { readFileSync } from 'node:fs';
import type { MetricQuery } from '@plumbline/query';
import { parse } from 'yaml';
import type { AnswerCase, Take } from './answer-case.ts';
import type { Row } from './compare-rows.ts';

interface Written {
  readonly id: string;
  readonly why: string;
  readonly query: MetricQuery;
  readonly columns: readonly (string | { readonly year: string })[];
  readonly from?: 'totals' | 'others';
  readonly sql: string;
  readonly rows: readonly Row[];
}

const takeOf = (written: string | { readonly year: string }): Take =>
  typeof written === 'string' ? { column: written } : { column: written.year, as: 'year' };

/** The answers of `answers.yaml`, which an independent SQL gave. */
export const OWN_ANSWERS: readonly {
  readonly why: string;
  readonly expected: readonly Row[];
  readonly asked: AnswerCase;
}[] = (parse(readFileSync(new URL('./answers.yaml', import.meta.url), 'utf8')) as readonly Written[]).map(
  ({ id, why, query, columns, from, rows }) => ({
    why,
    expected: rows,
    asked: {
      id,
      parts: [{ query, rows: [columns.map(takeOf)], ...(from ? { from } : {}) }],
      // Which order subtotals stand in is not promised.
      sorted: from === 'totals',
    },
  }),
);
