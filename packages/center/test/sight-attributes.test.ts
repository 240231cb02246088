import { PlumblineError } from '@plumbline/diagnostics';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Center, openCenter, type Principal, SYSTEM } from '../src/index.ts';
import { catalogOf } from './catalog-of.ts';
import { SHOP } from './shop.ts';
import { temporaryFolder } from './temporary-folder.ts';

const WHERE = [
  'products.category in ($user.categories)',
  'products.category in ($user.teams)',
  'products.category in ($user.departments)',
];
const policies = (conditions: readonly string[]) =>
  `policies: [${conditions.map((where, i) => `{name: p${i}, roles: [viewer], where: "${where}"}`).join()}]`;
const label = (text: string) => ({ zh: text, en: text });

async function openShop(conditions: readonly string[] = WHERE): Promise<Center> {
  const folder = temporaryFolder({ ...SHOP, 'policies.yaml': policies(conditions) });
  const now = () => new Date('2024-03-11T08:00:00Z');
  const center = await openCenter(folder, {
    cwd: folder,
    env: {},
    now,
    today: null,
    command: 'test',
    store: catalogOf(folder),
  });
  onTestFinished(() => center.close());
  const { kind } = await center.adoptFolder(SYSTEM);
  expect(kind).toBe('applied');
  const { directory } = center;
  for (const code of ['company', 'east'])
    await directory.saveDepartment(SYSTEM, { code, label: label(code), parent: null });
  await directory.saveRole(SYSTEM, {
    name: 'people_office',
    label: label('People office'),
    capabilities: ['read', 'query', 'see_people', 'manage_people'],
  });
  await directory.saveRole(SYSTEM, {
    name: 'governor',
    label: label('Governor'),
    capabilities: ['read', 'query', 'see_people', 'manage_people', 'apply'],
  });
  for (const [login, role] of [
    ['pia', 'people_office'],
    ['gus', 'governor'],
    ['root', 'administrator'],
    ['vic', 'viewer'],
  ] as const)
    await directory.createUser(SYSTEM, {
      login,
      displayName: login,
      roles: [role],
      department: login === 'root' ? null : 'company',
    });
  await directory.saveTeam(SYSTEM, {
    code: 'chairs',
    label: label('C'),
    endsOn: null,
    members: ['vic'],
    leads: [],
  });
  return center;
}

async function principalOf(center: Center, login: string): Promise<Principal> {
  const user = await center.people.users.findByLogin(login);
  if (user === null) throw new Error(`no ${login}`);
  return center.directory.principalOf(user);
}

async function codeOf(work: Promise<unknown>): Promise<string | null> {
  try {
    await work;
    return null;
  } catch (cause) {
    if (cause instanceof PlumblineError) return cause.diagnostics[0]?.code ?? '';
    throw cause;
  }
}

const REFUSED = 'people/sight-attribute';
const ONESELF = 'people/not-yourself';

type Act = (center: Center, who: Principal, login: string) => Promise<unknown>;
/** Everything by which what policies read of somebody becomes another. */
const ACTS: Readonly<Record<string, Act>> = {
  'an attribute': ({ directory }, who, login) =>
    directory.updateUser(who, login, { attributes: { categories: ['chairs', 'tables'] } }),
  'a department': ({ directory }, who, login) => directory.updateUser(who, login, { department: 'east' }),
  'an import': async ({ directory }, who, login) => {
    const key = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
    const entry = { userName: login, active: true, [key]: { department: 'east' } };
    const report = await directory.importUsers(who, { Resources: [entry] }, { dryRun: false });
    if (report.diagnostics.length > 0) throw new PlumblineError(report.diagnostics);
  },
  'a team': ({ directory }, who, login) =>
    directory.saveTeam(who, { code: 'tables', label: label('T'), endsOn: null, members: [login], leads: [] }),
  'the tree of departments': ({ directory }, who) =>
    directory.saveDepartment(who, { code: 'east', label: label('East'), parent: 'company' }),
};

describe.each(Object.entries(ACTS))('%s', (name, act) => {
  const isTree = name.startsWith('the tree');
  test.each([
    ['pia', 'vic', REFUSED],
    ['pia', 'pia', REFUSED],
    ['gus', 'vic', isTree ? ONESELF : null],
    ['gus', 'gus', ONESELF],
    ['root', 'vic', null],
    ['root', 'root', null],
  ] as const)('%s of %s', async (who, login, code) => {
    const center = await openShop();
    // An account of more rights than one's own is refused before; an administrator sees everything anyway.
    expect(await codeOf(act(center, await principalOf(center, who), login))).toBe(code);
  });
});

test('what no policy reads, and what stays as it is, is written by whoever manages people', async () => {
  const center = await openShop();
  const { directory } = center;
  const pia = await principalOf(center, 'pia');
  await directory.updateUser(SYSTEM, 'vic', { attributes: { categories: ['chairs'], phone: '1' } });
  const same = { categories: ['chairs'], phone: '2' };
  expect(await codeOf(directory.updateUser(pia, 'vic', { attributes: same, department: 'company' }))).toBe(
    null,
  );
  expect(await codeOf(directory.updateUser(pia, 'vic', { attributes: { phone: '2' } }))).toBe(REFUSED);
  const made = { login: 'new', displayName: 'New', roles: ['viewer'] };
  expect(await codeOf(directory.createUser(pia, { ...made, attributes: { categories: ['chairs'] } }))).toBe(
    REFUSED,
  );
  expect(await codeOf(directory.createUser(pia, made))).toBe(null);
  expect(
    await codeOf(
      directory.saveTeam(pia, {
        code: 'chairs',
        label: label('Chairs'),
        endsOn: null,
        members: ['vic'],
        leads: [],
      }),
    ),
  ).toBe(null);
  expect(await codeOf(directory.removeTeam(pia, 'chairs'))).toBe(REFUSED);
});

test('an attribute is read however the language lets its name be written', async () => {
  const center = await openShop([
    'products.category in ($user.大区)',
    'products.category in ($user._own)',
    'products.category in ($user.seat.region)',
    'products.category in (＄user．places)',
    "products.category in ($user.Kinds) or products.category = '$user.quoted'",
  ]);
  const pia = await principalOf(center, 'pia');
  const write = (name: string) =>
    codeOf(center.directory.updateUser(pia, 'pia', { attributes: { [name]: ['chairs', 'tables'] } }));
  const read = ['大区', '_own', 'seat.region', 'places', 'Kinds'];
  for (const name of read) expect([name, await write(name)]).toEqual([name, REFUSED]);
  for (const name of ['seat', 'kinds', 'quoted']) expect([name, await write(name)]).toEqual([name, null]);
});

test('nobody takes the place of another by their own hand', async () => {
  const center = await openShop();
  const wish = { delegator: 'vic', delegate: 'pia', from: '2024-03-11', to: '2024-03-12', reason: 'x' };
  const pia = await principalOf(center, 'pia');
  expect(await codeOf(center.directory.delegate(pia, wish))).toBe(ONESELF);
  expect(pia.capabilities?.has('manage_people')).toBe(true);
});
