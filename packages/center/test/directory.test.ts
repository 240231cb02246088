import { CAPABILITY_NAMES, PlumblineError } from '@plumbline/diagnostics';
import { expect, onTestFinished, test } from 'vitest';
import { type Center, openCenter, type Principal, ROLE_TEMPLATES, SYSTEM } from '../src/index.ts';
import { catalogOf } from './catalog-of.ts';
import { SHOP } from './shop.ts';
import { temporaryFolder } from './temporary-folder.ts';

const clock = { now: Date.parse('2026-03-02T08:00:00Z') };

async function openShop(): Promise<Center> {
  clock.now = Date.parse('2026-03-02T08:00:00Z');
  const folder = temporaryFolder(SHOP);
  const options = { cwd: folder, env: {}, today: null, command: 'test', store: catalogOf(folder) };
  const center = await openCenter(folder, { ...options, now: () => new Date(clock.now) });
  onTestFinished(() => center.close());
  await center.adoptFolder(SYSTEM);
  return center;
}

async function codeOf(work: Promise<unknown>): Promise<string | null> {
  const cause = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (cause === null) return null;
  return cause instanceof PlumblineError ? (cause.diagnostics[0]?.code ?? '') : String(cause);
}

async function person(center: Center, login: string, roles: readonly string[]): Promise<Principal> {
  const user = await center.directory.createUser(SYSTEM, { login, displayName: login, roles });
  return center.directory.principalOf(user);
}

const label = (text: string) => ({ zh: text, en: text });

test('what a role gives is what this workspace has written of it', async () => {
  const center = await openShop();
  const { directory } = center;
  const vic = await person(center, 'vic', ['viewer', 'no-such-role-any-more'].slice(0, 1));
  expect([...(vic.capabilities ?? [])]).toEqual(['read', 'query']);
  await directory.saveRole(SYSTEM, { name: 'viewer', label: label('V'), capabilities: ['read'] });
  const [user] = await directory.users(SYSTEM);
  if (user === undefined) throw new Error('no user');
  const after = await directory.principalOf(user);
  expect([...after.capabilities]).toEqual(['read']);
  expect(await codeOf(center.follow(after, []))).toBe('store/not-allowed');
  expect((await center.query(after, { metrics: ['revenue'] })).diagnostics.map(({ code }) => code)).toEqual([
    'store/not-allowed',
  ]);
  expect(await directory.removeRole(SYSTEM, 'viewer')).toBe(true);
  expect([...(await directory.principalOf(user)).capabilities]).toEqual(['read', 'query']);
  const own = { name: 'controller', label: label('C'), capabilities: ['read'] } as const;
  expect(await directory.saveRole(SYSTEM, own)).toMatchObject({ isBuiltIn: false, isEdited: true });
  await directory.updateUser(SYSTEM, 'vic', { roles: ['controller'] });
  expect(await codeOf(directory.removeRole(SYSTEM, 'controller'))).toBe('people/role-in-use');
  expect(await codeOf(directory.saveRole(SYSTEM, { ...own, name: 'a b' }))).toBe('people/bad-code');
  expect(await codeOf(directory.saveRole(SYSTEM, { ...own, name: 'administrator' }))).toBe(
    'people/fixed-role',
  );
});

test('nobody gives, or takes over, what they do not have', async () => {
  const center = await openShop();
  const { directory } = center;
  const role = {
    name: 'office',
    label: label('O'),
    capabilities: ['read', 'see_people', 'manage_people'],
  } as const;
  await directory.saveRole(SYSTEM, role);
  const office = await person(center, 'ola', ['office']);
  await person(center, 'root', ['administrator']);
  const wish = { login: 'bo', displayName: 'Bo' };
  expect(await codeOf(directory.createUser(office, { ...wish, roles: ['administrator'] }))).toBe(
    'auth/scope-beyond-own',
  );
  expect(await codeOf(directory.createUser(office, { ...wish, roles: ['emperor'] }))).toBe(
    'people/unknown-role',
  );
  expect(await codeOf(directory.updateUser(office, 'root', { displayName: 'x' }))).toBe('people/beyond-own');
  expect(await codeOf(directory.issuePassword(office, 'root'))).toBe('people/beyond-own');
  expect(await codeOf(directory.updateUser(office, 'ola', { roles: [] }))).toBe('people/not-yourself');
  expect(await codeOf(directory.issuePassword(office, 'ola'))).toBe('people/not-yourself');
  expect(await codeOf(directory.saveRole(office, role))).toBe('store/not-allowed');
  const days = { from: '2026-03-02', to: '2026-03-03', reason: '' };
  expect(await codeOf(directory.delegate(office, { delegator: 'root', delegate: 'ola', ...days }))).toBe(
    'people/beyond-own',
  );
  expect(await codeOf(directory.updateUser(SYSTEM, 'root', { isDisabled: true }))).toBe(
    'people/last-administrator',
  );
  expect(await codeOf(directory.createUser(office, { ...wish, roles: ['office'] }))).toBe(null);
  expect(await directory.updateUser(office, 'nobody', {})).toBe(null);
});

