import { expect, test } from 'vitest';
import { type Center, type Principal, SYSTEM } from '../src/index.ts';
import { DIRECTORY_NOW, openDirectoryShop, refusalOf } from './directory-shop.ts';

const BOSS: Principal = { user: 'boss', roles: ['administrator'] };
const LIST = [
  { userName: 'ann', displayName: 'Ann Li', roles: ['analyst'] },
  { userName: 'new', externalId: '9', roles: ['controller'] },
];

async function shop(): Promise<Center> {
  const center = await openDirectoryShop();
  const { directory } = center;
  await directory.saveDepartment(SYSTEM, { code: 'east', label: { zh: '华东', en: 'East' }, parent: null });
  await directory.saveRole(SYSTEM, {
    name: 'controller',
    label: { zh: '财务', en: 'C' },
    capabilities: ['read'],
  });
  await directory.createUser(SYSTEM, {
    login: 'ann',
    displayName: 'Ann',
    roles: ['viewer'],
    department: 'east',
  });
  await directory.createUser(SYSTEM, { login: 'bob', displayName: 'Bob', roles: ['viewer'] });
  return center;
}

const meanwhile = (kind: string, name: string, change = 'changed') =>
  ['people/changed-meanwhile', { kind, name, change, by: 'boss', at: DIRECTORY_NOW.toISOString() }] as const;

test('what a dry run showed is written; what it read and somebody has changed since is not, and says who', async () => {
  const label = { zh: '财务', en: 'C' };
  const changes: readonly (readonly [(center: Center) => Promise<unknown>, readonly unknown[]])[] = [
    [
      ({ directory }) => directory.updateUser(BOSS, 'ann', { roles: ['budget_officer'] }),
      [meanwhile('user', 'ann')],
    ],
    [
      ({ directory }) => directory.createUser(BOSS, { login: 'new', displayName: 'N', roles: [] }),
      [meanwhile('user', 'new', 'made')],
    ],
    [({ directory }) => directory.updateUser(BOSS, 'bob', { externalId: '9' }), [meanwhile('user', 'bob')]],
    [
      ({ directory }) =>
        directory.saveRole(BOSS, { name: 'controller', label, capabilities: ['read', 'close'] }),
      [meanwhile('role', 'controller')],
    ],
    [
      ({ directory }) => directory.removeRole(BOSS, 'controller'),
      [meanwhile('role', 'controller', 'removed')],
    ],
    [
      ({ directory }) =>
        directory.saveRole(BOSS, { name: 'analyst', label, capabilities: ['read', 'audit'] }),
      [meanwhile('role', 'analyst', 'made')],
    ],
    [
      ({ directory }) =>
        directory.saveDepartment(BOSS, { code: 'east', label: { zh: '东', en: 'E' }, parent: null }),
      [meanwhile('department', 'east')],
    ],
  ];
  for (const [change, told] of changes) {
    const center = await shop();
    const { directory } = center;
    const { plan, people } = await directory.importUsers(SYSTEM, LIST, { dryRun: true });
    await change(center);
    const before = await directory.users(SYSTEM);
    const asked = { dryRun: false, plan: plan ?? '' };
    expect(await refusalOf(directory.importUsers(SYSTEM, LIST, asked))).toEqual(told);
    expect(await directory.users(SYSTEM)).toEqual(before);
    expect(people.map(({ login, action }) => [login, action])).toEqual([
      ['ann', 'update'],
      ['new', 'create'],
    ]);
  }
});

test('what touches none of it does not stand in the way, nor does a password', async () => {
  const { directory } = await shop();
  const { plan } = await directory.importUsers(SYSTEM, LIST, { dryRun: true });
  await directory.updateUser(BOSS, 'bob', { displayName: 'Robert' });
  const label = { zh: '填报', en: 'R' };
  await directory.saveRole(BOSS, { name: 'reporter', label, capabilities: ['read'] });
  await directory.issuePassword(BOSS, 'ann');
  const done = await directory.importUsers(SYSTEM, LIST, { dryRun: false, plan: plan ?? '' });
  expect([done.isApplied, done.people.length]).toEqual([true, 2]);
});

test('people/import-not-seen: another list, or a plan that nobody gave, writes nobody', async () => {
  const { directory } = await shop();
  const { plan } = await directory.importUsers(SYSTEM, LIST, { dryRun: true });
  const other = [...LIST, { userName: 'eve', roles: ['viewer'] }];
  for (const [list, given] of [
    [other, plan ?? ''],
    [LIST, '0.x.y'],
    [LIST, ''],
  ] as const)
    expect(await refusalOf(directory.importUsers(SYSTEM, list, { dryRun: false, plan: given }))).toEqual([
      ['people/import-not-seen', {}],
    ]);
  expect((await directory.users(SYSTEM)).map(({ login }) => login)).toEqual(['ann', 'bob']);
  const done = await directory.importUsers(SYSTEM, LIST, { dryRun: false, plan: plan ?? '' });
  expect([done.isApplied, done.plan]).toEqual([true, null]);
});

test('of two imports of one plan one is written, the other told who was faster', async () => {
  const { directory } = await shop();
  const { plan } = await directory.importUsers(BOSS, LIST, { dryRun: true });
  const asked = { dryRun: false, plan: plan ?? '' };
  const [one, other] = await Promise.all([
    directory.importUsers(BOSS, LIST, asked),
    refusalOf(directory.importUsers(BOSS, LIST, asked)),
  ]);
  expect(one.isApplied).toBe(true);
  expect(other).toEqual([meanwhile('user', 'ann'), meanwhile('user', 'new', 'made')]);
});

test('an import is written whole or not at all, also where the last of its accounts cannot be', async () => {
  const { people } = await shop();
  const writer = { by: 'boss', now: DIRECTORY_NOW };
  const made = (login: string) =>
    ({ kind: 'create', user: { login, displayName: login, roles: [] }, isDisabled: false }) as const;
  const writes = [made('eve'), made('ann')];
  expect(await refusalOf(people.users.writeTogether(() => ({ writes }), writer))).toEqual([
    ['store/login-taken', { login: 'ann' }],
  ]);
  expect((await people.users.list()).map(({ login }) => login)).toEqual(['ann', 'bob']);
});
