import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type Center, openCenter, readDefinitionTexts, SYSTEM } from '../src/index.ts';
import { catalogOf } from './catalog-of.ts';
import { SHOP } from './shop.ts';
import { temporaryFolder } from './temporary-folder.ts';

const STRANGER = { user: 'eve', roles: [] };
let clock = '2024-03-11T08:00:00.000Z';

async function openShop(): Promise<{ readonly folder: string; readonly center: Center }> {
  const folder = temporaryFolder(SHOP);
  const options = {
    cwd: folder,
    env: {},
    now: () => new Date(clock),
    today: null,
    command: 'test',
    store: catalogOf(folder),
  };
  const center = await openCenter(folder, options);
  onTestFinished(() => center.close());
  await center.adoptFolder(SYSTEM);
  return { folder, center };
}

test('a dataset says what is loaded, up to which day, since when, and what was kept aside', async () => {
  const { folder, center } = await openShop();
  expect(await center.datasets(SYSTEM)).toMatchObject([
    { name: 'orders', state: 'not-loaded', rows: null, last: null, changedAt: null },
    { name: 'products', state: 'not-loaded' },
  ]);
  await center.load(SYSTEM);
  clock = '2024-03-12T08:00:00.000Z';
  appendFileSync(join(folder, 'data/orders.csv'), '5,10,2024-03-10,12.00\n6,10,2024-03-10,much\n');
  await center.load(SYSTEM);
  expect(await center.datasets(SYSTEM)).toEqual([
    {
      name: 'orders',
      label: { zh: '订单', en: 'Orders' },
      state: 'loaded',
      rows: 5,
      quarantined: 1,
      first: '2024-01-05',
      last: '2024-03-10',
      changedAt: '2024-03-12T08:00:00.000Z',
    },
    {
      name: 'products',
      label: { zh: 'products', en: 'products' },
      state: 'loaded',
      rows: 2,
      quarantined: 0,
      first: null,
      last: null,
      changedAt: '2024-03-11T08:00:00.000Z',
    },
  ]);
  expect(await center.datasets(STRANGER)).toEqual([]);
});

test('rows that another definition made wait for a load', async () => {
  const { folder, center } = await openShop();
  await center.load(SYSTEM);
  const text = SHOP['plumbline.yaml']?.replace('orders*.csv', 'orders.csv') ?? '';
  writeFileSync(join(folder, 'plumbline.yaml'), text);
  const { files } = await readDefinitionTexts(folder, folder);
  await center.apply(SYSTEM, files);
  expect((await center.datasets(SYSTEM)).map(({ name, state }) => [name, state])).toEqual([
    ['orders', 'outdated'],
    ['products', 'loaded'],
  ]);
});
