import { expect, test } from 'vitest';
import type { Principal } from '../src/index.ts';
import { julyShop } from './july-shop.ts';
import { ANA, BO, FAY, reviewedShop, VIC } from './reviewed-shop.ts';
import { NET } from './trebled-revenue.ts';

test('a request names the locked periods that it would restate, and no others, until it is decided', async () => {
  const { center, edit, files } = await julyShop();
  await center.closes.lock(FAY, '2024-06');
  const settledOf = async (who: Principal, number: number | null) =>
    (await center.changeRequests.find(who, number ?? 0))?.stakes.settled;
  const ask = async (effectiveFrom?: string) => {
    const wish = effectiveFrom === undefined ? {} : { effectiveFrom };
    return (await center.changeRequests.propose(ANA, await files(), wish)).request;
  };
  edit('metrics/sales.yaml', 'formula: sum(orders.amount)', 'formula: sum(orders.amount) * 2');
  const touched = [{ period: '2024-06', metrics: ['basket', 'revenue'] }];
  const always = await ask('beginning');
  expect(await settledOf(FAY, always)).toEqual(touched);
  expect(await settledOf(FAY, await ask('2024-06-30'))).toEqual(touched);
  expect(await settledOf(FAY, await ask('2024-07-01'))).toEqual([]);
  edit('metrics/sales.yaml', 'en: Revenue', 'en: Takings');
  edit('metrics/sales.yaml', 'formula: sum(orders.amount) * 2', 'formula: sum(orders.amount)');
  expect(await settledOf(FAY, await ask('beginning'))).toEqual([]);
  await center.changeRequests.sign(BO, { number: always ?? 0, revision: 1 }, { side: 'business' });
  expect(await settledOf(FAY, always)).toEqual([]);
});

test('what a formula says holds from a day on; what is counted without rows is another one in every period', async () => {
  const { center, edit, files } = await julyShop();
  await center.closes.lock(FAY, '2024-06', { metrics: ['revenue'] });
  edit('metrics/sales.yaml', 'formula: sum(orders.amount)', 'empty: zero, formula: sum(orders.amount)');
  const { request } = await center.changeRequests.propose(ANA, await files(), {
    effectiveFrom: '2024-08-01',
  });
  const found = await center.changeRequests.find(FAY, request ?? 0);
  expect(found?.changes[0]?.aspects.map(({ aspect }) => aspect)).toContain('empty');
  expect(found?.stakes.settled).toEqual([{ period: '2024-06', metrics: ['revenue'] }]);
});

test('open tasks and comments about what changes are counted, for whoever sees the metric', async () => {
  const { center, edit, files } = await reviewedShop('one');
  const revenue = { kind: 'metric', id: 'revenue' } as const;
  const other = { kind: 'metric', id: 'order_count' } as const;
  await center.tasks.create(ANA, { title: 'Check returns', owner: 'bo', subject: revenue });
  const done = await center.tasks.create(ANA, { title: 'Asked', owner: 'bo', subject: revenue });
  await center.tasks.change(ANA, { number: done?.number ?? 0, revision: 1 }, { state: 'done' });
  await center.tasks.create(ANA, { title: 'Elsewhere', owner: 'bo', subject: other });
  await center.comments.add(ANA, revenue, { body: 'why?' });
  await center.comments.add(BO, revenue, { body: 'so.' });
  edit('metrics/sales.yaml', 'sum(orders.amount)', NET);
  const { request } = await center.changeRequests.propose(ANA, await files());
  const found = await center.changeRequests.find(VIC, request ?? 0);
  expect(found?.stakes).toEqual({ settled: [], tasks: 1, comments: 2 });
});

test('of a metric that is made of what changes, and that is hidden from the reader, no lock tells', async () => {
  const hiding = [
    'policies:',
    '  - {name: all, roles: [analyst, steward, business_owner], open: [orders, products]}',
    '  - {name: some, roles: [viewer], open: [orders, products], metrics: {deny: [basket]}}',
    '',
  ];
  const { center, edit, files } = await julyShop({ 'policies.yaml': hiding.join('\n') });
  await center.closes.lock(FAY, '2024-06');
  edit('metrics/sales.yaml', 'formula: sum(orders.amount)', 'formula: sum(orders.amount) * 2');
  const { request } = await center.changeRequests.propose(ANA, await files(), { effectiveFrom: 'beginning' });
  const settledOf = async (who: Principal) =>
    (await center.changeRequests.find(who, request ?? 0))?.stakes.settled;
  expect(await settledOf(FAY)).toEqual([{ period: '2024-06', metrics: ['basket', 'revenue'] }]);
  expect(await settledOf(VIC)).toEqual([{ period: '2024-06', metrics: ['revenue'] }]);
});
