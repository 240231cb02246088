import { expect, test } from 'vitest';
import { SYSTEM } from '../src/index.ts';
import { refusalOf } from './directory-shop.ts';
import { julyShop } from './july-shop.ts';
import { ADA, ANA, FAY, VIC } from './reviewed-shop.ts';

const FAY_LIN = [{ login: 'fay', name: 'Fay Lin' }];
const ANA_WU = [{ login: 'ana', name: 'Ana Wu' }];
const BODY = { metrics: ['revenue'], rows: [], columns: [], where: null };

/** Two people who are called otherwise than they sign in. */
async function namedShop() {
  const { center } = await julyShop();
  await center.directory.updateUser(SYSTEM, 'fay', { displayName: 'Fay Lin' });
  await center.directory.updateUser(SYSTEM, 'ana', { displayName: 'Ana Wu' });
  return center;
}

test('a closed period tells what those are called who locked and unlocked it; who has no account keeps the login', async () => {
  const center = await namedShop();
  await center.closes.lock(FAY, '2024-06');
  await center.closes.unlock(ADA, '2024-06', { reason: 'one voucher' });
  await center.closes.lock(SYSTEM, '2024-05');
  expect((await center.closes.list(FAY)).map(({ period, by, people }) => [period, by, people])).toEqual([
    ['2024-05', SYSTEM.user, []],
    ['2024-06', 'ada', [{ login: 'ada', name: 'ada' }]],
  ]);
  const { people } = await center.closes.find(FAY, '2024-06');
  expect(people).toEqual([{ login: 'ada', name: 'ada' }, ...FAY_LIN]);
  const nobody = { user: 'x', roles: [] };
  expect(await refusalOf(center.closes.list(nobody))).toEqual([['store/not-allowed', expect.anything()]]);
});

test('a shared view and a shared dashboard tell what their owner is called, and what is not shared tells nobody', async () => {
  const { kept } = await namedShop();
  const wish = { name: 'v', isShared: true, body: BODY };
  const made = await kept.create(ANA, 'view', wish);
  expect(made.people).toEqual(ANA_WU);
  await kept.create(ANA, 'view', { ...wish, name: 'own', isShared: false });
  const seen = await kept.list(VIC, 'view');
  expect(seen.map(({ name, owner, people }) => [name, owner, people])).toEqual([['v', 'ana', ANA_WU]]);
  expect((await kept.find(VIC, 'view', made.id))?.people).toEqual(ANA_WU);
  const saved = await kept.save(ANA, { kind: 'view', id: made.id, revision: 1 }, wish);
  expect(saved).toMatchObject({ kind: 'saved', object: { people: ANA_WU } });
  expect(await kept.save(ANA, { kind: 'view', id: made.id, revision: 1 }, wish)).toMatchObject({
    ...{ kind: 'changed', object: { people: ANA_WU } },
  });
});

test('a token tells what its owner is called, to who may see people', async () => {
  const center = await namedShop();
  const ana = (await center.people.users.list()).find(({ login }) => login === 'ana');
  const now = new Date('2024-03-11T08:00:00Z');
  const wish = { name: 'BI', userId: ana?.id ?? '', scopes: ['read'] };
  await center.people.tokens.issue(wish, { by: 'ana', now });
  const [token, ...more] = await center.directory.tokens(ADA);
  expect(more).toEqual([]);
  expect(token).toMatchObject({ name: 'BI', owner: 'ana', people: ANA_WU });
  expect(await refusalOf(center.directory.tokens(VIC))).toEqual([['store/not-allowed', expect.anything()]]);
});