test('a role that policies close nothing to is given, and its people managed, by who sees everything', async () => {
  const center = await openShop();
  const { directory } = center;
  const capabilities = [...ROLE_TEMPLATES.internal_audit.capabilities, 'manage_people'] as const;
  await directory.saveRole(SYSTEM, { name: 'office', label: label('O'), capabilities });
  const office = await person(center, 'ola', ['office']);
  await person(center, 'ida', ['internal_audit']);
  const wish = { login: 'bo', displayName: 'Bo', roles: ['internal_audit'] };
  const refused = 'people/sees-everything';
  expect(await codeOf(directory.createUser(office, wish))).toBe(refused);
  expect(await codeOf(directory.issuePassword(office, 'ida'))).toBe(refused);
  expect(await codeOf(center.secondFactor.clear(office, 'ida'))).toBe(refused);
  const days = { from: '2026-03-02', to: '2026-03-03', reason: '' };
  expect(await codeOf(directory.delegate(office, { delegator: 'ida', delegate: 'ola', ...days }))).toBe(
    refused,
  );
  expect(await codeOf(directory.createUser(await person(center, 'root', ['administrator']), wish))).toBe(
    null,
  );
});

test('a token that is limited passes on nothing of what it leaves out', async () => {
  const center = await openShop();
  const { directory } = center;
  const root = await person(center, 'root', ['administrator']);
  await person(center, 'bob', ['viewer']);
  const user = await center.people.users.findByLogin('root');
  if (user === null) throw new Error('no root');
  const limited = await directory.principalOf(user, { scopes: ['read'] });
  const wish = { delegator: 'root', delegate: 'bob', from: '2026-03-02', to: '2026-03-03', reason: '' };
  expect(await codeOf(directory.delegate(limited, wish))).toBe('people/beyond-own');
  expect(await codeOf(directory.delegate(root, wish))).toBe(null);
});

test('a department, what is below it, and teams are attributes that nobody sets', async () => {
  const { directory, people } = await openShop();
  for (const [code, parent] of [
    ['company', null],
    ['sales', 'company'],
    ['east', 'sales'],
  ] as const)
    await directory.saveDepartment(SYSTEM, { code, label: label(code), parent });
  const attributes = { countries: ['FR'] };
  const made = { login: 'ann', displayName: 'Ann', roles: ['analyst'], attributes };
  const ann = await directory.createUser(SYSTEM, { ...made, department: 'sales' });
  await directory.saveTeam(SYSTEM, {
    code: 'launch',
    label: label('L'),
    endsOn: '2026-03-02',
    members: ['ann'],
    leads: [],
  });
  expect((await directory.principalOf(ann)).attributes).toEqual({
    countries: ['FR'],
    department: 'sales',
    departments: ['east', 'sales'],
    teams: ['launch'],
  });
  clock.now += 86_400_000;
  expect((await directory.principalOf(ann)).attributes).toMatchObject({ teams: [] });
  const forged = directory.updateUser(SYSTEM, 'ann', { attributes: { departments: ['company'] } });
  expect(await codeOf(forged)).toBe('people/reserved-attribute');
  expect(await codeOf(directory.updateUser(SYSTEM, 'ann', { department: 'west' }))).toBe(
    'people/unknown-department',
  );
  const last = (await people.events.read({ limit: 100 })).at(-1);
  expect([last?.actor, last?.action]).toEqual(['system', 'team/save']);
});

