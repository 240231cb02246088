import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openSession, type Session } from '../src/answer/session.ts';
import { load } from '../src/load/load.ts';
import { openWorkspace } from '../src/workspace/open-workspace.ts';
import { sessionOptions, workspaceOptions } from './shop.ts';
import { temporaryFolder } from './temporary-folder.ts';

const SALES = [
  'id,day,shop,amount,units',
  '1,2024-01-05,a,10.00,1',
  '2,2024-01-20,a,5.00,2',
  '3,2024-01-21,b,1.00,3',
  '4,2024-02-03,b,2.00,4',
  '5,2024-02-04,b,4.00,5',
  '6,2024-02-05,,8.00,6',
  '7,2024-02-28,a,16.00,7',
].join('\n');
const FILES = {
  'plumbline.yaml': `
workspace: shops
currency: CNY
timezone: UTC
today: 2024-12-31
datasets:
  - {name: sales, source: {files: sales.csv}, primary_key: [id], time: day, fields: [{name: amount, type: "decimal(18,2)", unit: money}]}
  - {name: shop, source: {files: shop.csv}, primary_key: [code]}
relationships: [{name: sold_in, from: sales, to: shop, from_columns: [shop], to_columns: [code]}]
metrics:
  - {name: revenue, formula: sum(sales.amount)}
  - {name: orders, formula: count(sales)}
  - {name: basket, formula: avg(sales.amount)}
  - {name: middle, formula: median(sales.amount)}
rollups:
  - {name: monthly, metrics: [revenue, orders, basket, middle], by: [month, shop.city]}
`,
  'sales.csv': `${SALES}\n`,
  'shop.csv': 'code,city\na,Bonn\nb,Köln\n',
};

async function open(folder: string, how: Partial<typeof sessionOptions> = {}): Promise<Session> {
  const workspace = await openWorkspace(folder, workspaceOptions(folder));
  const session = await openSession(workspace, { ...sessionOptions, ...how });
  onTestFinished(() => session.close());
  return session;
}

async function asked(session: Session, query: unknown) {
  const { result, explanation, diagnostics } = await session.query(query, { explain: true });
  if (result === null || explanation === null) throw new Error(JSON.stringify(diagnostics));
  return { rows: result.rows, rollups: explanation.rollups, cache: result.meta.cache };
}

const BY_CITY = { metrics: ['revenue', 'orders', 'basket'], by: ['month', 'shop.city'] };

test('a question that a rollup tells is answered by it, with the same rows', async () => {
  const session = await open(temporaryFolder(FILES));
  const { rows, rollups, cache } = await asked(session, BY_CITY);
  expect(cache).toBe('rollup');
  expect(rows).toEqual([
    ['2024-01-01', 'Bonn', '15.00', '2', 7.5],
    ['2024-01-01', 'Köln', '1.00', '1', 1],
    ['2024-02-01', 'Bonn', '16.00', '1', 16],
    ['2024-02-01', 'Köln', '6.00', '2', 3],
    ['2024-02-01', null, '8.00', '1', 8],
  ]);
  expect(new Set(rollups.map(({ rollup }) => rollup))).toEqual(new Set(['monthly']));
  const quarters = await asked(session, {
    metrics: ['revenue'],
    by: ['quarter'],
    where: "shop.city = 'Bonn'",
  });
  expect(quarters).toMatchObject({ rows: [['2024-01-01', '31.00']], rollups: [{ rollup: 'monthly' }] });
});

test('a plan that is read beside a rollup makes it no answer of one', async () => {
  const plan = FILES['plumbline.yaml']
    .replace(
      'datasets:',
      'datasets:\n  - {name: targets, source: {files: targets.csv}, primary_key: [id], time: day}',
    )
    .replace('formula: sum(sales.amount)}', 'formula: sum(sales.amount), plans: {target: wanted}}')
    .replace('metrics:\n', 'metrics:\n  - {name: wanted, formula: sum(targets.amount), unit: money}\n');
  const folder = temporaryFolder({
    ...FILES,
    'plumbline.yaml': plan,
    'targets.csv': 'id,day,amount\n1,2024-01-31,20.00\n',
  });
  const session = await open(folder);
  const month = { metrics: ['revenue'], by: ['month'], period: '2024-01' };
  expect((await asked(session, month)).cache).toBe('rollup');
  const { rows, cache } = await asked(session, { ...month, compare: ['target'] });
  expect([rows[0]?.slice(0, 3), cache]).toEqual([['2024-01-01', '16.00', '20.0000'], 'miss']);
});

