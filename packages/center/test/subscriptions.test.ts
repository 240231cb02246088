import { expect, test } from 'vitest';
import { ANA, BO, refusal, VIC } from './reviewed-shop.ts';
import { REVENUE, servedAgain, talkShop, variableShop, waiting } from './talk-shop.ts';

const COUNT = { kind: 'metric', id: 'order_count' };
const BASKET = { kind: 'metric', id: 'basket' };
const MORE = { 'metrics/more.yaml': 'metrics: [{name: basket, formula: revenue / order_count}]\n' };

test('following is one list: metrics in their order, and the rest', async () => {
  const { center, stu } = await talkShop();
  const wish = { name: 'b', isShared: true, body: { tiles: [], filters: [] } };
  const { id } = await center.kept.create(ANA, 'dashboard', wish);
  const board = { kind: 'dashboard', id };
  expect(await center.subscriptions.list(BO)).toEqual({ objects: [], unseen: 0 });
  await center.subscriptions.set(BO, board, true);
  expect((await center.subscriptions.set(BO, REVENUE, true))?.objects).toEqual([REVENUE, board]);
  expect((await center.follows(BO)).metrics).toEqual(['revenue']);
  expect((await center.subscriptions.set(BO, board, false))?.objects).toEqual([REVENUE]);
  expect((await center.subscriptions.set(BO, REVENUE, false))?.objects).toEqual([]);
  expect(await center.subscriptions.set(await stu(), REVENUE, true)).toBe(null);
  expect(await refusal(center.subscriptions.set(VIC, REVENUE, true))).toBe('store/not-allowed');
});

test('one person follows so much', async () => {
  const { center } = await talkShop();
  const wish = { name: 'b', isShared: true, body: { tiles: [], filters: [] } };
  for (let i = 0; i < 500; i += 1) {
    const { id } = await center.kept.create(ANA, 'dashboard', wish);
    await center.subscriptions.set(BO, { kind: 'dashboard', id }, true);
  }
  const { id } = await center.kept.create(ANA, 'dashboard', wish);
  expect(await refusal(center.subscriptions.set(BO, { kind: 'dashboard', id }, true))).toBe(
    'talk/too-many-followed',
  );
});

test('of what is followed and left in several tabs at once nothing is lost', async () => {
  const { center } = await talkShop('one', MORE);
  const all = [REVENUE, COUNT, BASKET];
  await Promise.all(all.map((one) => center.subscriptions.set(BO, one, true)));
  expect([...(await center.follows(BO)).metrics].sort()).toEqual(['basket', 'order_count', 'revenue']);
  await Promise.all([
    center.subscriptions.set(BO, REVENUE, false),
    center.subscriptions.set(BO, BASKET, false),
  ]);
  expect((await center.follows(BO)).metrics).toEqual(['order_count']);
});

test('leaving what was not followed chooses nothing for who has not chosen yet', async () => {
  const { center } = await talkShop();
  const before = await center.follows(BO);
  await center.subscriptions.set(BO, COUNT, false);
  expect(await center.follows(BO)).toEqual({ ...before, isDefault: true });
  await center.subscriptions.set(BO, COUNT, true);
  await center.subscriptions.set(BO, COUNT, false);
  expect(await center.follows(BO)).toMatchObject({ isDefault: false });
});

test('a list that was ordered in one tab keeps what another has followed or left since', async () => {
  const { center } = await talkShop('one', MORE);
  await center.follow(BO, ['revenue', 'order_count']);
  const read = (await center.follows(BO)).metrics;
  await center.subscriptions.set(BO, BASKET, true);
  await center.subscriptions.set(BO, REVENUE, false);
  await center.follow(BO, ['order_count', 'revenue'], read);
  expect((await center.follows(BO)).metrics).toEqual(['order_count', 'basket']);
  // Whoever names no list means all that they see.
  await center.follow(BO, ['revenue']);
  expect((await center.follows(BO)).metrics).toEqual(['revenue']);
});

test('what somebody does not see any more stays until they leave it, which asks for no sight', async () => {
  const { center, stu, letStu } = await talkShop('one', MORE);
  await letStu(['analyst']);
  for (const one of [REVENUE, COUNT]) await center.subscriptions.set(await stu(), one, true);
  const wish = (isShared: boolean) => ({ name: 'b', isShared, body: { tiles: [], filters: [] } });
  const { id } = await center.kept.create(ANA, 'dashboard', wish(true));
  const board = { kind: 'dashboard', id };
  await center.subscriptions.set(await stu(), board, true);
  await center.kept.save(ANA, { kind: 'dashboard', id, revision: 1 }, wish(false));
  await letStu(['strategy_office']);
  expect(await center.subscriptions.list(await stu())).toEqual({ objects: [], unseen: 3 });
  expect(await center.follows(await stu())).toMatchObject({ metrics: [], unseen: 2 });
  // Writing the list that one sees takes nothing out that one does not see.
  await center.follow(await stu(), []);
  expect(await center.follows(await stu())).toMatchObject({ unseen: 2 });
  expect(await center.subscriptions.set(await stu(), REVENUE, false)).toEqual({ objects: [], unseen: 2 });
  // It is told alike whether there is such a thing.
  expect(await center.subscriptions.set(await stu(), { kind: 'metric', id: 'none' }, false)).toEqual({
    objects: [],
    unseen: 2,
  });
  expect(await center.subscriptions.set(await stu(), REVENUE, true)).toBe(null);
  await center.subscriptions.forgetUnseen(await stu());
  expect(await center.subscriptions.list(await stu())).toEqual({ objects: [], unseen: 0 });
  await letStu(['analyst']);
  expect((await center.follows(await stu())).metrics).toEqual([]);
  await center.comments.add(ANA, COUNT, { body: 'x' });
  expect(await waiting(center, await stu())).toEqual([]);
});

test('nothing is forgotten while definitions have errors: then nobody knows what is seen', async () => {
  const shop = await variableShop();
  await shop.center.subscriptions.set(BO, REVENUE, true);
  const broken = await servedAgain(shop, shop.center, 'missing');
  expect(await broken.subscriptions.list(BO)).toEqual({ objects: [], unseen: 0 });
  await broken.subscriptions.forgetUnseen(BO);
  const mended = await servedAgain(shop, broken, 'known');
  expect((await mended.follows(BO)).metrics).toEqual(['revenue']);
});
