import { parseDay } from '@plumbline/calendar';
import type { MetricQuery } from '@plumbline/query';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import {
  type Answer,
  answerDifferences,
  compilerAnswerer,
  type Database,
  referenceAnswerer,
} from '../../src/index.ts';
import { anyFilings, anyFilingsQuery, worldOfFilings } from './arbitrary-filings.ts';
import { anyFilingsInMoney, anyMoneyQuery, worldOfMoney } from './arbitrary-money.ts';

const runs = { numRuns: Number(process.env.LAW_RUNS ?? 20) };
const PATIENCE = 300_000;
const today = parseDay('2024-07-01') ?? 0;
/** On the second, some totals that are filed are not over. */
const anyToday = fc.constantFrom(today, parseDay('2023-05-10') ?? 0);

const anyEmpty = fc.constantFrom('null' as const, 'null' as const, 'zero' as const);

const answerer = compilerAnswerer();
afterAll(() => answerer.close());

const notesOf = (answer: Answer) =>
  answer.kind === 'refused'
    ? []
    : answer.result.notes
        .filter(({ code }) => code.startsWith('span/'))
        .map(({ terms: _, ...note }) => JSON.stringify(note, Object.keys(note).sort()))
        .sort();

describe('totals of spans and their versions', () => {
  const question = (database: Database, query: MetricQuery, empty: 'zero' | 'null' = 'null') => {
    const { model } = worldOfFilings(database, empty);
    return { model, database, query, today };
  };

  test(
    'compiler = reference',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          anyFilings,
          anyFilingsQuery,
          anyToday,
          anyEmpty,
          async (database, query, day, empty) => {
            const asked = { ...question(database, query, empty), today: day };
            const [expected, actual] = [await referenceAnswerer(asked), await answerer(asked)];
            expect(answerDifferences(expected, actual)).toEqual([]);
            expect(notesOf(actual)).toEqual(notesOf(expected));
          },
        ),
        runs,
      );
    },
    PATIENCE,
  );

  test(
    'asked as of the last day recorded, everything is as it is',
    async () => {
      await fc.assert(
        fc.asyncProperty(anyFilings, anyFilingsQuery, async (database, query) => {
          const now = await answerer(question(database, { ...query, as_of: undefined }));
          const then = await answerer(question(database, { ...query, as_of: { data: '2024-04-20' } }));
          expect(answerDifferences(now, then)).toEqual([]);
        }),
        runs,
      );
    },
    PATIENCE,
  );

  test(
    'a figure filed earlier and corrected since changes nothing',
    async () => {
      await fc.assert(
        fc.asyncProperty(anyFilings, fc.constantFrom('quarter', 'year'), async (database, grain) => {
          const query = { metrics: ['revenue', 'stated', 'cash', 'figures'], by: [grain, 'filings.company'] };
          const filings = database.get('filings');
          const older = filings?.rows.map((row) =>
            row.map((cell, i) => (i === 3 ? '2020-01-01' : i === 5 ? '7.00' : cell)),
          );
          const more = new Map([
            [
              'filings',
              { columns: filings?.columns ?? [], rows: [...(older ?? []), ...(filings?.rows ?? [])] },
            ],
          ]);
          const [plain, longer] = [
            await answerer(question(database, query)),
            await answerer(question(more, query)),
          ];
          expect(answerDifferences(plain, longer)).toEqual([]);
        }),
        runs,
      );
    },
    PATIENCE,
  );
});

describe('totals of spans in a currency', () => {
  test(
    'compiler = reference',
    async () => {
      await fc.assert(
        fc.asyncProperty(anyFilingsInMoney, anyMoneyQuery, anyToday, async (database, query, day) => {
          const asked = { model: worldOfMoney(database).model, database, query, today: day };
          const [expected, actual] = [await referenceAnswerer(asked), await answerer(asked)];
          expect(answerDifferences(expected, actual)).toEqual([]);
        }),
        runs,
      );
    },
    PATIENCE,
  );
});
