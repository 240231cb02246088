import { messageOf } from '@plumbline/diagnostics';
import { describe, expect, test } from 'vitest';
import { type Center, openSession, openWorkspace, type Principal, SYSTEM } from '../src/index.ts';
import { ANA, BO, FAY, refusal, reviewedShop, VIC } from './reviewed-shop.ts';
import { SHOP, sessionOptions, workspaceOptions } from './shop.ts';
import { temporaryFolder } from './temporary-folder.ts';

const ENDING = 'deprecated: {replacement: net_revenue, sunset: 2024-04-30}';
const SALES = `
metrics:
  - name: revenue
    label: {zh: 收入, en: Revenue}
    formula: sum(orders.amount)
  - {name: net_revenue, label: {zh: 净收入, en: Net revenue}, formula: sum(orders.amount) - 1}
  - {name: order_count, label: {zh: 订单数, en: Orders}, formula: count(orders)}
  - {name: basket, label: {zh: 客单价, en: Basket}, formula: revenue / order_count}
`;
const ended = (keys: string) =>
  SALES.replace('formula: sum(orders.amount)\n', `formula: sum(orders.amount)\n    ${keys}\n`);

async function shopWith(keys = '', review: 'one' | 'two_signatures' = 'one') {
  const shop = await reviewedShop(review, { 'metrics/sales.yaml': keys === '' ? SALES : ended(keys) });
  const ask = async (keys: string, who = ANA) => {
    const texts = new Map(await shop.files());
    texts.set('metrics/sales.yaml', keys === '' ? SALES : ended(keys));
    return shop.center.changeRequests.propose(who, texts);
  };
  const publish = async (keys: string) => {
    const { request, diagnostics } = await ask(keys);
    const read = { number: request ?? 0, revision: 1 };
    if (request === null) throw new Error(JSON.stringify(diagnostics));
    return shop.center.changeRequests.sign(BO, read, { side: 'business' });
  };
  return { ...shop, ask, publish };
}

async function told(center: Center, query: object, principal: Principal = VIC) {
  const { result, diagnostics } = await center.query(principal, query);
  return { rows: result?.rows ?? null, codes: diagnostics.map(({ code }) => code), diagnostics, result };
}

const ASKED = { metrics: ['revenue'], period: '2024-01' };

