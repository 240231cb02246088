import { describe, expect, test } from 'vitest';
import { type Principal, SYSTEM } from '../src/index.ts';
import { BOTH, julyShop, LATE, ORDERS, SALES } from './july-shop.ts';
import { ANA, BO, FAY, FRED, refusal, VIC } from './reviewed-shop.ts';
import { REVENUE, talkShop, waiting } from './talk-shop.ts';

const NET = 'sum(orders.amount) * 3';
const COUNT = { kind: 'metric', id: 'order_count' };
const BASKET = {
  'metrics/more.yaml': 'metrics: [{name: basket, formula: revenue / order_count, owner: bo}]\n',
};

describe('comments', () => {
  test('reach who is called, who follows and who owns it, once, and never who wrote', async () => {
    const { center } = await talkShop('one', BASKET);
    const basket = { kind: 'metric', id: 'basket' };
    await center.subscriptions.set(FRED, basket, true);
    await center.subscriptions.set(ANA, basket, true);
    await center.comments.add(ANA, basket, { body: 'What is in it?', mentions: ['fay', 'fred'] });
    expect(await waiting(center, FAY)).toEqual([['mention', 'basket', 'ana', 'What is in it?']]);
    expect(await waiting(center, FRED)).toEqual([['mention', 'basket', 'ana', 'What is in it?']]);
    expect(await waiting(center, BO)).toEqual([['comment', 'basket', 'ana', 'What is in it?']]);
    expect(await waiting(center, ANA)).toEqual([]);
    expect(await center.inbox.counts(FRED)).toMatchObject({ unread: 1, mentions: 1, toSign: 0 });
  });

  test('show nothing any more of what was taken back, or of what the reader does not see now', async () => {
    const { center, stu, letStu } = await talkShop();
    await letStu(['analyst']);
    await center.comments.add(ANA, REVENUE, { body: 'secret <b>reason</b>', mentions: ['stu'] });
    expect(await waiting(center, await stu())).toEqual([
      ['mention', 'revenue', 'ana', 'secret <b>reason</b>'],
    ]);
    await letStu(['strategy_office']);
    const { items } = await center.inbox.list(await stu(), { part: 'all', limit: 9 });
    expect(items).toMatchObject([{ what: 'mention', about: null, by: null, excerpt: null }]);
    expect(JSON.stringify(items)).not.toMatch(/secret|revenue|收入|ana/);
    await letStu(['analyst']);
    const said = (await center.comments.of(ANA, REVENUE))?.comments[0];
    await center.comments.remove(ANA, REVENUE, said?.id ?? 0);
    expect(await waiting(center, await stu())).toEqual([['mention', 'revenue', 'ana', null]]);
  });

  test('nobody is told of what they did not see when it happened, although they follow it', async () => {
    const { center, stu, letStu } = await talkShop();
    await letStu(['analyst']);
    await center.subscriptions.set(await stu(), REVENUE, true);
    await letStu(['strategy_office']);
    await center.comments.add(ANA, REVENUE, { body: 'x' });
    expect(await waiting(center, await stu())).toEqual([]);
  });
});

