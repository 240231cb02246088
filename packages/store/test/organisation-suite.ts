import { PlumblineError, report } from '@plumbline/diagnostics';
import { describe, expect, test } from 'vitest';
import { contentVersion, NOTHING_YET, type SeenWriter } from '../src/index.ts';
import { DATABASES, NOW } from './databases.ts';

const WRITER = { by: 'system', now: NOW };
const label = (text: string) => ({ zh: text, en: text });

async function codeOf(work: Promise<unknown>): Promise<string> {
  const cause = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  return cause instanceof PlumblineError ? (cause.diagnostics[0]?.code ?? '') : String(cause);
}

describe.each(DATABASES)('the organisation on $name', ({ make }) => {
  test('departments are a tree: no unknown parent, no cycle, none removed while it holds something', async () => {
    const { departments, users } = await (await make()).open();
    const save = (code: string, parent: string | null) =>
      departments.save({ code, label: label(code), parent }, WRITER);
    await save('company', null);
    await save('sales', 'company');
    await save('east', 'sales');
    expect(await codeOf(save('west', 'nowhere'))).toBe('people/unknown-department');
    expect(await codeOf(save('company', 'east'))).toBe('people/department-cycle');
    expect(await codeOf(save('sales', 'sales'))).toBe('people/department-cycle');
    await save('east', 'company');
    expect((await departments.list(NOW)).map(({ code, parent }) => [code, parent])).toEqual([
      ['company', null],
      ['east', 'company'],
      ['sales', 'company'],
    ]);
    const ann = await users.create(
      { login: 'ann', displayName: 'Ann', roles: [], department: 'sales' },
      WRITER,
    );
    expect(await codeOf(departments.remove('company', WRITER))).toBe('people/department-in-use');
    expect(await codeOf(departments.remove('sales', WRITER))).toBe('people/department-in-use');
    await users.update(ann.id, { department: null }, WRITER);
    expect([await departments.remove('sales', WRITER), await departments.remove('sales', WRITER)]).toEqual([
      true,
      false,
    ]);
  });

  test('a team has members of any department until it ends', async () => {
    const { teams, users } = await (await make()).open();
    const person = async (login: string) =>
      (await users.create({ login, displayName: login, roles: [] }, WRITER)).id;
    const [ann, bob] = [await person('ann'), await person('bob')];
    const team = {
      code: 'launch',
      label: label('launch'),
      endsOn: '2026-03-31',
      members: [
        { userId: ann, isLead: true },
        { userId: bob, isLead: false },
      ].sort((a, b) => (a.userId < b.userId ? -1 : 1)),
    };
    await teams.save(team, WRITER);
    expect(await teams.list()).toEqual([team]);
    const of = (day: string) => teams.codesOf(ann, day, WRITER.now);
    expect([await of('2026-03-31'), await of('2026-04-01'), await of('2026-03-31')]).toEqual([
      ['launch'],
      [],
      ['launch'],
    ]);
    const unknown = { ...team, members: [{ userId: 'nobody', isLead: true }] };
    expect(await codeOf(teams.save(unknown, WRITER))).toBe('store/unknown-user');
    expect(await teams.list()).toEqual([team]);
    await teams.save({ ...team, members: [{ userId: bob, isLead: true }] }, WRITER);
    expect(await of('2026-03-01')).toEqual([]);
    expect(await of('2026-03-31')).toEqual([]);
    expect([await teams.remove('launch', WRITER), await teams.remove('launch', WRITER)]).toEqual([
      true,
      false,
    ]);
  });

  test('a delegation holds from its first to its last day, until it is revoked', async () => {
    const { delegations, users } = await (await make()).open();
    const person = async (login: string) =>
      (await users.create({ login, displayName: login, roles: [] }, WRITER)).id;
    const [delegatorId, delegateId] = [await person('ann'), await person('bob')];
    const wish = { delegatorId, delegateId, from: '2026-03-01', to: '2026-03-05' };
    const whole = { ...wish, reason: 'leave', capabilities: null };
    const { id } = await delegations.create(whole, WRITER);
    const holdsOn = async (day: string) =>
      (await delegations.inForce({ delegatorId, delegateId, day })).length > 0;
    const days = ['2026-02-28', '2026-03-01', '2026-03-05', '2026-03-06'];
    expect(await Promise.all(days.map(holdsOn))).toEqual([false, true, true, false]);
    const turned = { delegatorId: delegateId, delegateId: delegatorId, day: '2026-03-02' };
    expect(await delegations.inForce(turned)).toEqual([]);
    expect([await delegations.revoke(id, WRITER), await delegations.revoke(id, WRITER)]).toEqual([
      true,
      false,
    ]);
    expect(await holdsOn('2026-03-02')).toBe(false);
    expect((await delegations.list(delegateId)).map(({ isRevoked }) => isRevoked)).toEqual([true]);
  });

  test('a delegation is judged where it is written: of two processes that make the last one there may be, one does', async () => {
    const database = await make();
    const [here, there] = [await database.open(), await database.open()];
    const person = async (login: string) =>
      (await here.users.create({ login, displayName: login, roles: [] }, WRITER)).id;
    const [delegatorId, delegateId] = [await person('ann'), await person('bob')];
    const days = { from: '2026-03-01', to: '2026-03-05' };
    const wish = { ...{ delegatorId, delegateId, ...days }, reason: 'leave', capabilities: ['read'] };
    const judge = (given: readonly unknown[]) => {
      if (given.length > 0)
        throw new PlumblineError([report('people/too-many', { what: 'delegations', most: 1, found: 2 })]);
    };
    const codes = await Promise.all(
      [here, there].map(({ delegations }) => codeOf(delegations.create(wish, { ...WRITER, judge }))),
    );
    expect(codes.sort()).toEqual(['null', 'people/too-many']);
    const [made] = await there.delegations.list();
    expect(made).toMatchObject({ capabilities: ['read'], reason: 'leave' });
    const seen = contentVersion.delegation(made ?? null);
    const change = (store: typeof here, to: string) =>
      codeOf(store.delegations.update(made?.id ?? '', { to }, { ...WRITER, seen }));
    const changed = await Promise.all([change(here, '2026-03-09'), change(there, '2026-03-04')]);
    expect(changed.sort()).toEqual(['null', 'people/changed-meanwhile']);
    const { to } = (await here.delegations.list())[0] ?? {};
    expect(['2026-03-09', '2026-03-04']).toContain(to);
    expect(await here.events.verify()).toMatchObject({ kind: 'intact' });
  });

  test('accounts that are written together are judged by what stands there then, and are all or none', async () => {
    const database = await make();
    const [here, there] = [await database.open(), await database.open()];
    const ann = { login: 'ann', displayName: 'Ann', roles: ['viewer'] };
    const decide = ({ users }: { readonly users: readonly unknown[] }) => {
      if (users.length > 0) throw new PlumblineError([report('people/import-not-seen', {})]);
      return { writes: [{ kind: 'create', user: ann, isDisabled: true } as const] };
    };
    const codes = await Promise.all(
      [here, there].map(({ users }) => codeOf(users.writeTogether(decide, WRITER))),
    );
    expect(codes.sort()).toEqual(['null', 'people/import-not-seen']);
    const made = (login: string) => ({ kind: 'create', user: { ...ann, login }, isDisabled: false }) as const;
    const writes = [made('bob'), made('ann')];
    expect(await codeOf(here.users.writeTogether(() => ({ writes }), WRITER))).toBe('store/login-taken');
    expect((await there.users.list()).map(({ login, isDisabled }) => [login, isDisabled])).toEqual([
      ['ann', true],
    ]);
  });

  test('whoever writes over what they read is told who was faster, and nothing is written', async () => {
    const store = await (await make()).open();
    const { users, roles, departments, teams } = store;
    const by = (login: string, seen: string): SeenWriter => ({ by: login, now: NOW, seen });
    const refusal = async (work: Promise<unknown>) => {
      const cause = await work.catch((reason: unknown) => reason);
      return cause instanceof PlumblineError
        ? cause.diagnostics.map(({ code, params }) => [code, params])
        : [];
    };
    const told = (kind: string, name: string, change: string, login: string) => [
      ['people/changed-meanwhile', { kind, name, change, by: login, at: NOW.toISOString() }],
    ];

    const ann = await users.create({ login: 'ann', displayName: 'Ann', roles: ['a'] }, WRITER);
    const read = contentVersion.user(ann);
    const anna = await users.update(ann.id, { displayName: 'Anna' }, by('ada', read));
    // A sign-in or a password of hers is none of it.
    await users.issueOneTimePassword(ann.id, { by: 'eve', now: NOW });
    expect(await refusal(users.update(ann.id, { roles: ['b'] }, by('bea', read)))).toEqual(
      told('user', 'ann', 'changed', 'ada'),
    );
    expect((await users.find(ann.id))?.roles).toEqual(['a']);
    await users.update(ann.id, { roles: ['b'] }, by('bea', contentVersion.user(anna)));

    const role = { name: 'own', label: label('Own'), capabilities: ['read'] };
    await roles.save(role, by('ada', NOTHING_YET));
    expect(await refusal(roles.save(role, by('bea', NOTHING_YET)))).toEqual(
      told('role', 'own', 'made', 'ada'),
    );
    await roles.remove('own', by('ada', contentVersion.role(role)));
    expect(await refusal(roles.save(role, by('bea', contentVersion.role(role))))).toEqual(
      told('role', 'own', 'removed', 'ada'),
    );

    const sales = { code: 'sales', label: label('Sales'), parent: null };
    await departments.save(sales, by('ada', NOTHING_YET));
    await departments.save({ ...sales, label: label('Trade') }, WRITER);
    const stale = by('bea', contentVersion.department(sales));
    expect(await refusal(departments.save(sales, stale))).toEqual(
      told('department', 'sales', 'changed', 'system'),
    );
    expect(await refusal(departments.remove('sales', stale))).toEqual(
      told('department', 'sales', 'changed', 'system'),
    );

    const team = { code: 't', label: label('T'), endsOn: null, members: [{ userId: ann.id, isLead: true }] };
    await teams.save({ ...team, members: [] }, by('ada', NOTHING_YET));
    expect(await refusal(teams.save(team, by('bea', NOTHING_YET)))).toEqual(told('team', 't', 'made', 'ada'));
    const empty = contentVersion.team({ ...team, members: [] });
    await teams.save(team, by('bea', empty));
    expect(await refusal(teams.remove('t', by('cyd', empty)))).toEqual(told('team', 't', 'changed', 'bea'));
    expect(await teams.remove('t', by('cyd', contentVersion.team(team)))).toBe(true);
  });

  test('of two writes over one reading at once one is refused', async () => {
    const { teams } = await (await make()).open();
    const save = (by: string) =>
      teams.save(
        { code: 't', label: label(by), endsOn: null, members: [] },
        { by, now: NOW, seen: NOTHING_YET },
      );
    const codes = await Promise.all([codeOf(save('ada')), codeOf(save('bea'))]);
    expect(codes.sort()).toEqual(['null', 'people/changed-meanwhile']);
  });

  test('a role is what was last written of it', async () => {
    const { roles } = await (await make()).open();
    await roles.save({ name: 'viewer', label: label('v'), capabilities: ['read'] }, WRITER);
    await roles.save({ name: 'viewer', label: label('V'), capabilities: ['read', 'query'] }, WRITER);
    expect(await roles.edited(NOW)).toEqual([
      { name: 'viewer', label: label('V'), capabilities: ['read', 'query'] },
    ]);
    expect([await roles.remove('viewer', WRITER), await roles.remove('viewer', WRITER)]).toEqual([
      true,
      false,
    ]);
  });

  test('the last administrator stays one; the log tells what was and what is', async () => {
    const { users, events } = await (await make()).open();
    const role = 'administrator';
    const ann = await users.create({ login: 'ann', displayName: 'Ann', roles: [role] }, WRITER);
    const bob = await users.create({ login: 'bob', displayName: 'Bob', roles: [role] }, WRITER);
    const keeping = { ...WRITER, keepOneWith: role };
    await users.update(bob.id, { isDisabled: true }, keeping);
    expect(await codeOf(users.update(ann.id, { isDisabled: true }, keeping))).toBe(
      'people/last-administrator',
    );
    expect(await codeOf(users.update(ann.id, { roles: ['viewer'] }, keeping))).toBe(
      'people/last-administrator',
    );
    expect((await users.find(ann.id))?.roles).toEqual([role]);
    await users.update(ann.id, { displayName: 'Anna' }, keeping);
    await users.update(ann.id, { displayName: 'Anna' }, keeping);
    const told = (await events.read({ limit: 10 })).filter(({ action }) => action === 'user/update');
    expect(told.map(({ details }) => details)).toEqual([
      { login: 'bob', before: { isDisabled: false }, after: { isDisabled: true } },
      { login: 'ann', before: { displayName: 'Ann' }, after: { displayName: 'Anna' } },
    ]);
  });
});
