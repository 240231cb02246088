import { accessOf } from '@plumbline/model';
import { afterAll, expect, test } from 'vitest';
import { buildWorld, compilerAnswerer, type Database } from '../src/index.ts';

const PROMOS = [
  ['New Year', '2024-01-01', '2024-01-10'],
  ['Hush', '2024-01-11', '2024-01-20'],
];
const DATABASE: Database = new Map([
  [
    'sales',
    {
      columns: [
        { name: 'day', type: { kind: 'date' } },
        { name: 'amount', type: { kind: 'integer' } },
      ],
      rows: [
        ['2024-01-03', 10],
        ['2024-01-11', 7],
      ],
    },
  ],
  [
    'promos',
    {
      columns: [
        { name: 'name', type: { kind: 'text' } },
        { name: 'starts_on', type: { kind: 'date' } },
        { name: 'ends_on', type: { kind: 'date' } },
      ],
      rows: PROMOS,
    },
  ],
]);
const { world } = buildWorld({
  settings: {},
  definitions: {
    datasets: [
      { name: 'sales', time: 'day' },
      { name: 'promos', primary_key: ['starts_on'] },
    ],
    calendars: [
      {
        name: 'promotions',
        dataset: 'promos',
        grain: 'promo',
        key: 'name',
        start: 'starts_on',
        end: 'ends_on',
      },
    ],
    metrics: { revenue: 'sum(sales.amount)' },
    policies: [
      { name: 'all', roles: ['all'], open: ['sales', 'promos'] },
      { name: 'nameless', roles: ['nameless'], open: ['sales', 'promos'], deny: ['promos.name'] },
    ],
  },
  database: DATABASE,
});

const answerer = compilerAnswerer();
afterAll(() => answerer.close());

async function membersFor(role: string) {
  const access = accessOf(world.model, { attributes: {}, roles: [role] });
  const query = { metrics: ['revenue'], by: ['promo'], period: '2024-01-01..2024-01-20' };
  const answer = await answerer({ ...world, query, today: 19_800, access });
  return answer.kind === 'answered' ? answer.result.columns[0]?.members : answer.codes;
}

test('who is not told what periods are called is told their first days in place of it', async () => {
  expect(await membersFor('all')).toEqual({ '2024-01-01': 'New Year', '2024-01-11': 'Hush' });
  expect(await membersFor('nameless')).toEqual({ '2024-01-01': '2024-01-01', '2024-01-11': '2024-01-11' });
});