describe('change requests', () => {
  test('wait for who can sign, until they need not; who asked is told what became of it', async () => {
    const shop = await talkShop('two_signatures');
    const { center, edit, files } = shop;
    edit('metrics/sales.yaml', 'sum(orders.amount)', NET);
    const { request } = await center.changeRequests.propose(ANA, await files());
    const read = { number: request ?? 0, revision: 1 };
    for (const who of [FAY, FRED, BO])
      expect(await waiting(center, who)).toEqual([['to_sign', '1', 'ana', null]]);
    expect(await waiting(center, VIC)).toEqual([]);
    expect(await center.inbox.counts(FAY)).toMatchObject({ unread: 1, toSign: 1 });
    await center.changeRequests.sign(FAY, read, { side: 'finance' });
    expect(await waiting(center, FRED)).toEqual([]);
    expect(await waiting(center, FRED, 'done')).toEqual([['to_sign', '1', 'ana', null]]);
    expect(await waiting(center, BO)).toEqual([['to_sign', '1', 'ana', null]]);
    expect(await waiting(center, ANA)).toEqual([['request_signed', '1', 'fay', null]]);
    await center.changeRequests.sign(BO, read, { side: 'business' });
    expect(await waiting(center, ANA)).toEqual([
      ['request_published', '1', 'bo', null],
      ['request_signed', '1', 'fay', null],
    ]);
    expect(await center.inbox.counts(BO)).toMatchObject({ unread: 0, toSign: 0 });
  });

  test('that are sent back or rejected are told to who asked, with what was said there', async () => {
    const { center, edit, files } = await talkShop();
    edit('metrics/sales.yaml', 'sum(orders.amount)', NET);
    const { request } = await center.changeRequests.propose(ANA, await files());
    const read = { number: request ?? 0, revision: 1 };
    await center.changeRequests.comment(FAY, read.number, { body: 'Why three?' });
    await center.changeRequests.requestChanges(FAY, read);
    expect(await waiting(center, ANA)).toEqual([
      ['request_sent_back', '1', 'fay', null],
      ['comment', '1', 'fay', 'Why three?'],
    ]);
    expect(await waiting(center, BO)).toEqual([]);
    await center.changeRequests.revise(ANA, read, await files());
    expect(await waiting(center, BO)).toEqual([['to_sign', '1', 'ana', null]]);
    await center.changeRequests.reject(FAY, { ...read, revision: 2 });
    expect((await waiting(center, ANA))[0]).toEqual(['request_rejected', '1', 'fay', null]);
    expect(await waiting(center, BO)).toEqual([]);
  });
});

describe('a revision in review', () => {
  test('asks whoever had signed again, and nobody twice', async () => {
    const { center, edit, files } = await talkShop('two_signatures');
    edit('metrics/sales.yaml', 'sum(orders.amount)', NET);
    const { request } = await center.changeRequests.propose(ANA, await files());
    const read = { number: request ?? 0, revision: 1 };
    expect(await waiting(center, BO)).toHaveLength(1);
    await center.changeRequests.sign(FAY, read, { side: 'finance' });
    expect(await waiting(center, FAY)).toEqual([]);
    edit('metrics/sales.yaml', NET, `${NET} * 2`);
    await center.changeRequests.revise(ANA, read, await files());
    for (const who of [FAY, FRED, BO])
      expect(await waiting(center, who)).toEqual([['to_sign', '1', 'ana', null]]);
  });
});

describe('metrics', () => {
  test('tell their followers of a new version, and their owner too that they drifted', async () => {
    const { center, edit, files, clock } = await talkShop('one', BASKET);
    await center.subscriptions.set(FRED, REVENUE, true);
    clock.now = '2024-03-13T08:00:00Z';
    edit('metrics/sales.yaml', 'sum(orders.amount)', NET);
    const { request } = await center.changeRequests.propose(ANA, await files());
    await center.changeRequests.sign(FAY, { number: request ?? 0, revision: 1 }, { side: 'finance' });
    const { items } = await center.inbox.list(FRED, { part: 'all', limit: 9 });
    expect(items).toMatchObject([{ what: 'metric_published', about: REVENUE, version: 2 }]);
    expect((await waiting(center, BO)).map(([what, id]) => [what, id])).toEqual([
      ['metric_drifted', 'basket'],
    ]);
  });

  test('tell who follows them that settled history has changed, unless something is kept from them', async () => {
    const { center, post } = await julyShop({ 'metrics/sales.yaml': SALES });
    await center.subscriptions.set(FRED, REVENUE, true);
    await center.subscriptions.set(FRED, COUNT, true);
    await center.closes.lock(FAY, '2024-06');
    await post([...ORDERS, LATE]);
    expect((await center.query(FAY, BOTH)).result?.rows).toHaveLength(1);
    const { items } = await center.inbox.list(FRED, { part: 'all', limit: 9 });
    expect(items.map(({ what, about, period }) => [what, about?.id, period]).sort()).toEqual([
      ['settled_changed', 'order_count', '2024-06'],
      ['settled_changed', 'revenue', '2024-06'],
    ]);
  });
});

