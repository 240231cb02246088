import { describe, expect, test } from 'vitest';
import { type Principal, SYSTEM } from '../src/index.ts';
import { ANA, BO, FAY, refusal, reviewedShop, VIC } from './reviewed-shop.ts';
import { NET, trebled } from './trebled-revenue.ts';

describe('what a request tells', () => {
  test('changes by meaning: what is only written otherwise is none', async () => {
    const { center, edit, files } = await reviewedShop('one', {
      'metrics/more.yaml':
        'metrics:\n  - {name: basket, label: {zh: 客单价, en: Basket}, formula: revenue / order_count}\n  - {name: same, formula: "revenue+revenue*0"}\n',
    });
    edit(
      'metrics/more.yaml',
      'revenue / order_count',
      "(revenue where products.category = 'chairs') / (order_count + 1)",
    );
    edit('metrics/more.yaml', '客单价', '平均客单价');
    edit('metrics/more.yaml', 'revenue+revenue*0', 'revenue + (revenue * 0)');
    const { request } = await center.changeRequests.propose(ANA, await files());
    const found = await center.changeRequests.find(ANA, request ?? 0);
    const [basket, same] = found?.changes ?? [];
    expect(basket).toMatchObject({ id: 'basket', change: 'changed', isCosmetic: false, base: 1 });
    expect(basket?.aspects.map(({ aspect, before, after }) => [aspect, before?.zh, after?.zh])).toEqual([
      ['formula', '[收入] / [订单数]', "([收入] where products.category = 'chairs') / ([订单数] + 1)"],
      ['numerator', '[收入]', "[收入] where products.category = 'chairs'"],
      ['denominator', '[订单数]', '[订单数] + 1'],
      ['label', '客单价', '平均客单价'],
    ]);
    expect(basket?.unchanged.map(({ aspect }) => aspect)).toContain('unit');
    expect(same).toMatchObject({ id: 'same', isCosmetic: true, aspects: [] });
  });

  test('words that change in one language are told to readers of the other in both', async () => {
    const { center, edit, files } = await reviewedShop('one');
    edit('metrics/sales.yaml', 'gross of VAT', 'with VAT');
    edit('metrics/sales.yaml', '订单数', '单数');
    const { request } = await center.changeRequests.propose(ANA, await files());
    const changes = (await center.changeRequests.find(ANA, request ?? 0))?.changes ?? [];
    const told = changes.flatMap(({ aspects }) => aspects.map(({ before, after }) => [before, after]));
    expect(told).toEqual([
      [
        { zh: '订单数', en: 'Order count | 订单数' },
        { zh: '单数', en: 'Order count | 单数' },
      ],
      [
        { zh: '含税｜gross of VAT', en: 'gross of VAT' },
        { zh: '含税｜with VAT', en: 'with VAT' },
      ],
    ]);
  });

  test('impact: metrics direct and through others, views, dashboards and followers, with names', async () => {
    const { center, edit, files } = await reviewedShop('one', {
      'metrics/more.yaml':
        'metrics:\n  - {name: basket, label: {zh: 客单价, en: Basket}, formula: revenue / order_count}\n  - {name: index, formula: basket / 100}\n',
    });
    const body = { metrics: ['index'], rows: [], columns: [], where: null };
    const { id } = await center.kept.create(ANA, 'view', { name: 'v', isShared: true, body });
    const own = await center.kept.create(BO, 'view', { name: 'mine', isShared: false, body });
    await center.follow(BO, ['revenue']);
    edit('metrics/sales.yaml', 'sum(orders.amount)', NET);
    const { request } = await center.changeRequests.propose(ANA, await files());
    const found = await center.changeRequests.find(ANA, request ?? 0);
    const views = [
      { kind: 'view', id, label: { zh: 'v', en: 'v' }, isDirect: false },
      // Counted, but whoever it belongs to named it for nobody else.
      { kind: 'view', id: own.id, label: null, isDirect: false },
    ];
    expect(found?.impact).toEqual([
      { kind: 'follow', id: 'bo', label: null, isDirect: true },
      { kind: 'metric', id: 'basket', label: { zh: '客单价', en: 'Basket' }, isDirect: true },
      { kind: 'metric', id: 'index', label: { zh: 'index', en: 'index' }, isDirect: false },
      ...views.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    ]);
  });

  test('figures by both definitions over the same rows', async () => {
    const { changeRequests, number, finance, business } = await trebled('2024-03-01');
    const expected = {
      metric: 'revenue',
      label: { zh: '收入', en: 'Revenue' },
      periods: [
        { period: '2024-01-01', before: '150.50', after: '451.50', difference: '301.00' },
        { period: '2024-02-01', before: '1007.25', after: '3021.75', difference: '2014.50' },
      ],
      total: { period: null, before: '1157.75', after: '3473.25', difference: '2315.50' },
      diagnostics: [],
    };
    expect(await changeRequests.compare(VIC, number)).toMatchObject(expected);
    expect(await refusal(changeRequests.compare(VIC, number, { metric: 'nothing' }))).toBe(
      'change/unknown-metric',
    );
    expect(await changeRequests.compare(VIC, 9)).toBe(null);
    await finance(FAY);
    await business(BO);
    expect(await changeRequests.compare(VIC, number)).toMatchObject(expected);
  });

  test('people are called by name; nobody is called who is not there', async () => {
    const { center, changeRequests, number } = await trebled();
    expect(await refusal(changeRequests.comment(BO, number, { body: 'x', mentions: ['nobody'] }))).toBe(
      'change/unknown-person',
    );
    expect(await refusal(changeRequests.comment(VIC, number, { body: 'x' }))).toBe('store/not-allowed');
    await changeRequests.comment(BO, number, { body: 'why three times?', mentions: ['ana'] });
    expect((await changeRequests.find(VIC, number))?.comments).toMatchObject([
      { body: 'why three times?', author: 'bo', mentions: ['ana'] },
    ]);
    expect((await center.audit.read(SYSTEM, { limit: 100 })).at(-1)).toMatchObject({ action: 'comment/add' });
  });

  test('whoever may not see a metric sees no request about it: change/closed-definitions', async () => {
    const hidden = '{name: some, roles: [reporter], open: [orders, products], deny: [orders.amount]}';
    const shop = await reviewedShop('one');
    shop.edit('policies.yaml', 'policies: [', `policies: [${hidden}, `);
    const { center } = shop;
    const { request } = await center.changeRequests.propose(ANA, await shop.files());
    const read = { number: request ?? 0, revision: 1 };
    await center.changeRequests.sign(FAY, read, { side: 'finance' });
    shop.edit('metrics/sales.yaml', 'sum(orders.amount)', NET);
    await center.changeRequests.propose(ANA, await shop.files());
    shop.edit('metrics/sales.yaml', NET, 'sum(orders.amount)');
    shop.edit('metrics/sales.yaml', 'formula: count(orders)', 'formula: count(orders) * 2');
    await center.changeRequests.propose(ANA, await shop.files());
    const reporter: Principal = { user: 'rep', roles: ['reporter'] };
    const seen = async (who: Principal) =>
      (await center.changeRequests.list(who)).map(({ number }) => number);
    expect(await seen(VIC)).toEqual([3, 2, 1]);
    expect(await seen(reporter)).toEqual([3]);
    shop.edit('metrics/sales.yaml', 'sum(orders.amount)', 'sum(orders.amount) * 3');
    await center.changeRequests.propose(ANA, await shop.files());
    expect((await center.changeRequests.list(reporter, { limit: 1 })).length).toBe(1);
    expect(await center.changeRequests.find(reporter, 2)).toBe(null);
    const asking: Principal = { ...reporter, capabilities: new Set(['read', 'query', 'propose']) };
    expect(await refusal(center.changeRequests.propose(asking, await shop.files()))).toBe(
      'change/closed-definitions',
    );
  });
});
