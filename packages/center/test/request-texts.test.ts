import { describe, expect, test } from 'vitest';
import { type DefinitionEdit, type Principal, SYSTEM } from '../src/index.ts';
import { ADA, ANA, BO, FAY, refusal, reviewedShop } from './reviewed-shop.ts';

/** Sees what an analyst sees, and has a part in what comes by them. */
const REP: Principal = {
  user: 'rep',
  roles: ['reporter'],
  capabilities: new Set(['read', 'query', 'propose', 'sign_business']),
};
const policies = (denied: string) =>
  'policies: [{name: all, roles: [analyst, steward, business_owner, viewer], open: [orders, products]}, ' +
  `{name: some, roles: [reporter], open: [orders, products], metrics: {deny: [${denied}]}}]\n`;
const HIDES_COUNT = policies('order_count');
const metrics = (...lines: readonly string[]) =>
  `metrics:\n${lines.map((line) => `  - {${line}}\n`).join('')}`;
const edit = (text: string, base = 1, name: string | null = 'goods'): DefinitionEdit => ({
  ...{ kind: 'metric', name, base },
  says: { yaml: text },
});

async function shop(more: Readonly<Record<string, string>> = {}) {
  const found = await reviewedShop('one', {
    'policies.yaml': HIDES_COUNT,
    'metrics/goods.yaml': metrics('name: goods, label: {zh: 商品, en: Goods}, formula: count(orders)'),
    ...more,
  });
  await found.center.people.users.create(
    { login: 'rep', displayName: 'rep', roles: ['reporter'] },
    { by: 'system', now: new Date('2024-03-11T08:00:00Z') },
  );
  return found;
}

/** Puts a text for `goods` into a request of an analyst. */
async function asked(center: Awaited<ReturnType<typeof shop>>['center'], text: string) {
  const { request, diagnostics } = await center.edits.propose(ANA, [edit(text)], { title: 'a wish' });
  if (request === null) throw new Error(JSON.stringify(diagnostics));
  return request;
}

describe('what a request quotes', () => {
  test('is not read by somebody from whom it is hidden: replacement, plan, past formula', async () => {
    const { center } = await shop();
    const own = 'name: goods\nformula: count(orders)\n';
    const quoting = [
      `${own}deprecated: {replacement: order_count}`,
      `${own}plans: {target: order_count}`,
      `${own}effective: 2024-02-01\nversions: [{effective: 2020-01-01, formula: order_count * 1}]`,
    ];
    for (const text of quoting) {
      const number = await asked(center, text);
      expect(await center.changeRequests.find(REP, number), text).toBe(null);
      expect(
        await center.edits.written(REP, { kind: 'metric', name: 'goods' }, { request: number }),
        text,
      ).toBe(null);
      expect(
        (await center.edits.written(ANA, { kind: 'metric', name: 'goods' }, { request: number }))?.body,
      ).toMatchObject({
        name: 'goods',
      });
    }
    expect(await center.changeRequests.list(REP)).toEqual([]);
    const open = await asked(center, 'name: goods\nformula: count(orders) * 2');
    expect((await center.changeRequests.list(REP)).map(({ number }) => number)).toEqual([open]);
    expect(
      (await center.edits.written(REP, { kind: 'metric', name: 'goods' }, { request: open }))?.yaml,
    ).toContain('* 2');
  });

  test('is not told either to somebody who had a part in an earlier revision', async () => {
    const { center } = await shop();
    const number = await asked(center, 'name: goods\nformula: count(orders) * 2');
    await center.changeRequests.requestChanges(REP, { number, revision: 1 }, 'twice?');
    const text = 'name: goods\nformula: count(orders) * 3\ndeprecated: {replacement: order_count}';
    await center.edits.revise(ANA, { number, revision: 1 }, [edit(text)]);
    const found = await center.changeRequests.find(REP, number);
    expect(found).toMatchObject({
      revision: 2,
      changes: [
        {
          ...{ id: 'goods', isWithheld: true, aspects: [], unchanged: [] },
          label: { zh: '商品', en: 'Goods' },
          written: { before: null, after: null },
        },
      ],
    });
    expect(JSON.stringify(found?.changes)).not.toContain('order_count');
    expect(await center.edits.written(REP, { kind: 'metric', name: 'goods' }, { request: number })).toBe(
      null,
    );
    expect((await center.changeRequests.find(ANA, number))?.changes[0]).toMatchObject({ isWithheld: false });
  });

  test('what somebody has written for later since is withheld beside a wish of one’s own', async () => {
    const { center } = await shop();
    const wish = [edit('name: goods\nformula: count(orders) * 2')];
    const { request: mine } = await center.edits.propose(REP, wish);
    const later = [edit('name: goods\nformula: count(orders) * 77')];
    const { request: theirs } = await center.edits.propose(ANA, later, { effectiveFrom: '2030-01-01' });
    const read = { number: theirs ?? 0, revision: 1 };
    await center.changeRequests.sign(BO, read, { side: 'business' });
    const found = await center.changeRequests.find(REP, mine ?? 0);
    expect(found?.changes).toMatchObject([{ isWithheld: true, label: { zh: '商品', en: 'Goods' } }]);
    expect(JSON.stringify(found)).not.toContain('77');
    // It can be taken back all the same.
    expect((await center.changeRequests.withdraw(REP, { number: mine ?? 0, revision: 1 })).kind).toBe('done');
  });

  test('a hidden metric has no comparison, and its name is as unknown as any', async () => {
    const { center } = await shop();
    const number = await asked(center, 'name: goods\nformula: count(orders) * 2');
    for (const metric of ['order_count', 'nothing'])
      expect(await refusal(center.changeRequests.compare(REP, number, { metric }))).toBe(
        'change/unknown-metric',
      );
    expect((await center.changeRequests.compare(REP, number, { metric: 'revenue' }))?.metric).toBe('revenue');
  });
});

