import { expect, test } from 'vitest';
import { type Center, type Principal, SYSTEM } from '../src/index.ts';
import { ANA, BO, FAY, FRED, refusal, VIC } from './reviewed-shop.ts';
import { SHOP } from './shop.ts';
import { servedAgain, type TalkShop, talkShop, variableShop, waiting } from './talk-shop.ts';

const NET = 'sum(orders.amount) * 3';

/** A request of the analyst that is to be decided until 15 March; it is the 11th. */
async function asked(shop: TalkShop, due = '2024-03-15'): Promise<number> {
  shop.edit('metrics/sales.yaml', 'sum(orders.amount)', NET);
  const { request } = await shop.center.changeRequests.propose(ANA, await shop.files(), { due });
  return request ?? 0;
}

const kinds = async ({ center }: Pick<TalkShop, 'center'>, who: Principal) =>
  (await waiting(center, who)).map(([what]) => what);

test('who signs and who asked are told the day before and the day after, once, whoever looks how often', async () => {
  const shop = await talkShop('two_signatures');
  const { center, clock } = shop;
  await asked(shop);
  clock.now = '2024-03-13T08:00:00Z';
  expect(await kinds(shop, FAY)).toEqual(['to_sign']);
  clock.now = '2024-03-14T08:00:00Z';
  for (const who of [FAY, FRED, BO, FAY])
    expect(await kinds(shop, who)).toEqual(['request_due_soon', 'to_sign']);
  expect(await kinds(shop, ANA)).toEqual(['request_due_soon']);
  expect(await kinds(shop, VIC)).toEqual([]);
  const { items } = await center.inbox.list(ANA, { part: 'all', limit: 9 });
  expect(items).toMatchObject([{ what: 'request_due_soon', due: '2024-03-15', by: { login: 'system' } }]);
  clock.now = '2024-03-15T20:00:00Z';
  expect(await center.inbox.counts(ANA)).toMatchObject({ unread: 1, overdueRequests: 0 });
  clock.now = '2024-03-16T20:00:00Z';
  for (const who of [FAY, FAY, BO]) expect(await kinds(shop, who)).toEqual(['request_overdue', 'to_sign']);
  expect(await kinds(shop, ANA)).toEqual(['request_overdue']);
  expect(await center.inbox.counts(ANA)).toMatchObject({ unread: 1, overdueRequests: 1 });
  const lines = (await center.audit.read(SYSTEM, { limit: 500 })).filter(
    ({ action }) => action.endsWith('/due_soon') || action.endsWith('/overdue'),
  );
  expect(lines.map(({ action, actor, objectId }) => [action, actor, objectId])).toEqual([
    ['change_request/due_soon', 'system', '1'],
    ['change_request/overdue', 'system', '1'],
  ]);
});

test('a signature ends it for who gave it, a decision for all; another day begins it anew', async () => {
  const shop = await talkShop('two_signatures');
  const { center, clock } = shop;
  const number = await asked(shop);
  clock.now = '2024-03-18T08:00:00Z';
  expect(await kinds(shop, FAY)).toEqual(['request_overdue', 'to_sign']);
  await center.changeRequests.sign(FAY, { number, revision: 1 }, { side: 'finance' });
  expect(await kinds(shop, FAY)).toEqual([]);
  expect(await kinds(shop, BO)).toEqual(['request_overdue', 'to_sign']);
  // What it was due on stays; another day that has passed is refused.
  const revise = (due: string, revision: number) =>
    shop.files().then((files) => center.changeRequests.revise(ANA, { number, revision }, files, { due }));
  expect(await refusal(revise('2024-03-14', 1))).toBe('change/deadline-past');
  expect(await revise('2024-03-15', 1)).toMatchObject({ kind: 'done' });
  expect(await kinds(shop, BO)).toEqual(['request_overdue', 'to_sign']);
  expect(await revise('2024-03-20', 2)).toMatchObject({ kind: 'done' });
  expect(await kinds(shop, BO)).toEqual(['to_sign']);
  expect(await center.inbox.counts(BO)).toMatchObject({ overdueRequests: 0 });
  clock.now = '2024-03-21T08:00:00Z';
  expect(await kinds(shop, BO)).toEqual(['request_overdue', 'to_sign']);
  await center.changeRequests.reject(BO, { number, revision: 3 }, 'no');
  expect(await kinds(shop, BO)).toEqual([]);
  expect((await kinds(shop, ANA)).filter((what) => what === 'request_overdue')).toEqual([]);
});

test('sent back and submitted again after its day it is late for who signs, though nobody is told again', async () => {
  const shop = await talkShop('two_signatures');
  const { changeRequests, inbox } = shop.center;
  const number = await asked(shop);
  shop.clock.now = '2024-03-15T08:00:00Z';
  await changeRequests.requestChanges(BO, { number, revision: 1 }, 'not yet');
  shop.clock.now = '2024-03-16T08:00:00Z';
  expect(await inbox.counts(BO)).toMatchObject({ toSign: 0, overdueRequests: 0 });
  expect(await inbox.counts(ANA)).toMatchObject({ overdueRequests: 1 });
  expect(await changeRequests.submit(ANA, { number, revision: 1 })).toMatchObject({ kind: 'done' });
  expect(await inbox.counts(BO)).toMatchObject({ toSign: 1, overdueRequests: 1 });
  const { items } = await inbox.list(ANA, { part: 'all', limit: 9 });
  const about = items.filter(({ what }) => what === 'request_overdue').map(({ id }) => id);
  await inbox.mark(ANA, about, { isDone: true });
  expect(await inbox.counts(ANA)).toMatchObject({ overdueRequests: 1 });
  expect(await inbox.counts(VIC)).toMatchObject({ overdueRequests: 0 });
});

