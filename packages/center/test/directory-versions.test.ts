import { expect, test } from 'vitest';
import { SYSTEM } from '../src/index.ts';
import { DIRECTORY_NOW, openDirectoryShop, refusalOf } from './directory-shop.ts';

const label = (text: string) => ({ zh: text, en: text });
const overtaken = (kind: string, name: string, change = 'changed') => [
  ['people/changed-meanwhile', { kind, name, change, by: 'system', at: DIRECTORY_NOW.toISOString() }],
];

test('what is read has a version; what is written over another one is refused, without one it is not', async () => {
  const { directory } = await openDirectoryShop();
  const ann = { login: 'ann', displayName: 'Ann', roles: ['viewer'] };
  const { version } = await directory.createUser(SYSTEM, ann);
  expect((await directory.users(SYSTEM)).map((one) => one.version)).toEqual([version]);
  const wider = await directory.updateUser(SYSTEM, 'ann', { roles: ['analyst'] }, version);
  expect(wider?.version).not.toBe(version);
  const narrower = { attributes: { region: 'east' } };
  expect(await refusalOf(directory.updateUser(SYSTEM, 'ann', narrower, version))).toEqual(
    overtaken('user', 'ann'),
  );
  expect(await directory.updateUser(SYSTEM, 'ann', narrower, wider?.version)).toMatchObject({
    roles: ['analyst'],
    attributes: { region: 'east' },
  });
  expect(await directory.updateUser(SYSTEM, 'ann', { displayName: 'Anna' })).toMatchObject({
    displayName: 'Anna',
  });
});

test('a role as it comes has the version of nothing; putting it back takes over nothing unseen either', async () => {
  const { directory } = await openDirectoryShop();
  const viewer = async () => (await directory.roles(SYSTEM)).find(({ name }) => name === 'viewer');
  expect((await viewer())?.version).toBe('none');
  const save = (text: string, seen?: string) =>
    directory.saveRole(SYSTEM, { name: 'viewer', label: label(text), capabilities: ['read'] }, seen);
  const first = await save('V', 'none');
  expect((await viewer())?.version).toBe(first.version);
  expect(await refusalOf(save('W', 'none'))).toEqual(overtaken('role', 'viewer', 'made'));
  await save('W', first.version);
  expect(await refusalOf(directory.removeRole(SYSTEM, 'viewer', first.version))).toEqual(
    overtaken('role', 'viewer'),
  );
  expect(await directory.removeRole(SYSTEM, 'viewer', (await viewer())?.version)).toBe(true);
});

test('departments and teams are what their list says; members in another order are the same team', async () => {
  const { directory } = await openDirectoryShop();
  for (const login of ['zoe', 'ann', 'bob'])
    await directory.createUser(SYSTEM, { login, displayName: login, roles: [] });
  const sales = { code: 'sales', label: label('Sales'), parent: null };
  const made = await directory.saveDepartment(SYSTEM, sales, 'none');
  expect((await directory.departments(SYSTEM)).map((one) => one.version)).toEqual([made.version]);
  await directory.saveDepartment(SYSTEM, { ...sales, label: label('Trade') }, made.version);
  expect(await refusalOf(directory.removeDepartment(SYSTEM, 'sales', made.version))).toEqual(
    overtaken('department', 'sales'),
  );
  const team = { code: 't', label: label('T'), endsOn: null, members: ['zoe', 'ann'], leads: ['bob'] };
  const first = await directory.saveTeam(SYSTEM, team, 'none');
  const [listed] = await directory.teams(SYSTEM);
  expect(listed).toEqual({ ...team, members: ['ann', 'zoe'], version: first.version });
  const same = await directory.saveTeam(SYSTEM, { ...team, members: ['ann', 'zoe'] }, first.version);
  expect(same.version).toBe(first.version);
  await directory.saveTeam(SYSTEM, { ...team, members: [] }, first.version);
  expect(await refusalOf(directory.saveTeam(SYSTEM, team, first.version))).toEqual(overtaken('team', 't'));
  expect(await refusalOf(directory.removeTeam(SYSTEM, 't', first.version))).toEqual(overtaken('team', 't'));
});
