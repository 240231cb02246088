import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { answerDifferences, compilerAnswerer, referenceAnswerer } from '../../src/index.ts';
import { anyCompanies } from './arbitrary-companies.ts';
import { anyFiscalQuery, worldOfCompanies } from './ask-companies.ts';

const runs = { numRuns: Number(process.env.LAW_RUNS ?? 20) };
const PATIENCE = 300_000;

const answerer = compilerAnswerer();
afterAll(() => answerer.close());

describe('companies with fiscal years of their own', () => {
  test(
    'compiler = reference',
    async () => {
      await fc.assert(
        fc.asyncProperty(anyCompanies, anyFiscalQuery, async (companies, query) => {
          const { model, database } = worldOfCompanies(companies);
          const asked = { model, database, query, today: companies.today };
          const [expected, actual] = [await referenceAnswerer(asked), await answerer(asked)];
          expect(answerDifferences(expected, actual)).toEqual([]);
        }),
        runs,
      );
    },
    PATIENCE,
  );
});
