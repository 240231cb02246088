import type { Capability } from '@plumbline/diagnostics';
import { expect, test } from 'vitest';
import { type Center, type Principal, SYSTEM } from '../src/index.ts';
import { DIRECTORY_NOW, openDirectoryShop, refusalOf } from './directory-shop.ts';
import { reviewedShop } from './reviewed-shop.ts';

const BOSS: Principal = { user: 'boss', roles: ['administrator'] };
const WISH = { delegator: 'ann', delegate: 'bob', from: '2026-03-02', to: '2026-03-13', reason: 'leave' };

async function shop(): Promise<Center> {
  const center = await openDirectoryShop();
  for (const [login, role] of [
    ['ann', 'steward'],
    ['bob', 'viewer'],
    ['cyd', 'steward'],
  ] as const)
    await center.directory.createUser(SYSTEM, { login, displayName: login.toUpperCase(), roles: [role] });
  return center;
}

async function as(center: Center, login: string, inPlaceOf?: string) {
  const user = await center.people.users.findByLogin(login);
  if (user === null) throw new Error(login);
  return center.directory.principalOf(user, { inPlaceOf: inPlaceOf ?? null });
}

test('a delegation is made longer or shorter, for less, for another reason; nobody else does it', async () => {
  const center = await shop();
  const { directory } = center;
  const [ann, bob, cyd] = [await as(center, 'ann'), await as(center, 'bob'), await as(center, 'cyd')];
  const { id, version } = await directory.delegate(ann, WISH);
  const longer = await directory.changeDelegation(ann, id, { to: '2026-04-30' }, version);
  expect(longer).toMatchObject({ from: '2026-03-02', to: '2026-04-30', reason: 'leave', capabilities: null });
  expect((await as(center, 'bob', 'ann')).capabilities.has('sign_finance')).toBe(true);
  const less = await directory.changeDelegation(ann, id, {
    reason: 'travel',
    capabilities: ['read', 'query'],
  });
  expect(less).toMatchObject({ to: '2026-04-30', reason: 'travel', capabilities: ['read', 'query'] });
  expect([...(await as(center, 'bob', 'ann')).capabilities]).toEqual(['read', 'query']);
  expect(await directory.changeDelegation(BOSS, id, { to: '2026-03-02', capabilities: null })).toMatchObject({
    to: '2026-03-02',
    capabilities: null,
  });

  const refused = async (who: Principal, changes: object) =>
    (await refusalOf(directory.changeDelegation(who, id, changes)))[0]?.[0];
  // Who stands in for another ends it, and makes it no longer and no wider.
  expect(await refused(bob, { to: '2026-12-31' })).toBe('store/not-allowed');
  expect(await refused(cyd, { reason: 'x' })).toBe('store/not-allowed');
  expect(await refused(await as(center, 'bob', 'ann'), { to: '2026-05-01' })).toBe('people/not-in-place');
  expect(await refused(ann, { capabilities: ['manage_roles'] })).toBe('auth/scope-beyond-own');
  expect(await refused(ann, { reason: 'x'.repeat(1001) })).toBe('people/text-too-long');
  for (const to of ['2026-03-01', '2027-03-03'])
    expect(await refused(ann, { to })).toBe('people/delegation-days');
  expect(await refused(ann, { to: 'soon' })).toBe('people/wrong-day');
  expect(await directory.changeDelegation(ann, 'none', { reason: 'x' })).toBe(null);
});

test('a signature alone is not passed on, as whoever signs has to read: people/signs-unread', async () => {
  const center = await shop();
  const { directory } = center;
  const ann = await as(center, 'ann');
  const given = (capabilities: Capability[]) => directory.delegate(ann, { ...WISH, capabilities });
  const unread = [['people/signs-unread', { capability: 'sign_finance' }]];
  expect(await refusalOf(given(['sign_finance']))).toEqual(unread);
  expect(await refusalOf(given(['query', 'sign_finance']))).toEqual(unread);
  const { id, version } = await given(['read', 'sign_finance']);
  expect([...(await as(center, 'bob', 'ann')).capabilities]).toEqual(['read', 'sign_finance']);
  const changed = directory.changeDelegation(ann, id, { capabilities: ['sign_finance'] }, version);
  expect(await refusalOf(changed)).toEqual(unread);
});

test('a right that its giver has lost stays in a delegation, and makes it neither longer nor wider: people/lost-right', async () => {
  const center = await shop();
  const { directory } = center;
  const before = await as(center, 'ann');
  const given: Capability[] = ['read', 'query', 'sign_finance'];
  const { id } = await directory.delegate(before, { ...WISH, capabilities: given });
  await directory.updateUser(SYSTEM, 'ann', { roles: ['analyst'] });
  const ann = await as(center, 'ann');
  expect([...(await as(center, 'bob', 'ann')).capabilities].sort()).toEqual(['query', 'read']);
  // As the page sends it: all of it, with what was changed.
  const changed = (changes: object) =>
    directory.changeDelegation(ann, id, { capabilities: given, ...changes });
  expect(await changed({ reason: 'travel' })).toMatchObject({ reason: 'travel', capabilities: given });
  expect(await directory.changeDelegation(ann, id, { reason: 'leave' })).toMatchObject({ reason: 'leave' });
  expect(await changed({ to: '2026-03-12' })).toMatchObject({ to: '2026-03-12', capabilities: given });
  const longer = await changed({ to: '2026-03-13' }).catch(({ diagnostics }) => diagnostics);
  expect(longer).toMatchObject([
    {
      code: 'people/lost-right',
      params: { capabilities: ['sign_finance'], to: '2026-03-12' },
      at: { kind: 'query', path: 'to' },
    },
  ]);
  expect(longer[0].hints).toHaveLength(1);
  // The same whoever says nothing of the scope.
  const silent = directory.changeDelegation(ann, id, { to: '2026-03-13' });
  expect((await refusalOf(silent))[0]?.[0]).toBe('people/lost-right');
  const wider = changed({ capabilities: [...given, 'sign_business'] });
  expect(await refusalOf(wider)).toEqual([['auth/scope-beyond-own', { scope: 'sign_business' }]]);
  const less = { to: '2026-03-20', capabilities: ['read', 'query'] };
  expect(await changed(less)).toMatchObject(less);
  // What was let go does not come back.
  expect((await refusalOf(changed({})))[0]).toEqual(['auth/scope-beyond-own', { scope: 'sign_finance' }]);
});