describe('tasks', () => {
  test('are told when they are given, done or cancelled, and no longer to who lost them', async () => {
    const { center } = await talkShop();
    await center.tasks.create(ANA, { title: 'Check returns', owner: 'bo', subject: REVENUE });
    const { items } = await center.inbox.list(BO, { part: 'tasks', limit: 9 });
    expect(items).toMatchObject([
      { what: 'task_given', about: { kind: 'task', id: '1', label: { en: 'Check returns' } } },
    ]);
    await center.tasks.change(BO, { number: 1, revision: 1 }, { owner: 'fay' });
    expect(await waiting(center, BO)).toEqual([]);
    expect(await waiting(center, FAY)).toEqual([['task_given', '1', 'bo', null]]);
    await center.tasks.change(FAY, { number: 1, revision: 2 }, { state: 'done' });
    expect(await waiting(center, ANA)).toEqual([['task_done', '1', 'fay', null]]);
    expect(await waiting(center, FAY)).toEqual([]);
  });
});

test('tasks that are over before anybody looks wait for nobody, and one that went round waits once', async () => {
  const { center } = await talkShop();
  await center.tasks.create(ANA, { title: 'Over', owner: 'bo', subject: REVENUE });
  await center.tasks.change(ANA, { number: 1, revision: 1 }, { state: 'cancelled' });
  await center.tasks.create(ANA, { title: 'Round', owner: 'bo', subject: REVENUE });
  await center.tasks.change(ANA, { number: 2, revision: 1 }, { owner: 'fay' });
  expect((await waiting(center, BO)).map(([what, id]) => [what, id])).toEqual([['task_cancelled', '1']]);
  expect(await waiting(center, FAY)).toEqual([['task_given', '2', 'ana', null]]);
});

describe('an inbox', () => {
  test('is read in pages, unread first, and marked by its owner only', async () => {
    const { center } = await talkShop();
    for (const body of ['one', 'two', 'three'])
      await center.comments.add(ANA, REVENUE, { body, mentions: ['bo'] });
    const first = await center.inbox.list(BO, { part: 'all', limit: 2 });
    expect(first.items.map(({ excerpt }) => excerpt)).toEqual(['three', 'two']);
    await center.inbox.mark(BO, [first.items[0]?.id ?? 0], { isUnread: false });
    expect(await center.inbox.mark(FAY, [first.items[1]?.id ?? 0], { isUnread: false })).toBe(0);
    const page = await center.inbox.list(BO, { part: 'all', limit: 2 });
    expect(page.items.map(({ excerpt, isUnread }) => [excerpt, isUnread])).toEqual([
      ['two', true],
      ['one', true],
    ]);
    const rest = await center.inbox.list(BO, { part: 'all', limit: 2, below: page.next ?? undefined });
    expect(rest).toMatchObject({ items: [{ excerpt: 'three', isUnread: false }], next: null });
    expect(await center.inbox.list(BO, { part: 'unread', limit: 9 })).toMatchObject({ items: { length: 2 } });
    await center.inbox.mark(BO, [page.items[0]?.id ?? 0], { isDone: true });
    expect(await waiting(center, BO, 'done')).toEqual([['mention', 'revenue', 'ana', 'two']]);
    await center.inbox.mark(BO, null, { isUnread: false });
    expect(await center.inbox.counts(BO)).toMatchObject({ unread: 0, mentions: 0 });
    const looking: Principal = { ...BO, seenBy: 'ada' };
    expect(await refusal(center.inbox.mark(looking, null, { isDone: true }))).toBe('people/only-looking');
  });

  test('that many look into at once tells each thing once, and a long comment by its beginning', async () => {
    const { center } = await talkShop();
    await center.comments.add(ANA, REVENUE, { body: '长'.repeat(400), mentions: ['bo'] });
    await Promise.all(Array.from({ length: 5 }, () => center.inbox.counts(BO)));
    const { items } = await center.inbox.list(BO, { part: 'all', limit: 9 });
    expect(items.map(({ excerpt }) => excerpt)).toEqual([`${'长'.repeat(280)}…`]);
  });

  test('does not begin with what is more than a month old', async () => {
    const { center, clock } = await talkShop();
    await center.comments.add(ANA, REVENUE, { body: 'old', mentions: ['bo'] });
    clock.now = '2024-04-20T08:00:00Z';
    await center.comments.add(ANA, REVENUE, { body: 'new', mentions: ['bo'] });
    expect(await waiting(center, BO)).toEqual([['mention', 'revenue', 'ana', 'new']]);
    expect(await waiting(center, SYSTEM)).toEqual([]);
  });
});
