import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Center, SYSTEM } from '../src/index.ts';
import { ANA, BO, FAY, refusal, reviewedShop, VIC } from './reviewed-shop.ts';

const MORE = {
  'metrics/more.yaml': 'metrics: [{name: basket, formula: revenue / order_count}]\n',
};

const marks = (center: Center, metric: string) => center.metric(VIC, metric)?.marks;

async function published(shop: Awaited<ReturnType<typeof reviewedShop>>): Promise<void> {
  const { request } = await shop.center.changeRequests.propose(ANA, await shop.files());
  const read = { number: request ?? 0, revision: 1 };
  await shop.center.changeRequests.sign(BO, read, { side: 'business' });
}

test('a metric drifts when a formula below it changes, until somebody confirms it', async () => {
  const shop = await reviewedShop('one', MORE);
  const { center, edit, clock } = shop;
  clock.now = '2024-03-12T08:00:00Z';
  edit('metrics/sales.yaml', 'zh: 收入', 'zh: 营业收入');
  await published(shop);
  expect(marks(center, 'basket')).toEqual([]);
  clock.now = '2024-03-13T08:00:00Z';
  edit('metrics/sales.yaml', 'sum(orders.amount)', 'sum(orders.amount) * 3');
  await published(shop);
  expect([marks(center, 'basket'), marks(center, 'revenue')]).toEqual([['drifted'], []]);
  const { result } = await center.query(VIC, { metrics: ['basket', 'revenue'] });
  expect(result?.columns.map(({ marks }) => marks)).toEqual([['drifted'], undefined]);
  const standing = await center.changeRequests.standing(SYSTEM, 'basket');
  expect(standing?.steps).toMatchObject([
    {
      event: 'drift',
      actor: 'system',
      details: {
        causes: [{ kind: 'metric', id: 'revenue', was: 'sum(orders.amount)', is: 'sum(orders.amount) * 3' }],
      },
    },
  ]);
  expect(await refusal(center.changeRequests.confirm(BO, 'basket'))).toBe('store/not-allowed');
  clock.now = '2024-03-14T08:00:00Z';
  expect(await center.changeRequests.confirm(FAY, 'basket', 'as agreed')).toMatchObject({ marks: [] });
  expect(await refusal(center.changeRequests.confirm(FAY, 'basket'))).toBe('change/wrong-step');
  expect(await center.changeRequests.confirm(FAY, 'nothing')).toBe(null);
  expect((await center.audit.read(SYSTEM, { limit: 100 })).map(({ action }) => action)).toContain(
    'definition/confirm',
  );
});

test('a metric drifts when a column that it reads is renamed, and settles when it is back', async () => {
  const shop = await reviewedShop('one', MORE);
  const { center, folder } = shop;
  const orders = (column: string) =>
    writeFileSync(
      join(folder, 'data/orders.csv'),
      `order_id,product_id,ordered_on,${column}\n1,10,2024-01-05,100.00\n`,
    );
  orders('total');
  await refusal(center.load(SYSTEM));
  expect(['revenue', 'basket', 'order_count'].map((metric) => marks(center, metric))).toEqual([
    ['drifted'],
    ['drifted'],
    [],
  ]);
  expect((await center.changeRequests.standing(SYSTEM, 'revenue'))?.steps[0]?.details).toMatchObject({
    causes: [{ kind: 'column', id: 'orders.amount', is: null }],
  });
  orders('amount');
  await center.load(SYSTEM);
  expect(marks(center, 'revenue')).toEqual([]);
  expect((await center.changeRequests.standing(SYSTEM, 'revenue'))?.steps.map(({ event }) => event)).toEqual([
    'drift',
    'settle',
  ]);
});

test('a figure that does not tie out is suspended with what is made of it, until it agrees', async () => {
  const shop = await reviewedShop('one', {
    ...MORE,
    'books.yaml':
      'metrics: [{name: booked, formula: sum(orders.amount) where orders.order_id < 5}]\nreconciliations: [{name: books, left: revenue, right: booked}]\n',
  });
  const { center, folder } = shop;
  const orders = (last: string) =>
    writeFileSync(
      join(folder, 'data/orders.csv'),
      `order_id,product_id,ordered_on,amount\n1,10,2024-01-05,100.00\n${last},10,2024-01-06,5.00\n`,
    );
  const all = () => ['revenue', 'basket', 'booked'].map((metric) => marks(center, metric));
  expect(all()).toEqual([[], [], []]);
  orders('7');
  await center.load(SYSTEM);
  expect(all()).toEqual([['suspended'], ['suspended'], []]);
  expect((await center.changeRequests.standing(SYSTEM, 'revenue'))?.steps).toMatchObject([
    { event: 'suspend', details: { reconciliation: 'books' } },
  ]);
  orders('2');
  await center.load(SYSTEM);
  expect(all()).toEqual([[], [], []]);
});

test('a month that one side has not booked yet suspends nothing; one that both know does', async () => {
  const shop = await reviewedShop('one', {
    ...MORE,
    'books.yaml': [
      'datasets: [{name: journal, source: {files: journal.csv}, primary_key: [id], time: day, fields: [{name: amount, type: "decimal(18,2)", unit: money}]}]',
      'metrics: [{name: booked, formula: sum(journal.amount)}]',
      'reconciliations: [{name: books, left: revenue, right: booked, by: [month]}]',
      '',
    ].join('\n'),
    'journal.csv': 'id,day,amount\n1,2024-01-31,100.00\n',
    'data/orders.csv':
      'order_id,product_id,ordered_on,amount\n1,10,2024-01-05,100.00\n2,10,2024-02-20,5.00\n',
  });
  const { center, folder } = shop;
  const { result } = await center.reconcile(SYSTEM, 'books', {});
  expect(result?.rows.map((row) => row[0])).toEqual(['2024-02-01']);
  expect(marks(center, 'revenue')).toEqual([]);
  const journal = (january: string) =>
    writeFileSync(join(folder, 'journal.csv'), `id,day,amount\n1,2024-01-31,${january}\n`);
  journal('99.99');
  await center.load(SYSTEM);
  expect(marks(center, 'revenue')).toEqual(['suspended']);
  journal('100.00');
  await center.load(SYSTEM);
  expect(marks(center, 'revenue')).toEqual([]);
});

test('where nothing is reviewed nothing is watched', async () => {
  const shop = await reviewedShop('one', MORE);
  shop.edit('plumbline.yaml', 'review: one\n', '');
  await published(shop);
  shop.edit('metrics/sales.yaml', 'sum(orders.amount)', 'sum(orders.amount) * 3');
  await shop.center.apply(FAY, await shop.files());
  await shop.center.load(SYSTEM, { force: true });
  expect(marks(shop.center, 'basket')).toEqual([]);
});
