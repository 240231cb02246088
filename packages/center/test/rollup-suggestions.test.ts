import { expect, test } from 'vitest';
import { openSession } from '../src/answer/session.ts';
import { type Center, type Principal, SYSTEM } from '../src/index.ts';
import { openWorkspace } from '../src/workspace/open-workspace.ts';
import { openCatalog } from './catalog-of.ts';
import { ANN, open } from './served-shop.ts';
import { SHOP, sessionOptions, workspaceOptions } from './shop.ts';
import { temporaryFolder } from './temporary-folder.ts';

const CHAIRS: Principal = { user: 'cho', roles: ['viewer'] };
const ENGINEER: Principal = { user: 'eva', roles: ['data_engineer'] };
const orders = Array.from({ length: 200 }, (_, i) => {
  const day = String((i % 28) + 1).padStart(2, '0');
  return `${i},${10 + (i % 2)},2024-0${1 + (i % 2)}-${day},${i}.00`;
});
const FILES = {
  ...SHOP,
  'data/orders.csv': ['order_id,product_id,ordered_on,amount', ...orders, ''].join('\n'),
  'policies.yaml': [
    'policies:',
    `  - {name: chairs, roles: [viewer], where: "products.category = 'chairs'"}`,
    '  - {name: all, roles: [data_engineer], open: [orders, products]}',
    '',
  ].join('\n'),
};
const BY_CATEGORY = { metrics: ['revenue'], by: ['month', 'products.category'] };

async function openShop(files: Readonly<Record<string, string>> = FILES) {
  const folder = temporaryFolder(files);
  const center = await open(folder);
  const adopted = await center.adoptFolder(SYSTEM);
  expect([adopted.kind, adopted.report?.diagnostics]).toEqual(['applied', []]);
  await center.load(SYSTEM);
  return { folder, center };
}

const ask = async (center: Center, principal: Principal, query: object) => {
  const { result, diagnostics } = await center.query(principal, query);
  if (result === null) throw new Error(JSON.stringify(diagnostics));
};

test('what was asked of a center suggests rollups, with the definitions to paste', async () => {
  const { center } = await openShop();
  await ask(center, ANN, BY_CATEGORY);
  await ask(center, ENGINEER, BY_CATEGORY);
  await ask(center, CHAIRS, { ...BY_CATEGORY, metrics: ['order_count'] });
  const { suggested, asked, yaml, diagnostics } = await center.suggestRollups(ENGINEER);
  expect(diagnostics).toEqual([]);
  expect(asked).toEqual({ questions: 2, times: 3, hidden: 1, outdated: 0, rowsRead: 600 });
  expect(suggested).toMatchObject([
    { name: 'orders_by_month_category', metrics: ['revenue'], rows: 2, questions: 1, times: 2 },
  ]);
  expect(suggested[0]?.saved).toBeCloseTo((2 * 198) / 600);

  const withRollups = await openShop({ ...FILES, 'rollups.yaml': yaml });
  await ask(withRollups.center, ANN, BY_CATEGORY);
  const after = await withRollups.center.suggestRollups(ANN);
  expect(after).toMatchObject({ suggested: [], unused: [], asked: { rowsRead: 2 }, yaml: '' });
});

test('questions that are brought along suggest too; what cannot be asked is said', async () => {
  const { center } = await openShop();
  const queries = [BY_CATEGORY, { metrics: ['profit'] }, { metrics: 7 }];
  const { suggested, diagnostics } = await center.suggestRollups(ANN, { queries });
  expect(suggested).toMatchObject([{ times: 1 }]);
  expect(diagnostics.map(({ code }) => code)).toEqual(['query/unknown-metric', 'query/wrong-type']);
});

test('neither who asked nor what they looked for is kept; shapes outlive the process', async () => {
  const { center, folder } = await openShop();
  const asked = { ...BY_CATEGORY, where: "products.category = 'chairs'", period: '2024-01-03..2024-02-17' };
  await ask(center, { ...CHAIRS, user: 'curious_cho' }, asked);
  await ask(center, ANN, { ...asked, where: "products.category = 'tables'" });
  await center.close();
  const store = await openCatalog(folder);
  const list = await store.questions.list();
  await store.close();
  const shape = { ...BY_CATEGORY, where: "products.category = 'x'", period: '{day}..{day}' };
  expect(list.map((one) => [one.shape, one.hidesRows, one.times])).toEqual(
    expect.arrayContaining([
      [shape, false, 1],
      [shape, true, 1],
    ]),
  );
  expect(JSON.stringify(list)).not.toMatch(/chairs|tables|curious|2024-0[12]/);
  const again = await open(folder);
  const { suggested } = await again.suggestRollups(ANN);
  expect(suggested).toMatchObject([{ by: ['day', 'products.category'] }]);
});

test('who may not declare them is refused', async () => {
  const { center } = await openShop();
  await expect(center.suggestRollups(CHAIRS)).rejects.toMatchObject({
    diagnostics: [{ code: 'store/not-allowed', params: { capability: 'apply' } }],
  });
});

test('questions of the command line count when the folder is closed', async () => {
  const folder = temporaryFolder(FILES);
  const session = async () =>
    openSession(await openWorkspace(folder, workspaceOptions(folder)), sessionOptions);
  const first = await session();
  await first.query(BY_CATEGORY);
  await first.close();
  const second = await session();
  const { suggested } = await second.suggestRollups();
  expect(suggested).toMatchObject([{ name: 'orders_by_month_category', rows: 2 }]);
  await second.close();
});
