import { PlumblineError } from '@plumbline/diagnostics';
import { describe, expect, test } from 'vitest';
import { type Center, type Principal, SYSTEM } from '../src/index.ts';
import { ADA, ANA, BO, FAY, FRED, refusal, reviewedShop, VIC } from './reviewed-shop.ts';
import { NET, trebled } from './trebled-revenue.ts';

const MONTHS = { metrics: ['revenue'], by: ['month'] };

async function asked(center: Center, principal: Principal, query: object) {
  const { result, diagnostics } = await center.query(principal, query);
  return result?.rows ?? diagnostics.map(({ code }) => code);
}

describe('a change where two sign', () => {
  test('opens a request, and nothing is in force before both have signed', async () => {
    const { center, changeRequests, report, finance, business, number } = await trebled();
    expect(report).toMatchObject({ isApplied: false, change: null, request: 1, review: 'two_signatures' });
    expect(report.changes.map(({ kind, id }) => [kind, id])).toEqual([['metric', 'revenue']]);
    const [entry] = await changeRequests.list(VIC);
    expect(entry).toMatchObject({ number, state: 'in_review', missing: [['finance'], ['business']] });
    expect(await finance(FAY)).toMatchObject({
      kind: 'done',
      request: { state: 'in_review', missing: [['business']] },
    });
    expect(await asked(center, VIC, MONTHS)).toEqual([
      ['2024-01-01', '150.50'],
      ['2024-02-01', '1007.25'],
    ]);
    expect(await business(BO)).toMatchObject({ kind: 'done', request: { state: 'published', missing: [] } });
    expect(await asked(center, VIC, MONTHS)).toEqual([
      ['2024-01-01', '150.50'],
      ['2024-02-01', '3021.75'],
    ]);
    const found = await changeRequests.find(VIC, number);
    expect(found?.steps.map(({ event, actor, side, state }) => [event, actor, side, state])).toEqual([
      ['submit', 'ana', null, 'in_review'],
      ['sign', 'fay', 'finance', 'in_review'],
      ['sign', 'bo', 'business', 'in_review'],
      ['publish', 'bo', null, 'published'],
    ]);
    const lines = await center.audit.read(SYSTEM, { limit: 100 });
    expect(lines.map(({ action }) => action).filter((action) => /change/.test(action))).toEqual([
      'change_request/submit',
      'change_request/sign',
      'change_request/sign',
      'definitions/change-request',
      'change_request/publish',
    ]);
  });

  test('G18: a report of a period before the effective date is unchanged; restated it differs and says why', async () => {
    const { center, finance, business } = await trebled();
    const january = { metrics: ['revenue'], period: '2024-01' };
    await finance(FAY);
    await business(BO);
    expect(await asked(center, ADA, january)).toEqual([['150.50']]);
    const { result } = await center.query(ADA, { ...january, restated: true });
    expect(result?.rows).toEqual([['451.50']]);
    const { result: both } = await center.query(ADA, MONTHS);
    expect(both?.columns[1]).toMatchObject({
      version: 2,
      versions: [
        { version: 1, from: null, to: '2024-01-31' },
        { version: 2, from: '2024-02-01', to: null },
      ],
    });
    const versions = await center.metricVersions(ADA, 'revenue');
    expect(versions?.map(({ version, effectiveFrom, formula }) => [version, effectiveFrom, formula])).toEqual(
      [
        [2, '2024-02-01', NET],
        [2, null, 'sum(orders.amount)'],
        [1, null, 'sum(orders.amount)'],
      ],
    );
  });

  test('from the beginning: every period is told by the new definition', async () => {
    const { center, finance, business } = await trebled('beginning');
    await finance(FAY);
    await business(BO);
    expect(await asked(center, VIC, MONTHS)).toEqual([
      ['2024-01-01', '451.50'],
      ['2024-02-01', '3021.75'],
    ]);
  });

  test('G19: who asks never signs, administrators included; change/own-request', async () => {
    const { center, changeRequests, edit, files, finance, read } = await trebled();
    expect(await refusal(finance({ ...FAY, inPlaceOf: 'ana' }))).toBe('change/own-request');
    const asAnalyst: Principal = { ...ANA, roles: ['analyst', 'steward'] };
    expect(await refusal(finance(asAnalyst))).toBe('change/own-request');
    expect(await refusal(finance(ANA))).toBe('store/not-allowed');
    edit('metrics/sales.yaml', 'Order count', 'Orders');
    const { request } = await center.apply(ADA, await files());
    expect(request).toBe(2);
    const own = { number: request ?? 0, revision: 1 };
    for (const side of ['finance', 'business'] as const)
      expect(await refusal(changeRequests.sign(ADA, own, { side }))).toBe('change/own-request');
    expect(await refusal(changeRequests.sign(SYSTEM, read, { side: 'finance' }))).toBe(
      'change/unknown-person',
    );
  });

  test('one person gives one signature, also in the place of another: change/both-sides', async () => {
    const { business, finance } = await trebled();
    await finance(ADA);
    expect(await refusal(business(ADA))).toBe('change/both-sides');
    expect(await refusal(business({ ...ADA, inPlaceOf: 'bo' }))).toBe('change/both-sides');
    expect(await refusal(business({ ...BO, inPlaceOf: 'ada' }))).toBe('change/both-sides');
    expect(await refusal(business(FAY))).toBe('store/not-allowed');
    expect(await refusal(finance(FRED))).toBe('change/signed-already');
    expect(await refusal(business(BO))).toBe('');
    expect(await refusal(business(BO))).toBe('change/wrong-step');
  });

  test('who has signed, and who asked, go by their names', async () => {
    const { center, changeRequests, business, finance, read } = await trebled();
    const at = { by: 'ada', now: new Date('2024-03-11T08:00:00Z') };
    for (const [login, displayName] of [
      ['ada', 'Ada 王'],
      ['ana', 'Ana 李'],
    ] as const) {
      const user = await center.people.users.findByLogin(login);
      await center.people.users.update(user?.id ?? '', { displayName }, at);
    }
    await finance(ADA);
    const params = async (work: Promise<unknown>) => {
      const cause = await work.catch((reason: unknown) => reason);
      return cause instanceof PlumblineError ? cause.diagnostics[0]?.params : cause;
    };
    expect(await params(finance(FRED))).toEqual({ side: 'finance', by: 'Ada 王' });
    expect(await params(business({ ...BO, inPlaceOf: 'ana' }))).toEqual({ requester: 'Ana 李' });
    expect(await params(changeRequests.withdraw(BO, read))).toEqual({ requester: 'Ana 李' });
    const ways = (await changeRequests.find({ ...BO, inPlaceOf: 'ana' }, read.number))?.ways;
    expect(ways?.find(({ side }) => side === 'business')?.refused?.params).toEqual({ requester: 'Ana 李' });
  });

  test('two who sign one side at once: one of them is told; both sides at once publish once', async () => {
    const { center, business, finance } = await trebled();
    const both = await Promise.all([refusal(finance(FAY)), refusal(finance(FRED))]);
    expect(both.sort()).toEqual(['', 'change/signed-already']);
    const all = await Promise.all([refusal(business(BO)), refusal(business(ADA))]);
    expect(all.filter((code) => code === '')).toHaveLength(1);
    expect(
      (await center.metricVersions(ADA, 'revenue'))?.filter(({ version }) => version === 2),
    ).toHaveLength(2);
    expect(center.metric(ADA, 'revenue')).toMatchObject({ version: 2 });
  });

  test('a revision voids signatures; whoever signs has read the last one: change/revised-meanwhile', async () => {
    const { center, changeRequests, edit, files, finance, business, read } = await trebled();
    await finance(FAY);
    edit('metrics/sales.yaml', '* 3', '* 4');
    const texts = await files();
    expect(await refusal(changeRequests.revise(FRED, read, texts))).toBe('change/not-requester');
    const revised = await changeRequests.revise(ANA, read, texts, { effectiveFrom: '2024-01-01' });
    expect(revised).toMatchObject({
      kind: 'done',
      request: { revision: 2, missing: [['finance'], ['business']] },
    });
    expect(await refusal(business(BO))).toBe('change/revised-meanwhile');
    const now = { ...read, revision: 2 };
    await changeRequests.sign(FAY, now, { side: 'finance' });
    await changeRequests.sign(BO, now, { side: 'business' });
    expect(await asked(center, VIC, MONTHS)).toEqual([
      ['2024-01-01', '602.00'],
      ['2024-02-01', '4029.00'],
    ]);
  });

  test('sent back, it comes again; rejected and withdrawn it ends', async () => {
    const { changeRequests, files, read, edit, finance } = await trebled();
    expect(await refusal(changeRequests.requestChanges(VIC, read))).toBe('store/not-allowed');
    const back = await changeRequests.requestChanges(BO, read, 'why three times?');
    expect(back).toMatchObject({ request: { state: 'change_requested' } });
    expect(await refusal(finance(FAY))).toBe('change/wrong-step');
    edit('metrics/sales.yaml', '* 3', '* 5');
    expect(await changeRequests.revise(ANA, read, await files())).toMatchObject({
      request: { state: 'in_review', revision: 2 },
    });
    const now = { ...read, revision: 2 };
    expect(await refusal(changeRequests.withdraw(BO, now))).toBe('change/not-requester');
    expect(await changeRequests.reject(BO, now, 'no')).toMatchObject({ request: { state: 'rejected' } });
    expect(await refusal(changeRequests.withdraw(ANA, now))).toBe('change/wrong-step');
    expect(await changeRequests.withdraw(ANA, { number: 9, revision: 1 })).toEqual({ kind: 'gone' });
  });

  test('change/overtaken: what was published meanwhile is shown, never written over', async () => {
    const { center, changeRequests, edit, files, read, finance, business } = await trebled();
    edit('metrics/sales.yaml', NET, 'sum(orders.amount) * 2');
    const other = await changeRequests.propose(FRED, await files(), { effectiveFrom: '2024-02-01' });
    const second = { number: other.request ?? 0, revision: 1 };
    expect(await changeRequests.find(FRED, second.number)).toMatchObject({
      conflicts: [],
      impact: [{ kind: 'change_request', id: '1', isDirect: true }],
    });
    await finance(FAY);
    await business(BO);
    const late = await changeRequests.find(FRED, second.number);
    expect(late?.conflicts).toEqual([{ kind: 'metric', id: 'revenue', read: 1, version: 2 }]);
    for (const [who, side] of [
      [FAY, 'finance'],
      [BO, 'business'],
    ] as const)
      expect(await refusal(changeRequests.sign(who, second, { side }))).toBe('change/overtaken');
    expect(center.metric(ADA, 'revenue')).toMatchObject({ version: 2, formula: NET });
    expect((await changeRequests.find(ADA, second.number))?.state).toBe('in_review');
    await changeRequests.revise(FRED, second, await files(), { effectiveFrom: '2024-03-01' });
    const now = { ...second, revision: 2 };
    await changeRequests.sign(FAY, now, { side: 'finance' });
    expect(await refusal(changeRequests.sign(BO, now, { side: 'business' }))).toBe('');
    expect(await asked(center, VIC, MONTHS)).toEqual([
      ['2024-01-01', '150.50'],
      ['2024-02-01', '3021.75'],
    ]);
    expect(read.number).toBe(1);
  });

  test('the same wish of the same person is one request; files without the past ask for nothing', async () => {
    const { center, changeRequests, files, finance, business, number } = await trebled();
    const wish = { effectiveFrom: '2024-02-01' };
    expect((await changeRequests.propose(ANA, await files(), wish)).request).toBe(number);
    expect((await changeRequests.propose(BO, await files(), wish)).request).toBe(number + 1);
    await finance(FAY);
    await business(BO);
    expect(await refusal(changeRequests.propose(ANA, await files()))).toBe('change/nothing-to-change');
    expect(await center.folder(SYSTEM)).toMatchObject({ isSame: true });
    expect((await center.apply(ADA, await files())).changes).toEqual([]);
  });

  test('a dry run opens nothing, errors are told at their place, and the folder is not adopted', async () => {
    const { center, edit, files } = await reviewedShop('two_signatures');
    edit('metrics/sales.yaml', 'sum(orders.amount)', 'sum(orders.amont)');
    const broken = await center.apply(ADA, await files());
    expect(broken.diagnostics[0]).toMatchObject({ severity: 'error', at: { file: 'metrics/sales.yaml' } });
    edit('metrics/sales.yaml', 'sum(orders.amont)', NET);
    expect(await center.apply(ADA, await files(), { dryRun: true })).toMatchObject({
      request: null,
      review: 'two_signatures',
      changes: [{ id: 'revenue' }],
    });
    expect((await center.adoptFolder(SYSTEM)).kind).toBe('differs');
    expect(await center.changeRequests.list(ADA)).toEqual([]);
    expect(await refusal(center.changeRequests.propose(VIC, await files()))).toBe('store/not-allowed');
  });

  test('a draft waits for its author; a day that is none, or a deadline that has passed, is refused', async () => {
    const { center, edit, files, clock } = await reviewedShop('two_signatures');
    edit('metrics/sales.yaml', 'sum(orders.amount)', NET);
    const { changeRequests } = center;
    expect(await refusal(changeRequests.propose(ANA, await files(), { due: 'soon' }))).toBe(
      'people/wrong-day',
    );
    expect(await refusal(changeRequests.propose(ANA, await files(), { due: '2024-03-10' }))).toBe(
      'change/deadline-past',
    );
    const { request } = await changeRequests.propose(ANA, await files(), {
      isDraft: true,
      due: '2024-03-11',
    });
    clock.now = '2024-03-12T08:00:00Z';
    const read = { number: request ?? 0, revision: 1 };
    expect(await refusal(changeRequests.sign(FAY, read, { side: 'finance' }))).toBe('change/wrong-step');
    expect(await refusal(changeRequests.submit(BO, read))).toBe('change/not-requester');
    expect((await changeRequests.list(ANA))[0]).toMatchObject({ state: 'draft', isOverdue: true });
    expect(await changeRequests.submit(ANA, read)).toMatchObject({ request: { state: 'in_review' } });
    expect((await changeRequests.list(ANA, { states: ['draft'] })).length).toBe(0);
  });
});

