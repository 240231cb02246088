import type { MetricQuery } from '@plumbline/query';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { type Answer, answerDifferences, compilerAnswerer, referenceAnswerer } from '../../src/index.ts';
import { anyCompanies, type Companies } from './arbitrary-companies.ts';
import { anyFiscalQuery } from './ask-companies.ts';
import { worldOfCompanies } from './world-of-companies.ts';

const runs = { numRuns: Number(process.env.LAW_RUNS ?? 20) };
const PATIENCE = 300_000;

const answerer = compilerAnswerer();
afterAll(() => answerer.close());

const partialOf = (answer: Answer) =>
  answer.kind === 'answered' ? answer.result.meta.partial_periods : null;

/** A warning is not compared where it may be of a row that is not shown, or of balances that only one of the two reads: members are found where no row asks for them, too. */
const isWarned = ({ metrics, limit, where = '' }: MetricQuery) =>
  limit === undefined &&
  !where.includes('cash per company') &&
  metrics.every((name) => !['levels', 'highest', 'turnover', 'turns'].includes(String(name)));

const isStale = (answer: Answer) =>
  answer.kind === 'answered' &&
  answer.result.meta.warnings.some(({ code }) => code === 'stock/stale-snapshot');

/** Whether the names of years are looked at where no row is read is the engine's: a join without rows may not ask for them. */
const isOfNames = (answer: Answer) =>
  answer.kind === 'refused' &&
  answer.codes.some((code) =>
    ['query/two-years-of-one-name', 'query/open-year-of-peers'].includes(String(code)),
  );

const hasNoRows = ({ database }: Companies) =>
  ['sales', 'balances'].some((name) => database.get(name)?.rows.length === 0);

describe('companies with fiscal years of their own', () => {
  test(
    'compiler = reference',
    async () => {
      await fc.assert(
        fc.asyncProperty(anyCompanies, anyFiscalQuery, async (companies, query) => {
          const { model, database } = worldOfCompanies(companies);
          const asked = { model, database, query, today: companies.today };
          const [expected, actual] = [await referenceAnswerer(asked), await answerer(asked)];
          if (isOfNames(actual) && hasNoRows(companies)) return;
          expect(answerDifferences(expected, actual)).toEqual([]);
          expect(partialOf(actual)).toEqual(partialOf(expected));
          if (isWarned(query)) expect(isStale(actual)).toBe(isStale(expected));
        }),
        runs,
      );
    },
    PATIENCE,
  );
});
