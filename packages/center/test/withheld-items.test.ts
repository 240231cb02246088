import { expect, test } from 'vitest';
import { ADA, ANA, BO, FAY, FRED } from './reviewed-shop.ts';
import { REVENUE, servedAgain, variableShop, waiting } from './talk-shop.ts';

const NET = 'sum(orders.amount) * 3';
const short = (items: readonly (readonly unknown[])[]) => items.map(([what, id]) => [what, id]);

test('while definitions have errors nobody is told of what they may not see, and nothing is lost', async () => {
  const shop = await variableShop();
  const { center, clock } = shop;
  await center.comments.add(ANA, REVENUE, { body: 'Why?', mentions: ['bo', 'ada'] });
  const broken = await servedAgain(shop, center, 'missing');
  expect(await waiting(broken, BO)).toEqual([]);
  expect(await broken.inbox.counts(BO)).toMatchObject({ unread: 0, mentions: 0 });
  // Who sees everything is told at once, and once.
  expect(await waiting(broken, ADA)).toEqual([['mention', 'revenue', 'ana', 'Why?']]);
  clock.now = '2024-06-01T08:00:00Z';
  expect(await waiting(broken, BO)).toEqual([]);
  const mended = await servedAgain(shop, broken, 'known');
  // It took longer than anything is told after; it was read in time.
  expect(await waiting(mended, BO)).toEqual([['mention', 'revenue', 'ana', 'Why?']]);
  expect(await waiting(mended, ADA)).toEqual([['mention', 'revenue', 'ana', 'Why?']]);
  const { items } = await mended.inbox.list(BO, { part: 'all', limit: 9 });
  expect(items.map(({ at }) => at)).toEqual(['2024-03-11T08:00:00.000Z']);
});

test('what has waited is read in the order in which it happened, below what happened since', async () => {
  const shop = await variableShop();
  const { center, clock } = shop;
  const say = async (body: string, at: string, of = center) => {
    clock.now = at;
    await of.comments.add(ANA, REVENUE, { body, mentions: ['bo'] });
  };
  // More than are looked through at once, so that the second part follows the first.
  for (let i = 0; i < 205; i++)
    await say(
      `${i}`,
      `2024-03-11T08:${String(Math.floor(i / 60)).padStart(2, '0')}:${String(i % 60).padStart(2, '0')}Z`,
    );
  const broken = await servedAgain(shop, center, 'missing');
  expect(await waiting(broken, BO)).toEqual([]);
  clock.now = '2024-03-12T08:00:00Z';
  const mended = await servedAgain(shop, broken, 'known');
  await say('since', '2024-03-12T09:00:00Z', mended);
  const read: (string | null)[] = [];
  const times: string[] = [];
  for (let below: { id: number; isUnread: boolean } | null | undefined; below !== null; ) {
    const page = await mended.inbox.list(BO, {
      part: 'all',
      limit: 50,
      ...(below === undefined ? {} : { below }),
    });
    read.push(...page.items.map(({ excerpt }) => excerpt));
    times.push(...page.items.map(({ at }) => at));
    below = page.next;
  }
  expect(read).toEqual(['since', ...Array.from({ length: 205 }, (_, i) => `${204 - i}`)]);
  expect(times).toEqual(times.toSorted().toReversed());
});

test('afterwards it is told under the sight that people have then', async () => {
  const shop = await variableShop();
  const { center, stu, letStu, edit, files } = shop;
  await letStu(['analyst']);
  const before = await stu();
  await center.comments.add(ANA, REVENUE, { body: 'secret', mentions: ['stu', 'bo'] });
  edit('metrics/sales.yaml', 'sum(orders.amount)', NET);
  await center.changeRequests.propose(ANA, await files());
  await letStu(['strategy_office']);
  const now = await stu();
  const broken = await servedAgain(shop, center, 'missing');
  for (const who of [BO, before, now]) expect(await waiting(broken, who)).toEqual([]);
  const mended = await servedAgain(shop, broken, 'known');
  expect(short(await waiting(mended, BO))).toEqual([
    ['to_sign', '1'],
    ['mention', 'revenue'],
  ]);
  for (const who of [before, now]) expect(await waiting(mended, who)).toEqual([]);
});

test('what waited and is over meanwhile is not asked of anybody', async () => {
  const shop = await variableShop();
  const { center, edit, files } = shop;
  await center.tasks.create(ANA, { title: 'Over', owner: 'bo', subject: REVENUE });
  await center.tasks.create(ANA, { title: 'Open', owner: 'bo', subject: REVENUE });
  edit('metrics/sales.yaml', 'sum(orders.amount)', NET);
  const { request } = await center.changeRequests.propose(ANA, await files());
  const broken = await servedAgain(shop, center, 'missing');
  for (const who of [BO, FAY, FRED]) expect(await waiting(broken, who)).toEqual([]);
  const mended = await servedAgain(shop, broken, 'known');
  await mended.tasks.change(ANA, { number: 1, revision: 1 }, { state: 'cancelled' });
  await mended.changeRequests.sign(FAY, { number: request ?? 0, revision: 1 }, { side: 'finance' });
  expect(short(await waiting(mended, BO))).toEqual([
    ['task_cancelled', '1'],
    ['task_given', '2'],
  ]);
  expect(await waiting(mended, FRED)).toEqual([]);
});

test('a dashboard has nothing to do with definitions: who sees it is told of it', async () => {
  const shop = await variableShop();
  const broken = await servedAgain(shop, shop.center, 'missing');
  const wish = { name: 'b', isShared: true, body: { tiles: [], filters: [] } };
  const { id } = await broken.kept.create(ANA, 'dashboard', wish);
  await broken.comments.add(ANA, { kind: 'dashboard', id }, { body: 'look', mentions: ['bo'] });
  expect(await waiting(broken, BO)).toEqual([['mention', id, 'ana', 'look']]);
  const mended = await servedAgain(shop, broken, 'known');
  expect(await waiting(mended, BO)).toEqual([['mention', id, 'ana', 'look']]);
});