test('drafts, and requests without a day, are told to nobody', async () => {
  const shop = await talkShop('two_signatures');
  const { center, clock, edit, files } = shop;
  edit('metrics/sales.yaml', 'sum(orders.amount)', NET);
  await center.changeRequests.propose(ANA, await files(), { due: '2024-03-12', isDraft: true });
  edit('metrics/sales.yaml', NET, `${NET} * 2`);
  await center.changeRequests.propose(ANA, await files());
  clock.now = '2024-03-20T08:00:00Z';
  expect(await kinds(shop, ANA)).toEqual([]);
  expect(await kinds(shop, FAY)).toEqual(['to_sign']);
});

test('who is not seen to see it while definitions have an error is told when they are mended', async () => {
  const shop = await variableShop();
  await asked(shop);
  shop.clock.now = '2024-03-16T08:00:00Z';
  const broken = await servedAgain(shop, shop.center, 'missing');
  expect((await waiting(broken, BO)).map(([what]) => what)).not.toContain('request_overdue');
  const mended = await servedAgain(shop, broken, 'known');
  expect((await waiting(mended, BO)).map(([what]) => what)).toContain('request_overdue');
});

/** The lines of the log about deadlines. */
const told = async (center: Center) =>
  (await center.audit.read(SYSTEM, { limit: 500 }))
    .map(({ action }) => action)
    .filter((action) => action.endsWith('/due_soon') || action.endsWith('/overdue'));

test('the day is that of the company, not of the machine: past midnight in Shanghai it has passed', async () => {
  const yaml = (SHOP['plumbline.yaml'] ?? '').replace('timezone: UTC', 'timezone: Asia/Shanghai');
  const shop = await talkShop('one', { 'plumbline.yaml': `review: one\n${yaml}` });
  const { center, clock } = shop;
  await asked(shop);
  clock.now = '2024-03-13T15:59:00Z';
  expect(await kinds(shop, BO)).toEqual(['to_sign']);
  clock.now = '2024-03-13T16:00:00Z';
  expect(await kinds(shop, BO)).toEqual(['request_due_soon', 'to_sign']);
  clock.now = '2024-03-15T15:59:00Z';
  expect(await kinds(shop, BO)).toEqual(['request_due_soon', 'to_sign']);
  clock.now = '2024-03-15T16:00:00Z';
  expect(await kinds(shop, BO)).toEqual(['request_overdue', 'to_sign']);
  expect((await center.changeRequests.find(BO, 1))?.isOverdue).toBe(true);
  shop.edit('metrics/sales.yaml', NET, `${NET} * 2`);
  const again = center.changeRequests.propose(ANA, await shop.files(), { due: '2024-03-15' });
  expect(await refusal(again)).toBe('change/deadline-past');
});

test('a process that starts anew writes no line again and tells nobody twice', async () => {
  const shop = await talkShop('two_signatures');
  await asked(shop);
  shop.clock.now = '2024-03-14T08:00:00Z';
  expect(await kinds(shop, BO)).toEqual(['request_due_soon', 'to_sign']);
  const second = await servedAgain(shop, shop.center, 'known');
  expect(await kinds({ center: second }, BO)).toEqual(['request_due_soon', 'to_sign']);
  shop.clock.now = '2024-03-17T08:00:00Z';
  expect(await kinds({ center: second }, BO)).toEqual(['request_overdue', 'to_sign']);
  const third = await servedAgain(shop, second, 'known');
  const looks = [FAY, BO, ANA, BO].map((who) => kinds({ center: third }, who));
  expect(
    (await Promise.all(looks)).map((found) => found.filter((what) => what === 'request_overdue')),
  ).toEqual([FAY, BO, ANA, BO].map(() => ['request_overdue']));
  expect(await told(third)).toEqual(['change_request/due_soon', 'change_request/overdue']);
});

test('a dry run says as well that a deadline has passed, and a day that is none', async () => {
  const shop = await talkShop('two_signatures');
  const { changeRequests } = shop.center;
  const dry = async (due: string) =>
    refusal(changeRequests.propose(ANA, await shop.files(), { due, dryRun: true }));
  // Nothing is asked for.
  expect(await dry('2024-03-10')).toBe('');
  shop.edit('metrics/sales.yaml', 'sum(orders.amount)', NET);
  expect(await dry('2024-03-10')).toBe('change/deadline-past');
  expect(await dry('2024-02-30')).toBe('people/wrong-day');
  expect(await dry('2024-03-11')).toBe('');
  expect(await changeRequests.list(ANA)).toEqual([]);
});