test('definitions for later move no figure and no name beside a request for whom they are not', async () => {
  const { center } = await shop({ 'metrics/wares.yaml': metrics('name: wares, formula: count(orders)') });
  const wish = edit('name: wares\nformula: goods * 2', 1, 'wares');
  const { request, diagnostics } = await center.edits.propose(ANA, [wish]);
  expect([request, diagnostics]).toEqual([1, []]);
  const later = [edit('name: goods\nlabel: {zh: 秘密, en: Secret}\nformula: count(orders) * 77')];
  const { request: theirs } = await center.edits.propose(ANA, later, { effectiveFrom: '2030-01-01' });
  await center.changeRequests.sign(BO, { number: theirs ?? 0, revision: 1 }, { side: 'business' });
  const total = async (who: Principal, metric: string) =>
    (await center.changeRequests.compare(who, request ?? 0, { metric }))?.total?.after;
  expect([await total(REP, 'goods'), await total(REP, 'wares')]).toEqual(['4', '8']);
  expect([await total(ADA, 'goods'), await total(ADA, 'wares')]).toEqual(['308', '616']);
  const told = async (who: Principal) => JSON.stringify(await center.changeRequests.find(who, request ?? 0));
  expect(await told(REP)).toContain('Goods');
  expect(await told(REP)).not.toContain('Secret');
  expect(await told(ADA)).toContain('Secret');
});

