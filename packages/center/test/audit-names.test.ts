import { expect, test } from 'vitest';
import { SYSTEM } from '../src/index.ts';
import { openDirectoryShop } from './directory-shop.ts';

const label = (zh: string, en: string) => ({ zh, en });
const alike = (text: string) => label(text, text);

test('a line tells the names of whom and what it is about, and the line itself stays what was hashed', async () => {
  const center = await openDirectoryShop();
  const { directory, audit, people } = center;
  await directory.saveRole(SYSTEM, {
    ...{ name: 'controller', label: label('财务', 'Controller'), capabilities: ['read'] },
  });
  await directory.saveDepartment(SYSTEM, { code: 'hq', label: label('总部', 'Head office'), parent: null });
  const ann = await directory.createUser(SYSTEM, {
    ...{ login: 'ann', displayName: 'Ann Li', roles: ['controller'], department: 'hq' },
  });
  const bob = await directory.createUser(SYSTEM, { login: 'bob', displayName: 'bob', roles: [] });
  const days = { from: '2026-03-02', to: '2026-03-03', reason: 'leave' };
  const { id } = await directory.delegate(SYSTEM, { delegator: 'ann', delegate: 'bob', ...days });
  const team = { code: 't', label: label('项目', 'Project'), endsOn: null, members: [], leads: ['ann'] };
  await directory.saveTeam(SYSTEM, team);
  const writer = { by: 'ann', now: new Date('2026-03-02T08:00:00Z') };
  const { token } = await people.tokens.issue({ name: 'nightly', userId: ann.id, scopes: ['read'] }, writer);
  const lines = await audit.read(SYSTEM, { limit: 100 });
  const namesOf = (action: string) => lines.findLast((line) => line.action === action)?.names;
  const annsName = { kind: 'user', id: ann.id, label: { zh: 'Ann Li（ann）', en: 'Ann Li (ann)' } };
  const bobsName = { kind: 'user', id: bob.id, label: alike('bob') };
  expect(lines.find((line) => line.objectId === ann.id)?.names).toEqual(
    [
      annsName,
      { kind: 'role', id: 'controller', label: label('财务', 'Controller') },
      { kind: 'department', id: 'hq', label: label('总部', 'Head office') },
      { kind: 'user', id: 'ann', label: { zh: 'Ann Li（ann）', en: 'Ann Li (ann)' } },
    ].sort(byId),
  );
  expect(namesOf('delegation/create')).toEqual(
    [
      {
        kind: 'delegation',
        id,
        label: {
          zh: 'bob → Ann Li（ann），2026-03-02 – 2026-03-03',
          en: 'bob → Ann Li (ann), 2026-03-02 – 2026-03-03',
        },
      },
      annsName,
      bobsName,
    ].sort(byId),
  );
  expect(namesOf('team/save')).toEqual(
    [{ kind: 'team', id: 't', label: label('项目', 'Project') }, annsName].sort(byId),
  );
  expect(namesOf('token/issue')).toEqual(
    [
      { kind: 'user', id: 'ann', label: { zh: 'Ann Li（ann）', en: 'Ann Li (ann)' } },
      { kind: 'token', id: token.id, label: { zh: 'nightly · Ann Li（ann）', en: 'nightly · Ann Li (ann)' } },
      annsName,
    ].sort(byId),
  );
  // A login may be the id of somebody else.
  await directory.createUser(SYSTEM, { login: ann.id, displayName: 'Posing', roles: [] });
  const [after] = await audit.read(SYSTEM, { limit: 1, filter: { objects: [ann.id] } });
  expect(after?.names).toContainEqual(annsName);
  await directory.updateUser(SYSTEM, 'ann', { displayName: 'Anna' });
  const [first] = await audit.read(SYSTEM, { limit: 1, filter: { objects: ['ann'] } });
  expect(first?.names[0]?.label.en).toContain('Anna');
  expect((await audit.verify(SYSTEM)).chain.kind).toBe('intact');
});

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}