test('a delegate acts with what the other may, until the last day, and both are recorded', async () => {
  const center = await openShop();
  const { directory, people } = center;
  const steward = await person(center, 'ann', ['steward']);
  await person(center, 'bob', ['viewer']);
  const bob = await people.users.findByLogin('bob');
  if (bob === null) throw new Error('no bob');
  const wish = { delegator: 'ann', delegate: 'bob', from: '2026-03-02', to: '2026-03-03', reason: 'leave' };
  expect(await codeOf(directory.principalOf(bob, { inPlaceOf: 'ann' }))).toBe('people/no-delegation');
  const own = await directory.principalOf(bob);
  expect(await codeOf(directory.delegate(own, wish))).toBe('store/not-allowed');
  expect(await codeOf(directory.delegate(steward, { ...wish, to: '2026-03-01' }))).toBe(
    'people/delegation-days',
  );
  expect(await codeOf(directory.delegate(steward, { ...wish, to: '2028-03-01' }))).toBe(
    'people/delegation-days',
  );
  expect(await codeOf(directory.delegate(steward, { ...wish, to: '3 March' }))).toBe('people/wrong-day');
  expect(await codeOf(directory.delegate(steward, { ...wish, delegate: 'ann' }))).toBe('people/not-yourself');
  const { id } = await directory.delegate(steward, wish);
  const acting = await directory.principalOf(bob, { inPlaceOf: 'ann' });
  expect(acting).toMatchObject({ user: 'bob', inPlaceOf: 'ann', roles: ['steward'] });
  expect(acting.capabilities).toEqual(steward.capabilities);
  const narrow = await directory.principalOf(bob, { inPlaceOf: 'ann', scopes: ['read'] });
  expect([...narrow.capabilities]).toEqual(['read']);
  const body = { metrics: ['revenue'], rows: [], columns: [], where: null };
  const kept = await center.kept.create(acting, 'view', { name: 'x', isShared: false, body });
  expect(kept.owner).toBe('bob');
  const last = (await people.events.read({ limit: 100 })).at(-1);
  expect([last?.actor, last?.inPlaceOf, last?.action]).toEqual(['bob', 'ann', 'view/create']);
  expect(await codeOf(directory.delegate(acting, { ...wish, delegator: 'bob', delegate: 'ann' }))).toBe(
    'people/not-in-place',
  );
  expect((await directory.delegations(own)).map((one) => one.delegator)).toEqual(['ann']);
  clock.now += 2 * 86_400_000;
  expect(await codeOf(directory.principalOf(bob, { inPlaceOf: 'ann' }))).toBe('people/no-delegation');
  clock.now -= 86_400_000;
  expect((await directory.principalOf(bob, { inPlaceOf: 'ann' })).inPlaceOf).toBe('ann');
  expect(await directory.revokeDelegation(own, id)).toBe(true);
  expect(await codeOf(directory.principalOf(bob, { inPlaceOf: 'ann' }))).toBe('people/no-delegation');
  await directory.updateUser(SYSTEM, 'ann', { isDisabled: true });
  expect(await codeOf(directory.principalOf(bob, { inPlaceOf: 'ann' }))).toBe('people/no-delegation');
});

test('a list of users as SCIM writes it is compared first, then taken whole or not at all', async () => {
  const { directory } = await openShop();
  await directory.saveDepartment(SYSTEM, { code: 'sales', label: label('S'), parent: null });
  const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
  const ann = {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
    userName: 'Ann@Example.com',
    externalId: '7',
    name: { formatted: '安娜' },
    emails: [{ value: 'old@example.com' }, { value: 'ann@example.com', primary: true }],
    roles: [{ value: 'analyst' }],
    active: true,
    [enterprise]: { department: 'sales', costCenter: '12' },
  };
  const list = { totalResults: 2, Resources: [ann, { userName: 'bob', active: false }] };
  const dry = await directory.importUsers(SYSTEM, list, { dryRun: true });
  expect(dry).toEqual({
    isApplied: false,
    people: [
      {
        login: 'ann@example.com',
        action: 'create',
        changed: ['department', 'email', 'externalId', 'roles'],
      },
      { login: 'bob', action: 'create', changed: [] },
    ],
    diagnostics: [],
    plan: expect.any(String),
  });
  expect(await directory.users(SYSTEM)).toEqual([]);
  await directory.importUsers(SYSTEM, list, { dryRun: false });
  expect(await directory.users(SYSTEM)).toMatchObject([
    {
      login: 'ann@example.com',
      displayName: '安娜',
      email: 'ann@example.com',
      externalId: '7',
      department: 'sales',
      roles: ['analyst'],
      isDisabled: false,
    },
    { login: 'bob', displayName: 'bob', roles: [], isDisabled: true },
  ]);
  const again = await directory.importUsers(SYSTEM, list, { dryRun: false });
  expect(again.people.map(({ action }) => action)).toEqual(['none', 'none']);
  const moved = [{ userName: 'anna', externalId: '7', displayName: 'Anna', active: false }];
  expect((await directory.importUsers(SYSTEM, moved, { dryRun: false })).people).toEqual([
    { login: 'ann@example.com', action: 'disable', changed: ['displayName', 'isDisabled'] },
  ]);
});