describe('a deprecated metric', () => {
  test('answers, and says in both languages until when and what to use: query/deprecated-metric', async () => {
    const { center } = await shopWith(ENDING);
    const { rows, diagnostics, result } = await told(center, ASKED);
    expect(rows).toEqual([['150.50']]);
    expect(result?.columns[0]?.marks).toEqual(['deprecated']);
    expect(diagnostics).toMatchObject([{ code: 'query/deprecated-metric', severity: 'warning' }]);
    const words = diagnostics.flatMap((one) => [messageOf(one, 'zh'), messageOf(one, 'en')]);
    expect(words).toEqual([
      '指标 revenue 已弃用，用到 2024-04-30 为止；请改用 net_revenue',
      'the metric revenue is deprecated and answers until 2024-04-30; use net_revenue',
    ]);
    expect((await told(center, { ...ASKED, metrics: ['net_revenue'] })).codes).toEqual([]);
    expect(center.metric(VIC, 'revenue')).toMatchObject({ marks: ['deprecated'] });
  });

  test('is refused after its last day with what to use; what was reported before can still be asked', async () => {
    const { center, edit, publish } = await shopWith(ENDING);
    edit('plumbline.yaml', 'today: 2024-03-11', 'today: 2024-05-01');
    await publish(ENDING);
    const { rows, diagnostics } = await told(center, ASKED);
    expect(rows).toBe(null);
    expect(diagnostics).toMatchObject([
      {
        code: 'query/retired-metric',
        params: { metric: 'revenue', last: '2024-04-30', replacement: 'net_revenue' },
        hints: [{ replace: 'net_revenue' }],
      },
    ]);
    expect((await center.rows(VIC, { metric: 'revenue' })).diagnostics).toMatchObject([
      { code: 'query/retired-metric' },
    ]);
    const byMonth = { metrics: ['order_count'], by: ['month'] };
    for (const named of [{ having: 'revenue > 1' }, { order: [{ by: 'revenue', desc: true }] }])
      expect(await told(center, { ...byMonth, ...named })).toMatchObject({
        rows: null,
        codes: ['query/retired-metric'],
      });
    expect(center.metric(VIC, 'revenue')).toMatchObject({ marks: ['retired'] });
    const then = await told(center, { ...ASKED, as_of: '2024-04-30' });
    expect(then.rows).toEqual([['150.50']]);
    expect(then.codes).toContain('query/deprecated-metric');
    expect((await told(center, { metrics: ['basket'], period: '2024-01' })).rows).toEqual([[75.25]]);
  });

  test('who still names it is told of by the check and stands in the impact', async () => {
    const { center, ask, files } = await shopWith();
    await center.follow(ANA, ['revenue']);
    const report = await ask(ENDING);
    expect(report.diagnostics).toMatchObject([
      {
        code: 'model/names-ended-metric',
        severity: 'warning',
        params: { kind: 'metric', name: 'basket', metric: 'revenue', replacement: 'net_revenue' },
      },
    ]);
    const found = await center.changeRequests.find(FAY, report.request ?? 0);
    expect(found?.impact.map(({ kind, id }) => `${kind} ${id}`)).toEqual(['follow ana', 'metric basket']);
    expect(found?.changes[0]?.aspects).toMatchObject([
      { aspect: 'ending', after: { en: 'deprecated, answers until 2024-04-30; replaced by net_revenue' } },
    ]);
    const texts = new Map(await files()).set('metrics/sales.yaml', ended(ENDING));
    expect((await center.check(SYSTEM, texts)).diagnostics).toMatchObject([
      { code: 'model/names-ended-metric', at: { kind: 'file', file: 'metrics/sales.yaml' } },
      { code: 'model/kept-ended-metric', params: { kind: 'follow', id: 'ana', metric: 'revenue' } },
    ]);
  });

  test('is the same to a folder without a server', async () => {
    const folder = temporaryFolder({ ...SHOP, 'metrics/sales.yaml': ended('retired: 2024-03-11') });
    const session = await openSession(await openWorkspace(folder, workspaceOptions(folder)), sessionOptions);
    const { result, diagnostics } = await session.query(ASKED);
    await session.close();
    expect(result).toBe(null);
    expect(diagnostics).toMatchObject([{ code: 'query/retired-metric', params: { last: '2024-03-10' } }]);
  });
});

describe('the states of the table are reached by change requests', () => {
  test('deprecated, retired, taken back: each is a step of the metric and a line of the audit log', async () => {
    const { center, publish } = await shopWith();
    const state = async () => (await center.changeRequests.standing(FAY, 'revenue'))?.state;
    expect(await state()).toBe('published');
    await publish(ENDING);
    expect(await state()).toBe('deprecated');
    await publish(`${ENDING}\n    retired: 2024-03-01`);
    expect(await state()).toBe('retired');
    expect((await told(center, ASKED)).codes).toEqual(['query/retired-metric']);
    await publish('');
    expect(await state()).toBe('published');
    expect((await told(center, ASKED)).rows).toEqual([['150.50']]);
    const standing = await center.changeRequests.standing(FAY, 'revenue');
    expect(standing?.steps.map(({ event, actor }) => [event, actor])).toEqual([
      ['deprecate', 'bo'],
      ['retire', 'bo'],
      ['reinstate', 'bo'],
    ]);
    const lines = await center.audit.read(SYSTEM, { limit: 100 });
    expect(lines.map(({ action }) => action).filter((action) => /definition\//.test(action))).toEqual([
      'definition/deprecate',
      'definition/retire',
      'definition/reinstate',
    ]);
  });

  test('nothing is retired that was not deprecated first: change/wrong-step', async () => {
    const { center, ask } = await shopWith();
    const { request, diagnostics } = await ask('retired: 2024-03-01');
    expect(request).toBe(null);
    expect(diagnostics.find(({ severity }) => severity === 'error')).toMatchObject({
      code: 'change/wrong-step',
      params: { state: 'published', event: 'retire' },
    });
    expect((await told(center, ASKED)).rows).toEqual([['150.50']]);
  });

  test('closed figures of a retired metric are still verified', async () => {
    const { center, publish } = await shopWith();
    expect(await refusal(center.closes.lock(FAY, '2024-01', { metrics: ['revenue'] }))).toBe('');
    await publish(ENDING);
    await publish(`${ENDING}\n    retired: 2024-03-01`);
    expect((await center.closes.verify(FAY)).findings).toEqual([]);
  });
});
