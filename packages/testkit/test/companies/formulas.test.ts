import { type Access, accessOf, type Model } from '@plumbline/model';
import type { MetricQuery } from '@plumbline/query';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import {
  type Answer,
  answerDifferences,
  compilerAnswerer,
  type Question,
  referenceAnswerer,
  type World,
} from '../../src/index.ts';
import { ROLE, withPolicies } from '../../src/law/with-policies.ts';
import { anyCompanies } from './arbitrary-companies.ts';
import { anyReportFormulas, anyReports, worldOfReports } from './arbitrary-reports.ts';
import { anyFiscalFormulas } from './ask-companies.ts';
import { anyPolicies } from './policies-of-companies.ts';
import { worldOfCompanies } from './world-of-companies.ts';

const numRuns = Number(process.env.LAW_RUNS ?? 20);
const PATIENCE = 300_000;

const answerer = compilerAnswerer();
afterAll(() => answerer.close());

/** Metrics that the front end took; a question of none of them asks of rows. */
function asked({ metrics }: Model, query: MetricQuery): MetricQuery {
  const kept = query.metrics.filter((name) => metrics.has(String(name)));
  return { ...query, metrics: kept.length === 0 ? ['revenue'] : kept };
}

const NAMES_OF_YEARS: readonly string[] = ['query/two-years-of-one-name', 'query/open-year-of-peers'];

/** The reference refuses names of years wherever it sees rows; whether they are looked at where there are none is the engine's. */
function isOfNames(expected: Answer, actual: Answer): boolean {
  return (
    expected.kind === 'answered' &&
    actual.kind === 'refused' &&
    actual.codes.every((code) => NAMES_OF_YEARS.includes(code))
  );
}

/** True where there is an answer, which is that of the reference. */
async function isAnswered(question: Question): Promise<boolean> {
  const [expected, actual] = [await referenceAnswerer(question), await answerer(question)];
  if (!isOfNames(expected, actual)) expect(answerDifferences(expected, actual)).toEqual([]);
  return actual.kind === 'answered';
}

interface Seen {
  readonly world: World;
  readonly query: MetricQuery;
  readonly today: number;
  readonly access?: Access;
}

function questionOf({ world, query, today, access }: Seen): Question {
  return { ...world, query: asked(world.model, query), today, ...(access === undefined ? {} : { access }) };
}

describe('random formulas of companies with fiscal years of their own: compiler = reference', () => {
  test(
    'of sales, balances and money',
    async () => {
      let answered = 0;
      await fc.assert(
        fc.asyncProperty(anyCompanies, anyFiscalFormulas, async (companies, { formulas, query }) => {
          const world = worldOfCompanies(companies, formulas);
          if (await isAnswered(questionOf({ world, query, today: companies.today }))) answered += 1;
        }),
        { numRuns },
      );
      // A law that is always refused would prove nothing.
      expect(answered).toBeGreaterThan(numRuns / 3);
    },
    PATIENCE,
  );

  test(
    'for whoever sees some of the rows',
    async () => {
      let answered = 0;
      await fc.assert(
        fc.asyncProperty(
          anyCompanies,
          anyFiscalFormulas,
          anyPolicies,
          async (companies, { formulas, query }, policies) => {
            const whole = worldOfCompanies(companies, formulas);
            const world = { ...whole, model: withPolicies(whole.model, policies) };
            const access = accessOf(world.model, { roles: [ROLE], attributes: {} });
            if (await isAnswered(questionOf({ world, query, today: companies.today, access }))) answered += 1;
          },
        ),
        { numRuns },
      );
      expect(answered).toBeGreaterThan(numRuns / 3);
    },
    PATIENCE,
  );

  test(
    'of totals of spans and their versions',
    async () => {
      let answered = 0;
      await fc.assert(
        fc.asyncProperty(anyReports, anyReportFormulas, async (companies, { formulas, query }) => {
          const world = worldOfReports(companies, formulas);
          if (await isAnswered(questionOf({ world, query, today: companies.today }))) answered += 1;
        }),
        { numRuns },
      );
      expect(answered).toBeGreaterThan(numRuns / 3);
    },
    PATIENCE,
  );
});