test('an import says what is wrong with which entry, and writes nobody', async () => {
  const { directory } = await openShop();
  const import_ = async (value: unknown) => {
    const { isApplied, diagnostics } = await directory.importUsers(SYSTEM, value, { dryRun: false });
    expect([isApplied, await directory.users(SYSTEM)]).toEqual([false, []]);
    return diagnostics.map(({ code, at }) => [code, at?.kind === 'query' ? at.path : null]);
  };
  expect(await import_({})).toEqual([['people/import-field', 'Resources']]);
  expect(
    await import_([
      { userName: 'good' },
      { displayName: 'no name' },
      { userName: 7 },
      { userName: 'GOOD ' },
      { userName: 'x', active: 'yes' },
      { userName: 'y', roles: ['emperor'] },
      { userName: 'z', emails: 'z@example.com' },
      null,
    ]),
  ).toEqual([
    ['people/import-field', '[1].userName'],
    ['people/import-field', '[2].userName'],
    ['people/import-field', '[4].active'],
    ['people/import-field', '[6].emails'],
    ['people/import-field', '[7].userName'],
    ['people/import-field', '[3].userName'],
    ['people/unknown-role', '[5]'],
  ]);
  // What only the writing of the second would refuse.
  expect(await import_([{ userName: 'good' }, { userName: 'not good' }])).toEqual([
    ['store/bad-login', '[1].userName'],
  ]);
  const twins = [
    { userName: 'a', externalId: '7' },
    { userName: 'b', externalId: '7' },
  ];
  expect(await import_(twins)).toEqual([['people/import-field', '[1].externalId']]);
});

test('an import that would change an account twice, or leave nobody to manage the rest, writes nobody', async () => {
  const center = await openShop();
  const { directory } = center;
  await person(center, 'root', ['administrator']);
  await person(center, 'boss', ['administrator']);
  await directory.updateUser(SYSTEM, 'boss', { externalId: '7' });
  const import_ = async (value: unknown) => {
    const before = await directory.users(SYSTEM);
    const { isApplied, diagnostics } = await directory.importUsers(SYSTEM, value, { dryRun: false });
    expect([isApplied, await directory.users(SYSTEM)]).toEqual([false, before]);
    return diagnostics.map(({ code, at }) => [code, at?.kind === 'query' ? at.path : null]);
  };
  const twice = [
    { userName: 'the-boss', externalId: '7', displayName: 'One' },
    { userName: 'boss', displayName: 'Two' },
  ];
  expect(await import_(twice)).toEqual([['people/import-field', '[1]']]);
  const nobody = [
    { userName: 'root', active: false },
    { userName: 'boss', roles: ['viewer'] },
  ];
  expect(await import_(nobody)).toEqual([['people/last-administrator', '[1]']]);
  const handed = [{ userName: 'next', roles: ['administrator'] }, ...nobody];
  expect((await directory.importUsers(SYSTEM, handed, { dryRun: false })).isApplied).toBe(true);
});

test('who holds the terminal has every capability', async () => {
  const center = await openShop();
  expect((await center.directory.roles(SYSTEM))[0]).toMatchObject({
    name: 'administrator',
    capabilities: CAPABILITY_NAMES,
    isEdited: false,
  });
});
