import { parseDay } from '@plumbline/calendar';
import type { RowsQuery } from '@plumbline/query';
import { afterAll, expect, test } from 'vitest';
import { buildWorld, compilerAnswerer, type Database } from '../src/index.ts';

const answerer = compilerAnswerer();
afterAll(() => answerer.close());

const database: Database = new Map([
  [
    'visits',
    {
      columns: [
        { name: 'id', type: { kind: 'integer' } },
        { name: 'at', type: { kind: 'timestamp', zoned: false } },
      ],
      rows: [
        [1, '2024-01-05T23:30:00'],
        [2, '2024-01-06T00:15:00'],
        [3, '2024-01-06T08:05:00'],
        [4, '2024-01-06T08:59:59'],
        [5, '2023-01-06T08:30:00'],
      ],
    },
  ],
]);

const { world, codes } = buildWorld({
  settings: {},
  database,
  definitions: {
    datasets: [{ name: 'visits', primary_key: ['id'], time: 'at' }],
    metrics: { seen: 'count(visits)' },
  },
});

async function ids(query: Omit<RowsQuery, 'metric'>): Promise<readonly unknown[]> {
  const asked = { ...query, metric: 'seen' };
  const answer = await answerer.rows({ ...world, query: asked, today: parseDay('2024-01-07') ?? 0 });
  if (answer.kind === 'refused') throw new Error(answer.codes.join(', '));
  return answer.result.rows.map(([id]) => id);
}

test('the rows of an hour, of a minute of it, and of what they are compared with', async () => {
  expect(codes).toEqual([]);
  const hour = '2024-01-06T08:00:00';
  expect(await ids({ at: { hour } })).toEqual([3, 4]);
  expect(await ids({ at: { hour, minute: '2024-01-06T08:59:00' } })).toEqual([4]);
  expect(await ids({ at: { hour: '2024-01-06T00:00:00', minute: '2024-01-06T08:59:00' } })).toEqual([]);
  expect(await ids({ at: { hour }, compare: 'year_ago' })).toEqual([5]);
  expect(await ids({ at: { hour: '2024-01-06T00:00:00' }, compare: 'previous' })).toEqual([1]);
});
