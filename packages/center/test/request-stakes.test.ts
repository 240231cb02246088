import { expect, test } from 'vitest';
import type { Principal } from '../src/index.ts';
import { julyShop, publish, SALES } from './july-shop.ts';
import { ANA, BO, FAY, VIC } from './reviewed-shop.ts';

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
  const touched = [{ period: '2024-06', metrics: ['revenue', 'basket'], more: 0 }];
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
  expect(found?.stakes.settled).toEqual([{ period: '2024-06', metrics: ['revenue'], more: 0 }]);
});

test('open tasks and comments are told of what changes and of what is made of it, without those taken back', async () => {
  const { center, edit, files } = await julyShop();
  const metric = (id: string) => ({ kind: 'metric', id }) as const;
  const [revenue, basket, other] = [metric('revenue'), metric('basket'), metric('order_count')] as const;
  await center.tasks.create(ANA, { title: 'Check returns', owner: 'bo', subject: revenue });
  const done = await center.tasks.create(ANA, { title: 'Asked', owner: 'bo', subject: revenue });
  await center.tasks.change(ANA, { number: done?.number ?? 0, revision: 1 }, { state: 'done' });
  await center.tasks.create(ANA, { title: 'Elsewhere', owner: 'bo', subject: other });
  const said = await center.comments.add(ANA, revenue, { body: 'why?' });
  await center.comments.add(BO, revenue, { body: 'so.' });
  await center.comments.remove(ANA, revenue, said?.id ?? 0);
  for (const body of ['a', 'b', 'c']) await center.comments.add(BO, basket, { body });
  edit('metrics/sales.yaml', 'formula: sum(orders.amount)', 'formula: sum(orders.amount) * 2');
  const { request } = await center.changeRequests.propose(ANA, await files());
  const stakesOf = async () => (await center.changeRequests.find(VIC, request ?? 0))?.stakes;
  expect(await stakesOf()).toEqual({
    settled: [],
    tasks: 1,
    comments: 4,
    talk: [
      { metric: 'revenue', tasks: 1, comments: 1 },
      { metric: 'basket', tasks: 0, comments: 3 },
    ],
  });
  await center.changeRequests.withdraw(ANA, { number: request ?? 0, revision: 1 });
  // Who did nothing of it does not see it any more.
  expect((await center.changeRequests.find(ANA, request ?? 0))?.stakes.talk).toEqual([]);
});

test('a name or a note alone restates nothing, and is not told of what is made of it', async () => {
  const { center, edit, files } = await julyShop();
  await center.closes.lock(FAY, '2024-06');
  await center.comments.add(BO, { kind: 'metric', id: 'revenue' }, { body: 'named badly' });
  await center.comments.add(BO, { kind: 'metric', id: 'basket' }, { body: 'apart' });
  edit('metrics/sales.yaml', 'en: Revenue', 'en: Takings');
  const { request } = await center.changeRequests.propose(ANA, await files(), { effectiveFrom: 'beginning' });
  expect((await center.changeRequests.find(FAY, request ?? 0))?.stakes).toEqual({
    settled: [],
    tasks: 0,
    comments: 1,
    talk: [{ metric: 'revenue', tasks: 0, comments: 1 }],
  });
});

const stakesAsked = async (
  sales: string,
  wish: { effectiveFrom?: string },
  change: readonly [string, string],
) => {
  const { center, edit, files } = await julyShop({ 'metrics/sales.yaml': sales });
  await center.closes.lock(FAY, '2024-06');
  const path = sales.includes(change[0]) ? 'metrics/sales.yaml' : 'plumbline.yaml';
  edit(path, ...change);
  const { request, diagnostics } = await center.changeRequests.propose(ANA, await files(), wish);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return (await center.changeRequests.find(FAY, request ?? 0))?.stakes.settled;
};

