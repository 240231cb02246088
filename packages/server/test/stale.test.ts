import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SYSTEM } from '@plumbline/center';
import { expect, onTestFinished, test } from 'vitest';
import { read } from './browser.ts';
import { SHOP, serveShop } from './serve-shop.ts';

const KEY = '    primary_key: [order_id]';
const LAG = '    stale_while_revalidate: 10 minutes';
const MINUTE = 60_000;
const ORDERS = `${SHOP['orders.csv']}`;
const LARGER = ORDERS.replace('1000.00', '2000.00');
const REVENUE = { metrics: ['revenue'], period: '2024' };

const workspaceWith = (lines: readonly string[]) =>
  `${SHOP['plumbline.yaml']}`.replace(KEY, [KEY, ...lines].join('\n'));

async function shopWith(...lines: readonly string[]) {
  const shop = await serveShop({ files: { 'plumbline.yaml': workspaceWith(lines) } });
  onTestFinished(shop.close);
  return {
    ...shop,
    /** Of the year, and where the answer is from. */
    async revenue() {
      const response = await fetch(`${shop.server.url}/api/v1/query`, {
        method: 'POST',
        headers: { authorization: `Bearer ${shop.server.localToken}`, 'content-type': 'application/json' },
        body: JSON.stringify(REVENUE),
      });
      const { rows, meta } = await read('MetricResult', response);
      return [rows[0]?.[0], meta.cache];
    },
    async load(orders: string) {
      writeFileSync(join(shop.folder, 'orders.csv'), orders);
      await shop.center.load(SYSTEM);
    },
  };
}

test('an answer from the rows of before stands in, marked, where the dataset lets it, until the new one is there', async () => {
  const { revenue, load } = await shopWith(LAG);
  expect(await revenue()).toEqual(['1157.75', 'miss']);
  await load(LARGER);
  expect(await revenue()).toEqual(['1157.75', 'stale']);
  await expect.poll(revenue, { timeout: 30_000 }).toEqual(['2157.75', 'hit']);
});

test('rows that are loaded again as they were leave every answer good', async () => {
  const { revenue, load } = await shopWith();
  await revenue();
  await load(ORDERS);
  expect(await revenue()).toEqual(['1157.75', 'hit']);
});

test('without it, new rows are answered from at once', async () => {
  const { revenue, load } = await shopWith();
  await revenue();
  await load(LARGER);
  expect(await revenue()).toEqual(['2157.75', 'miss']);
});

test('no longer than the dataset says, counted from the first rows that came after', async () => {
  const { revenue, load, clock } = await shopWith(LAG);
  await revenue();
  await load(LARGER);
  clock.now += 6 * MINUTE;
  await load(ORDERS.replace('1000.00', '3000.00'));
  clock.now += 5 * MINUTE;
  expect(await revenue()).toEqual(['3157.75', 'miss']);
});

test('definitions that have changed are never answered by those of before', async () => {
  const { revenue, center, folder } = await shopWith(LAG);
  await revenue();
  const text = workspaceWith([LAG]).replace('sum(orders.amount),', '2 * sum(orders.amount),');
  writeFileSync(join(folder, 'plumbline.yaml'), text);
  await center.adoptFolder(SYSTEM);
  expect(await revenue()).toEqual(['2315.50', 'miss']);
});