describe('other reviews', () => {
  test('one signature of another publishes', async () => {
    const { center, edit, files } = await reviewedShop('one');
    edit('metrics/sales.yaml', 'sum(orders.amount)', NET);
    const { request } = await center.apply(FAY, await files());
    const read = { number: request ?? 0, revision: 1 };
    expect(await refusal(center.changeRequests.sign(FAY, read, { side: 'finance' }))).toBe(
      'change/own-request',
    );
    expect(await refusal(center.changeRequests.sign(FRED, read, { side: 'self' }))).toBe(
      'change/no-such-signature',
    );
    expect(await center.changeRequests.sign(BO, read, { side: 'business' })).toMatchObject({
      request: { state: 'published' },
    });
  });

  test('reviewing for oneself, drafts are used at once and say so', async () => {
    const { center, edit, files } = await reviewedShop('self', {
      'metrics/more.yaml': 'metrics: [{name: basket, formula: revenue / order_count}]\n',
    });
    const marks = async (metrics: readonly string[]) =>
      (await center.query(VIC, { metrics })).result?.columns.map(({ marks }) => marks);
    expect(await marks(['revenue', 'basket'])).toEqual([['self_reviewed'], ['self_reviewed']]);
    edit('metrics/sales.yaml', 'sum(orders.amount)', NET);
    expect(await refusal(center.changeRequests.propose(ANA, await files()))).toBe('store/not-allowed');
    const report = await center.apply(FAY, await files());
    expect(report).toMatchObject({ isApplied: true, request: 1, review: 'self' });
    expect(await marks(['revenue', 'basket', 'order_count'])).toEqual([
      ['draft'],
      ['draft'],
      ['self_reviewed'],
    ]);
    expect(center.metric(VIC, 'revenue')).toMatchObject({ marks: ['draft'], version: 2 });
    const read = { number: 1, revision: 1 };
    expect(await refusal(center.changeRequests.reject(FAY, read))).toBe('change/in-force');
    expect(await refusal(center.changeRequests.withdraw(FAY, read))).toBe('change/in-force');
    expect(await refusal(center.changeRequests.sign(BO, read, { side: 'self' }))).toBe('store/not-allowed');
    expect(await center.changeRequests.sign(FAY, read, { side: 'self' })).toMatchObject({
      request: { state: 'published' },
    });
    expect(await marks(['revenue', 'basket'])).toEqual([['self_reviewed'], ['self_reviewed']]);
  });

  test('without a review definitions are written directly, and there is nothing to ask: change/not-reviewed', async () => {
    const shop = await reviewedShop('one');
    shop.edit('plumbline.yaml', 'review: one\n', '');
    const { request } = await shop.center.apply(FAY, await shop.files());
    await shop.center.changeRequests.sign(BO, { number: request ?? 0, revision: 1 }, { side: 'business' });
    shop.edit('metrics/sales.yaml', 'sum(orders.amount)', NET);
    expect(await refusal(shop.center.changeRequests.propose(ANA, await shop.files()))).toBe(
      'change/not-reviewed',
    );
    expect(await shop.center.apply(FAY, await shop.files())).toMatchObject({
      isApplied: true,
      request: null,
      review: null,
    });
    const { result } = await shop.center.query(VIC, { metrics: ['revenue'] });
    expect(result?.columns[0]).not.toHaveProperty('marks');
  });
});