test('what was made of it by the formula of that time is named, whatever its formula is now', async () => {
  const basket = [
    '  - name: basket',
    '    label: {zh: 客单价, en: Basket}',
    '    formula: sum(orders.amount) / order_count',
    '    effective: 2024-07-01',
    '    versions: [{effective: 0001-01-01, formula: revenue / order_count}]',
    '',
  ];
  const sales = SALES.replace(/ {2}- \{name: basket.*\n/, basket.join('\n'));
  const change = ['formula: sum(orders.amount)', 'formula: sum(orders.amount) * 2'] as const;
  expect(await stakesAsked(sales, { effectiveFrom: 'beginning' }, change)).toEqual([
    { period: '2024-06', metrics: ['revenue', 'basket'], more: 0 },
  ]);
});

test('a relationship restates what goes through it; who signs restates nothing', async () => {
  const chairs =
    "  - {name: chairs, label: {zh: 椅子, en: Chairs}, formula: sum(orders.amount) where products.category = 'chairs'}\n";
  const required = ['to_columns: [product_id]}', 'to_columns: [product_id], required: true}'] as const;
  expect(await stakesAsked(`${SALES}${chairs}`, {}, required)).toEqual([
    { period: '2024-06', metrics: ['chairs'], more: 0 },
  ]);
  const review = ['review: one', 'review: two_signatures'] as const;
  expect(await stakesAsked(SALES, {}, review)).toEqual([]);
  const zone = ['timezone: UTC', 'timezone: Asia/Shanghai'] as const;
  expect(await stakesAsked(SALES, {}, zone)).toEqual([
    { period: '2024-06', metrics: ['basket', 'order_count', 'revenue'], more: 0 },
  ]);
});

test('of many metrics in a lock twenty are named, and the rest is counted', async () => {
  const many = Array.from(
    { length: 30 },
    (_, at) => `  - {name: more_${at}, label: {zh: 第${at}, en: No ${at}}, formula: revenue * ${at + 2}}\n`,
  );
  const change = ['formula: sum(orders.amount)', 'formula: sum(orders.amount) / 2'] as const;
  const [settled] =
    (await stakesAsked(`${SALES}${many.join('')}`, { effectiveFrom: 'beginning' }, change)) ?? [];
  expect([settled?.metrics[0], settled?.metrics.length, settled?.more]).toEqual(['revenue', 20, 12]);
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
  await center.comments.add(BO, { kind: 'metric', id: 'basket' }, { body: 'between us' });
  await center.tasks.create(BO, { title: 'Check', owner: 'bo', subject: { kind: 'metric', id: 'basket' } });
  expect((await center.changeRequests.find(VIC, request ?? 0))?.stakes).toMatchObject({
    tasks: 0,
    comments: 0,
    talk: [],
  });
  expect((await center.changeRequests.find(FAY, request ?? 0))?.stakes).toMatchObject({
    tasks: 1,
    comments: 1,
  });
  expect(await settledOf(FAY)).toEqual([{ period: '2024-06', metrics: ['revenue', 'basket'], more: 0 }]);
  expect(await settledOf(VIC)).toEqual([{ period: '2024-06', metrics: ['revenue'], more: 0 }]);
});

test('who asked and may not read it any more is not told by the stakes whether figures would change', async () => {
  const rules = (analyst: string) =>
    [
      'policies:',
      '  - {name: all, roles: [steward, business_owner, viewer], open: [orders, products]}',
      `  - {name: some, roles: [analyst], open: [orders, products]${analyst}}`,
      '',
    ].join('\n');
  const { center, edit, files } = await julyShop({ 'policies.yaml': rules('') });
  await center.closes.lock(FAY, '2024-06');
  await center.comments.add(BO, { kind: 'metric', id: 'revenue' }, { body: 'why?' });
  edit('metrics/sales.yaml', 'formula: sum(orders.amount)', 'formula: sum(orders.amount) * 2');
  const { request } = await center.changeRequests.propose(ANA, await files(), { effectiveFrom: 'beginning' });
  const stakesOf = async (who: Principal) => (await center.changeRequests.find(who, request ?? 0))?.stakes;
  expect(await stakesOf(ANA)).toMatchObject({ settled: [{ period: '2024-06' }], comments: 1 });
  edit('metrics/sales.yaml', 'formula: sum(orders.amount) * 2', 'formula: sum(orders.amount)');
  edit('policies.yaml', rules(''), rules(', metrics: {deny: [revenue]}'));
  await publish(center, await files(), undefined, FAY);
  expect(await stakesOf(ANA)).toEqual({ settled: [], tasks: 0, comments: 0, talk: [] });
  expect(await stakesOf(FAY)).toMatchObject({ settled: [{ period: '2024-06' }], comments: 1 });
});
