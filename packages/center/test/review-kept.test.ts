import { expect, onTestFinished, test } from 'vitest';
import { type Center, openCenter, type Principal } from '../src/index.ts';
import { catalogOf, openCatalog } from './catalog-of.ts';
import { ADA, ANA, BO, FAY, type ReviewedShop, refusal, reviewedShop } from './reviewed-shop.ts';

/** The same catalog with a workspace object that this program takes for wrong: as one of another version may have written it. */
async function withError({ center, folder, clock }: ReviewedShop, more: object): Promise<Center> {
  await center.close();
  const now = () => new Date(clock.now);
  const store = await openCatalog(folder, now());
  const [workspace] = (await store.definitions.inForce({ on: '2024-03-11' })).filter(
    ({ kind }) => kind === 'workspace',
  );
  const body = { ...(workspace?.body as object), ...more };
  const versions = [{ kind: 'workspace', id: workspace?.id ?? '', body, effectiveFrom: '0001-01-01' }];
  await store.definitions.record({ kind: 'apply', versions }, { by: 'system', now: now() });
  await store.close();
  const env = { SHOP_DATA: 'data' };
  const broken = await openCenter(folder, {
    cwd: folder,
    env,
    now,
    today: null,
    command: 'test',
    store: catalogOf(folder),
  });
  onTestFinished(() => broken.close());
  return broken;
}

async function administrator({ people }: Center, login: string): Promise<Principal> {
  const roles = ['administrator'];
  await people.users.create({ login, displayName: login, roles }, { by: 'system', now: new Date(0) });
  return { user: login, roles };
}

/** What the files say of the workspace is right, and what the catalog says since is not. */
const MENDED = { wins: { ours: ['workspace'] } };

test('an error in plumbline.yaml takes no review away: what is applied is asked for, and nobody signs alone', async () => {
  const shop = await reviewedShop('two_signatures');
  const broken = await withError(shop, { timezone: 'Nowhere/Nothing' });
  expect((await broken.query(ADA, { metrics: ['revenue'] })).result).toBe(null);
  expect(broken.workspace(ADA).review).toBe('two_signatures');
  shop.edit('metrics/sales.yaml', 'sum(orders.amount)', 'sum(orders.amount) * 3');
  const done = await broken.apply(ADA, await shop.files(), MENDED);
  expect([done.isApplied, done.request, done.review]).toEqual([false, 1, 'two_signatures']);
  const read = { number: 1, revision: 1 };
  const sign = (who: typeof ADA, side: 'finance' | 'business' | 'self') =>
    broken.changeRequests.sign(who, read, { side });
  expect(await refusal(sign(ADA, 'self'))).toBe('change/no-such-signature');
  expect(await refusal(sign(ADA, 'finance'))).toBe('change/own-request');
  // Without its time zone nobody knows which policies are in force: only who sees all there is by their role signs what mends the file.
  expect(await sign(FAY, 'finance')).toEqual({ kind: 'gone' });
  expect(await sign(await administrator(broken, 'abe'), 'finance')).toMatchObject({ kind: 'done' });
  const last = await sign(await administrator(broken, 'ace'), 'business');
  expect(last).toMatchObject({ kind: 'done', request: { state: 'published' } });
  expect((await broken.query(ADA, { metrics: ['revenue'] })).diagnostics).toEqual([]);
});

test('where everybody reviews for themselves, an error leaves the mark on what nobody else has looked at', async () => {
  const shop = await reviewedShop('self');
  const broken = await withError(shop, { timezone: 'Nowhere/Nothing' });
  const marks = broken.metrics(ADA).find(({ name }) => name === 'revenue')?.marks;
  expect(marks).toEqual(['self_reviewed']);
  shop.edit('metrics/sales.yaml', 'sum(orders.amount)', 'sum(orders.amount) * 3');
  expect(await broken.apply(ADA, await shop.files(), MENDED)).toMatchObject({ isApplied: true, request: 1 });
});

test('a way of signing that this program does not know is the strictest that it knows', async () => {
  const shop = await reviewedShop('one');
  const broken = await withError(shop, { review: 'three_signatures' });
  expect(broken.workspace(ADA).review).toBe('two_signatures');
  shop.edit('metrics/sales.yaml', 'sum(orders.amount)', 'sum(orders.amount) * 3');
  const { isApplied, request } = await broken.apply(ADA, await shop.files(), MENDED);
  expect([isApplied, request]).toEqual([false, 1]);
});

test('a review that ends on a later day holds until that day', async () => {
  const shop = await reviewedShop('one');
  const { center } = shop;
  shop.edit('plumbline.yaml', 'review: one\n', '');
  const off = { effectiveFrom: '2024-04-01' };
  const { request } = await center.changeRequests.propose(ANA, await shop.files(), off);
  const read = { number: request ?? 0, revision: 1 };
  expect(await center.changeRequests.sign(BO, read, { side: 'business' })).toMatchObject({ kind: 'done' });
  shop.edit('metrics/sales.yaml', 'sum(orders.amount)', 'sum(orders.amount) * 3');
  expect(await center.apply(ADA, await shop.files())).toMatchObject({ isApplied: false, review: 'one' });
});

test('a review that grows stricter holds from the first moment of its day, before anybody has asked a question', async () => {
  const shop = await reviewedShop('one');
  const { center, clock } = shop;
  const published = async (wish = {}) => {
    const { request } = await center.changeRequests.propose(ANA, await shop.files(), wish);
    await center.changeRequests.sign(BO, { number: request ?? 0, revision: 1 }, { side: 'business' });
  };
  shop.edit('plumbline.yaml', 'today: 2024-03-11\n', '');
  await published();
  shop.edit('plumbline.yaml', 'review: one\n', 'review: two_signatures\n');
  await published({ effectiveFrom: '2024-04-01' });
  shop.edit('metrics/sales.yaml', 'sum(orders.amount)', 'sum(orders.amount) * 3');
  const asked = await center.changeRequests.propose(ANA, await shop.files());
  clock.now = '2024-04-01T12:00:00Z';
  const read = { number: asked.request ?? 0, revision: 1 };
  const signed = await center.changeRequests.sign(BO, read, { side: 'business' });
  expect(signed).toMatchObject({ kind: 'done', request: { state: 'in_review' } });
  expect((await center.apply(ADA, await shop.files(), { dryRun: true })).review).toBe('two_signatures');
});