test('an answer of a rollup and of rows is none of a rollup', async () => {
  const session = await open(temporaryFolder(FILES));
  const { rollups, cache } = await asked(session, { metrics: ['revenue', 'middle'] });
  expect(new Set(rollups.map(({ rollup }) => rollup))).toEqual(new Set(['monthly', null]));
  expect(cache).toBe('miss');
});

test.each([
  ['a median', { metrics: ['middle'] }, { reason: 'measure', what: 'sales.amount' }],
  ['a finer key', { metrics: ['revenue'], by: ['sales.shop'] }, { reason: 'key', what: 'sales.shop' }],
  [
    'a condition on rows',
    { metrics: ['revenue'], where: 'sales.units > 3' },
    { reason: 'condition', what: 'gt(sales.units, 3)' },
  ],
  [
    'a period that ends inside a month',
    { metrics: ['revenue'], period: '2024-01-01..2024-02-04' },
    { reason: 'condition', what: 'le(sales.day, 2024-02-04)' },
  ],
])('%s is read from the rows, with the reason', async (_, query, refused) => {
  const session = await open(temporaryFolder(FILES));
  const { rollups, cache } = await asked(session, query);
  expect(cache).toBe('miss');
  expect(rollups[0]).toMatchObject({
    dataset: 'sales',
    rollup: null,
    refused: [{ rollup: 'monthly', ...refused }],
  });
});

test('new rows make a new rollup, of the datasets it joins too', async () => {
  const folder = temporaryFolder(FILES);
  const first = await open(folder);
  await first.close();
  writeFileSync(join(folder, 'sales.csv'), `${SALES}\n8,2024-03-01,a,32.00,1\n`);
  const second = await open(folder);
  const query = { metrics: ['revenue'], by: ['shop.city'], period: '2024-01..2024-03' };
  expect(await asked(second, query)).toMatchObject({
    rows: [
      ['Bonn', '63.00'],
      ['Köln', '7.00'],
      [null, '8.00'],
    ],
    rollups: [{ rollup: 'monthly' }],
  });
  await second.close();
  writeFileSync(join(folder, 'shop.csv'), 'code,city\na,Bonn\nb,Bonn\n');
  const third = await open(folder);
  expect(await asked(third, query)).toMatchObject({
    rows: [
      ['Bonn', '70.00'],
      [null, '8.00'],
    ],
    rollups: [{ rollup: 'monthly' }],
  });
});

test('a rollup of another definition answers nothing until it is loaded', async () => {
  const folder = temporaryFolder(FILES);
  const first = await open(folder);
  await first.close();
  const text = readFileSync(join(folder, 'plumbline.yaml'), 'utf8');
  const net = text.replace('sum(sales.amount)', 'sum(sales.amount) where sales.units > 3');
  writeFileSync(join(folder, 'plumbline.yaml'), net);
  const older = await open(folder, { load: 'never' });
  expect(await asked(older, { metrics: ['revenue'], by: ['shop.city'] })).toMatchObject({
    rows: [
      ['Bonn', '16.00'],
      ['Köln', '6.00'],
      [null, '8.00'],
    ],
    rollups: [{ rollup: null, refused: [{ reason: 'stale' }] }],
  });
  await older.close();
  const loaded = await open(folder);
  expect(await asked(loaded, { metrics: ['revenue'], by: ['shop.city'] })).toMatchObject({
    rows: [
      ['Bonn', '16.00'],
      ['Köln', '6.00'],
      [null, '8.00'],
    ],
    rollups: [{ rollup: 'monthly' }],
  });
});

test('a load reports datasets; nothing is loaded twice for a rollup', async () => {
  const folder = temporaryFolder(FILES);
  const loading = () =>
    openWorkspace(folder, workspaceOptions(folder)).then((w) => load(w, { ...sessionOptions, force: false }));
  const names = (await loading()).datasets.map(({ dataset, status }) => [dataset, status]);
  expect(names).toEqual([
    ['sales', 'loaded'],
    ['shop', 'loaded'],
  ]);
  expect((await loading()).datasets.map(({ status }) => status)).toEqual(['unchanged', 'unchanged']);
});
