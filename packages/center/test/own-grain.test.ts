import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlumblineError } from '@plumbline/diagnostics';
import { expect, onTestFinished, test } from 'vitest';
import { openSession, type Session } from '../src/answer/session.ts';
import { openWorkspace } from '../src/workspace/open-workspace.ts';
import { sessionOptions, workspaceOptions } from './shop.ts';
import { temporaryFolder } from './temporary-folder.ts';

const PERIODS = 'period,starts_on,ends_on\n2024-P01,2024-01-01,2024-01-28\n2024-P02,2024-01-29,2024-02-25\n';
const FILES = {
  'plumbline.yaml': `
workspace: shop
currency: CNY
timezone: UTC
today: 2024-12-31
datasets:
  - {name: orders, source: {files: orders.csv}, primary_key: [id], time: day, fields: [{name: amount, type: integer}]}
  - {name: periods, source: {files: periods.csv}, primary_key: [starts_on]}
calendars:
  - {name: thirteen, label: {zh: 四周期, en: Four weeks}, dataset: periods, grain: period13, key: period, start: starts_on, end: ends_on}
metrics: [{name: sold, formula: sum(orders.amount)}]
`,
  'orders.csv': 'id,day,amount\n1,2024-01-28,10\n2,2024-01-29,15\n3,2024-02-25,20\n',
  'periods.csv': PERIODS,
};

async function open(folder: string): Promise<Session> {
  const session = await openSession(await openWorkspace(folder, workspaceOptions(folder)), sessionOptions);
  onTestFinished(() => session.close());
  return session;
}

const QUESTION = { metrics: ['sold'], by: ['period13'] };

test('periods are those of the rows that were loaded, and again when they change', async () => {
  const folder = temporaryFolder(FILES);
  const first = await open(folder);
  const { result } = await first.query(QUESTION);
  expect(result?.rows).toEqual([
    ['2024-01-01', '10'],
    ['2024-01-29', '35'],
  ]);
  expect(result?.columns[0]).toEqual({
    name: 'period13',
    role: 'time',
    type: 'date',
    grain: 'period13',
    label: { zh: '四周期', en: 'Four weeks' },
    members: { '2024-01-01': '2024-P01', '2024-01-29': '2024-P02' },
  });
  await first.close();
  writeFileSync(
    join(folder, 'periods.csv'),
    PERIODS.replace('2024-01-28', '2024-01-29').replace('P02,2024-01-29', 'P02,2024-01-30'),
  );
  const again = await open(folder);
  expect((await again.query(QUESTION)).result?.rows).toEqual([
    ['2024-01-01', '25'],
    ['2024-01-30', '20'],
  ]);
});

test('two periods that share a day are refused with their names', async () => {
  const folder = temporaryFolder({
    ...FILES,
    'periods.csv': PERIODS.replace('P02,2024-01-29', 'P02,2024-01-28'),
  });
  const session = await open(folder);
  const asked = await session.query(QUESTION).catch((thrown: unknown) => thrown);
  const found =
    asked instanceof PlumblineError ? asked.diagnostics : (asked as { diagnostics: [] }).diagnostics;
  expect(found.map(({ code, params }) => [code, params])).toContainEqual([
    'query/bad-periods',
    {
      calendar: 'thirteen',
      grain: 'period13',
      reason: 'shares-days',
      period: '2024-P02',
      other: '2024-P01',
    },
  ]);
});

test('the last day may be computed, and the rows behind a figure are those of its period', async () => {
  const folder = temporaryFolder({
    ...FILES,
    'plumbline.yaml': FILES['plumbline.yaml']
      .replace(
        'primary_key: [starts_on]}',
        'primary_key: [starts_on], fields: [{name: last_day, expression: "date_add(starts_on, 27 days)"}]}',
      )
      .replace('end: ends_on', 'end: last_day'),
  });
  const session = await open(folder);
  expect((await session.query(QUESTION)).result?.rows).toEqual([
    ['2024-01-01', '10'],
    ['2024-01-29', '35'],
  ]);
  const rows = await session.rows({ metric: 'sold', at: { period13: '2024-01-29' } });
  expect(rows.result?.rows.map(([id]) => id)).toEqual([2, 3]);
});

test('a rollup by such a grain keeps nothing, and figures are those of the rows', async () => {
  const folder = temporaryFolder({
    ...FILES,
    'plumbline.yaml': `${FILES['plumbline.yaml']}rollups: [{name: by_period, metrics: [sold], by: [period13]}]\n`,
  });
  const session = await open(folder);
  expect((await session.query(QUESTION)).result?.rows).toEqual([
    ['2024-01-01', '10'],
    ['2024-01-29', '35'],
  ]);
});