test('what one delegation passes on and another does too is what both come to', async () => {
  const center = await shop();
  const { directory } = center;
  await directory.delegate(BOSS, { ...WISH, capabilities: ['read'] });
  const other = await directory.delegate(BOSS, { ...WISH, capabilities: ['close'] });
  expect([...(await as(center, 'bob', 'ann')).capabilities].sort()).toEqual(['close', 'read']);
  await directory.changeDelegation(BOSS, other.id, { capabilities: null });
  expect((await as(center, 'bob', 'ann')).capabilities.has('sign_finance')).toBe(true);
});

test('whoever was slower is told who was faster; what was ended or is over is not changed', async () => {
  const center = await shop();
  const { directory } = center;
  const ann = await as(center, 'ann');
  const { id, version } = await directory.delegate(ann, WISH);
  await directory.changeDelegation(BOSS, id, { to: '2026-03-20' }, version);
  const told = (change: string, by: string) => [
    [
      'people/changed-meanwhile',
      { kind: 'delegation', name: 'bob → ann', change, by, at: DIRECTORY_NOW.toISOString() },
    ],
  ];
  expect(await refusalOf(directory.changeDelegation(ann, id, { to: '2026-03-10' }, version))).toEqual(
    told('changed', 'boss'),
  );
  expect(await refusalOf(directory.revokeDelegation(ann, id, version))).toEqual(told('changed', 'boss'));
  const [now] = await directory.delegations(ann);
  expect(now).toMatchObject({ id, to: '2026-03-20' });
  expect(await directory.revokeDelegation(ann, id, now?.version)).toBe(true);
  expect(await refusalOf(directory.changeDelegation(BOSS, id, { to: '2026-03-10' }, now?.version))).toEqual(
    told('removed', 'ann'),
  );
  expect(await directory.changeDelegation(BOSS, id, { to: '2026-03-10' })).toBe(null);
  const lines = await center.audit.read(SYSTEM, { limit: 100 });
  const content = { from: '2026-03-02', to: '2026-03-13', reason: 'leave', capabilities: null };
  expect(lines.filter(({ action }) => action === 'delegation/update')).toMatchObject([
    { actor: 'boss', details: { before: content, after: { ...content, to: '2026-03-20' } } },
  ]);
});

test('people/delegation-over: what is over is not made longer', async () => {
  const { center, clock } = await reviewedShop('one');
  const { directory } = center;
  const wish = { ...WISH, delegator: 'ana', delegate: 'fay', from: '2024-03-11', to: '2024-03-12' };
  const { id } = await directory.delegate(BOSS, wish);
  clock.now = '2024-03-13T08:00:00Z';
  expect(await refusalOf(directory.changeDelegation(BOSS, id, { to: '2024-03-20' }))).toEqual([
    ['people/delegation-over', { to: '2024-03-12' }],
  ]);
});

test('both are told what became of it, and who has done it is not', async () => {
  const center = await shop();
  const { directory, inbox } = center;
  const [ann, bob] = [await as(center, 'ann'), await as(center, 'bob')];
  const told = async (who: Principal) =>
    (await inbox.list(who, { part: 'all', limit: 50 })).items.map(({ what, about, by, excerpt }) => [
      what,
      about?.label.en,
      by?.login,
      excerpt,
    ]);
  const { id } = await directory.delegate(ann, WISH);
  const until = (day: string) => `BOB for ANN, 2026-03-02 – ${day}`;
  expect(await told(bob)).toEqual([['delegation_set', until('2026-03-13'), 'ann', 'leave']]);
  expect(await told(ann)).toEqual([]);
  await directory.changeDelegation(BOSS, id, { to: '2026-03-20', reason: 'longer' });
  await directory.revokeDelegation(bob, id);
  const changed = ['delegation_changed', until('2026-03-20'), 'boss', 'longer'];
  expect((await told(bob)).slice(0, 1)).toEqual([changed]);
  expect(await told(ann)).toEqual([['delegation_ended', until('2026-03-20'), 'bob', 'longer'], changed]);
  expect(await told(await as(center, 'cyd'))).toEqual([]);
});

test('people/too-many: of two who set the fiftieth at once one is refused', async () => {
  const center = await shop();
  const { directory } = center;
  for (let i = 0; i < 49; i += 1) await directory.delegate(SYSTEM, WISH);
  const both = await Promise.all([1, 2].map(() => refusalOf(directory.delegate(BOSS, WISH))));
  expect(both.map((one) => one[0]?.[0] ?? '').sort()).toEqual(['', 'people/too-many']);
  expect((await directory.delegations(SYSTEM)).length).toBe(50);
});