test('a comparison that is withheld on one side is called as the side that is shown', async () => {
  const { center } = await shop({
    'metrics/more.yaml': metrics('name: hidden, label: {zh: 旧名, en: Old name}, formula: order_count * 1'),
  });
  const compared = async (number: number, metric: string) => {
    const found = await center.changeRequests.compare(REP, number, { metric });
    return { label: found?.label.en, before: found?.total?.before, after: found?.total?.after };
  };
  const number = await asked(center, 'name: goods\nformula: count(orders) * 2');
  await center.changeRequests.requestChanges(REP, { number, revision: 1 }, 'twice?');
  const secret = 'name: goods\nlabel: {zh: 新名, en: New name}\nformula: order_count * 3';
  expect((await center.edits.revise(ANA, { number, revision: 1 }, [edit(secret)])).kind).toBe('done');
  expect(await compared(number, 'goods')).toEqual({ label: 'Goods', before: '4', after: null });
  // The other way round: what it was is hidden, what it is to be is not.
  const open = 'name: hidden\nlabel: {zh: 公开, en: Open name}\nformula: count(orders) * 5';
  const both = [edit('name: goods\nformula: count(orders) * 4'), edit(open, 1, 'hidden')];
  const always = { effectiveFrom: 'beginning' };
  expect(await center.edits.revise(ANA, { number, revision: 2 }, both, always)).toMatchObject({
    kind: 'done',
  });
  expect(await compared(number, 'hidden')).toEqual({ label: 'Open name', before: null, after: '20' });
});

test('policies for later open no request and no figure before their day', async () => {
  const found = await shop({
    'policies.yaml':
      'policies: [{name: all, roles: [analyst, steward, business_owner, viewer], open: [orders, products]}, ' +
      '{name: some, roles: [reporter], open: [products], dataset: orders, where: "orders.product_id = 10", metrics: {deny: [order_count]}}]\n',
  });
  const { center } = found;
  found.edit('policies.yaml', ', metrics: {deny: [order_count]}', '');
  found.edit(
    'policies.yaml',
    'open: [products], dataset: orders, where: "orders.product_id = 10"',
    'open: [orders, products]',
  );
  const later = await center.changeRequests.propose(FAY, await found.files(), {
    effectiveFrom: '2030-01-01',
  });
  await center.changeRequests.sign(BO, { number: later.request ?? 0, revision: 1 }, { side: 'business' });
  const count = {
    kind: 'metric' as const,
    name: 'order_count',
    base: 1,
    says: { yaml: 'name: order_count\nformula: count(orders) * 2' },
  };
  const closed = await center.edits.propose(ANA, [count]);
  const { request } = await center.edits.propose(ANA, [
    {
      kind: 'metric',
      name: 'revenue',
      base: 1,
      says: { yaml: 'name: revenue\nformula: sum(orders.amount) * 2' },
    },
  ]);
  expect((await center.changeRequests.list(REP)).map(({ number }) => number)).toEqual([request]);
  expect(await center.changeRequests.find(REP, closed.request ?? 0)).toBe(null);
  const { total, scope } = (await center.changeRequests.compare(REP, request ?? 0)) ?? {};
  expect([total?.before, total?.after, scope]).toEqual(['107.25', '214.50', 'partial']);
  const whole = await center.changeRequests.compare(ADA, request ?? 0);
  expect([whole?.total?.before, whole?.total?.after]).toEqual(['1157.75', '2315.50']);
});

test('parts of a change that tell a hidden past are dropped from what it did', async () => {
  const past =
    'name: goods, formula: count(orders), effective: 2024-02-01, versions: [{effective: 2020-01-01, formula: order_count * 1}]';
  const { center } = await reviewedShop('self', {
    // What no policy names is no more seen than what one denies, and a formula over it is still read.
    'policies.yaml': HIDES_COUNT.replace('deny: [order_count]', 'allow: [goods, other]'),
    'metrics/goods.yaml': metrics(past, 'name: other, formula: count(orders)'),
  });
  const rep: Principal = { ...REP, capabilities: new Set(['read', 'query', 'propose', 'apply']) };
  const change = (name: string) => edit(`name: ${name}\nformula: count(orders) * 2`, 1, name);
  expect(
    JSON.stringify((await center.edits.propose(SYSTEM, [change('goods')], { dryRun: true })).changes),
  ).toContain('formula');
  const done = await center.edits.propose(rep, [change('goods'), change('other')]);
  expect(done.isApplied).toBe(true);
  expect(JSON.stringify(done)).not.toContain('order_count');
  expect(done.changes.map(({ id, parts }) => [id, parts.length > 0])).toEqual([
    ['goods', false],
    ['other', true],
  ]);
});
