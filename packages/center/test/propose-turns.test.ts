import { expect, test } from 'vitest';
import { ADA, ANA, BO, FAY, FRED, type ReviewedShop, refusal, reviewedShop } from './reviewed-shop.ts';

/** Keeps orders from analysts as of the next publication, which stands in the queue when this is done. */
async function closing({
  center,
  edit,
  files,
}: ReviewedShop): Promise<{ readonly signing: Promise<unknown> }> {
  const { changeRequests } = center;
  edit('policies.yaml', 'roles: [analyst, ', 'roles: [');
  edit('policies.yaml', 'policies: [', 'policies: [{name: less, roles: [analyst], open: [products]}, ');
  const { request } = await changeRequests.propose(FAY, await files());
  const signing = changeRequests.sign(BO, { number: request ?? 0, revision: 1 }, { side: 'business' });
  // It stands in the queue of what changes definitions by then, if it is not over.
  for (let i = 0; i < 3; i += 1) await changeRequests.list(FAY, { limit: 1 });
  return { signing };
}

test('who sees all there is when they ask, and not when their turn has come, asks for nothing', async () => {
  const shop = await reviewedShop('one');
  const { changeRequests } = shop.center;
  const files = new Map(await shop.files());
  files.set('metrics/sales.yaml', (files.get('metrics/sales.yaml') ?? '').replace('sum(', '2 * sum('));
  const { signing } = await closing(shop);
  const asking = changeRequests.propose(ANA, files);
  expect(await refusal(asking)).toBe('change/closed-definitions');
  await signing;
  expect((await changeRequests.list(ADA)).map(({ requester }) => requester)).toEqual(['fay']);
});

test('the same of a revision and of a roll back', async () => {
  const shop = await reviewedShop('one');
  const { changeRequests } = shop.center;
  const before = await shop.files();
  shop.edit('metrics/sales.yaml', 'sum(orders.amount)', 'sum(orders.amount) * 3');
  const first = await changeRequests.propose(ANA, await shop.files());
  const read = { number: first.request ?? 0, revision: 1 };
  const { signing } = await closing(shop);
  const revising = changeRequests.revise(ANA, read, before);
  const rolling = changeRequests.rollBack(ANA, { metric: 'revenue', version: 1 });
  expect(await Promise.all([refusal(revising), refusal(rolling)])).toEqual([
    'change/closed-definitions',
    'change/closed-definitions',
  ]);
  await signing;
  expect((await changeRequests.find(ADA, read.number))?.revision).toBe(1);
});

test('who has lost the role that lets them see all there is asks for nothing by what they had before', async () => {
  const shop = await reviewedShop('one');
  const { changeRequests, people } = shop.center;
  const { signing } = await closing(shop);
  await signing;
  shop.edit('metrics/sales.yaml', 'sum(orders.amount)', 'sum(orders.amount) * 3');
  const user = await people.users.findByLogin('fred');
  await people.users.update(
    user?.id ?? '',
    { roles: ['analyst'] },
    { by: 'ada', now: new Date(shop.clock.now) },
  );
  expect(await refusal(changeRequests.propose(FRED, await shop.files()))).toBe('change/closed-definitions');
  expect((await changeRequests.propose(FAY, await shop.files())).request).toBe(2);
});
