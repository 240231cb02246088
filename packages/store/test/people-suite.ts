import { PlumblineError } from '@plumbline/diagnostics';
import { describe, expect, test } from 'vitest';
import type { Store } from '../src/index.ts';
import { DATABASES, NOW } from './databases.ts';

const WRITER = { by: 'system', now: NOW };
const HOUR = 3_600_000;
const later = (ms: number) => new Date(NOW.getTime() + ms);

async function codeOf(work: Promise<unknown>): Promise<string> {
  const cause = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  return cause instanceof PlumblineError ? (cause.diagnostics[0]?.code ?? '') : String(cause);
}

const ann = ({ users }: Store) =>
  users.create({ login: ' Ann@Example.com', displayName: '安', roles: ['viewer', 'administrator'] }, WRITER);

describe.each(DATABASES)('people on $name', ({ make }) => {
  test('have one login each, whatever its letters', async () => {
    const store = await (await make()).open();
    const user = await ann(store);
    expect(user).toMatchObject({
      login: 'ann@example.com',
      roles: ['administrator', 'viewer'],
      isDisabled: false,
    });
    expect(await store.users.find(user.id)).toEqual(user);
    expect(await store.users.findByLogin('ANN@example.com')).toEqual(user);
    expect(await store.users.findByLogin('bob')).toBe(null);
    expect(await codeOf(ann(store))).toBe('store/login-taken');
    expect(await codeOf(store.users.create({ login: 'a b', displayName: '', roles: [] }, WRITER))).toBe(
      'store/bad-login',
    );
    expect(await codeOf(store.users.update('nobody', {}, WRITER))).toBe('store/unknown-user');
    const bob = await store.users.create({ login: 'bob', displayName: 'Bob', roles: [] }, WRITER);
    expect((await store.users.list()).map(({ login, roles }) => [login, roles])).toEqual([
      ['ann@example.com', ['administrator', 'viewer']],
      ['bob', []],
    ]);
    const attributes = { countries: ['FR', 'CN'] };
    const changed = await store.users.update(bob.id, { roles: ['viewer'], attributes }, WRITER);
    expect(changed).toMatchObject({ displayName: 'Bob', roles: ['viewer'], attributes });
  });

  test('sign in with what they were given for a day, then with their own', async () => {
    const store = await (await make()).open();
    const { users } = store;
    const { id } = await ann(store);
    const login = 'ann@example.com';
    expect(await users.verify(login, '', NOW)).toEqual({ kind: 'refused', reason: 'no-password' });
    const first = await users.issueOneTimePassword(id, WRITER);
    expect(first).toMatch(/^([2-9a-z]{5}-){3}[2-9a-z]{5}$/);
    expect(await users.verify(login, first, later(24 * HOUR - 1))).toMatchObject({
      kind: 'ok',
      user: { mustChangePassword: true },
    });
    expect(await users.verify(login, first, later(24 * HOUR))).toEqual({
      kind: 'refused',
      reason: 'expired',
    });
    expect(await users.verify(login, 'wrong', NOW)).toEqual({ kind: 'refused', reason: 'wrong' });
    expect(await users.verify('nobody', first, NOW)).toEqual({ kind: 'refused', reason: 'unknown' });
    await users.setPassword(id, 'fünf', WRITER);
    expect(await users.verify(login, first, NOW)).toEqual({ kind: 'refused', reason: 'wrong' });
    expect(await users.verify(login, 'fu\u0308nf', later(1000 * HOUR))).toMatchObject({
      kind: 'ok',
      user: { mustChangePassword: false },
    });
    await users.update(id, { isDisabled: true }, WRITER);
    expect(await users.verify(login, 'fünf', NOW)).toEqual({ kind: 'refused', reason: 'disabled' });
  });

  test('are known again without asking, for a second at most where another process ends it', async () => {
    const database = await make();
    const [here, there] = [await database.open(), await database.open()];
    const { id } = await ann(here);
    const { secret } = await here.sessions.open(id, { now: NOW, lifetimeMs: HOUR });
    const isOpen = async (ms: number) => (await here.sessions.find(secret, later(ms))) !== null;
    expect(await isOpen(0)).toBe(true);
    await there.sessions.close(secret);
    expect([await isOpen(1000), await isOpen(0)]).toEqual([false, false]);
    const own = await here.sessions.open(id, { now: NOW, lifetimeMs: 500 });
    expect(await here.sessions.find(own.secret, NOW)).not.toBe(null);
    expect(await here.sessions.find(own.secret, later(500))).toBe(null);
    await here.users.update(id, { isDisabled: true }, WRITER);
    expect(await here.sessions.find(own.secret, NOW)).toBe(null);
    await there.close();
    await here.close();
  });

  test('have sessions that end by time, by hand, by a new password and with the account', async () => {
    const store = await (await make()).open();
    const { users, sessions } = store;
    const { id } = await ann(store);
    const open = () => sessions.open(id, { now: NOW, lifetimeMs: HOUR });
    const isOpen = async (secret: string, now = NOW) => (await sessions.find(secret, now)) !== null;
    const one = await open();
    const two = await open();
    expect(one.secret).not.toBe(two.secret);
    expect(await sessions.find(one.secret, NOW)).toMatchObject({ session: one.session, user: { id } });
    expect(await isOpen(one.secret, later(HOUR - 1))).toBe(true);
    expect(await isOpen(one.secret, later(HOUR))).toBe(false);
    expect(await isOpen('guess')).toBe(false);
    await sessions.close(one.secret);
    expect([await isOpen(one.secret), await isOpen(two.secret)]).toEqual([false, true]);
    const three = await open();
    await users.setPassword(id, 'mine', { ...WRITER, keepSession: three.secret });
    expect([await isOpen(two.secret), await isOpen(three.secret)]).toEqual([false, true]);
    await users.issueOneTimePassword(id, WRITER);
    expect(await isOpen(three.secret)).toBe(false);
    const four = await open();
    await users.update(id, { isDisabled: true }, WRITER);
    expect(await isOpen(four.secret)).toBe(false);
    await users.update(id, { isDisabled: false }, WRITER);
    expect(await isOpen(four.secret)).toBe(false);
    const five = await open();
    expect(await sessions.prune(NOW)).toBe(0);
    expect(await sessions.prune(later(HOUR))).toBe(1);
    expect(await isOpen(five.secret)).toBe(false);
    await open();
    await sessions.closeAllOf(id);
    expect(await sessions.prune(later(HOUR))).toBe(0);
  });

  test('see their sessions, and end one or all others', async () => {
    const store = await (await make()).open();
    const { sessions, events } = store;
    const { id } = await ann(store);
    const open = (at: Date, agent?: string) =>
      sessions.open(id, { now: at, lifetimeMs: HOUR, ...(agent === undefined ? {} : { agent }) });
    const one = await open(NOW, 'Firefox');
    const two = await open(later(1000), 'x'.repeat(5000));
    const three = await open(later(2000));
    const listed = await sessions.list(id, { now: later(3000), current: two.secret });
    expect(listed.map(({ agent, isCurrent }) => [agent, isCurrent])).toEqual([
      [null, false],
      ['x'.repeat(300), true],
      ['Firefox', false],
    ]);
    expect(JSON.stringify(listed)).not.toContain(one.secret);
    expect(await sessions.list(id, { now: later(HOUR) })).toHaveLength(2);
    const [last] = listed;
    const isOpen = async (secret: string) => (await sessions.find(secret, later(3000))) !== null;
    expect(await sessions.end('somebody else', last?.id ?? '', WRITER)).toBe(false);
    expect(await sessions.end(id, last?.id ?? '', WRITER)).toBe(true);
    expect(await sessions.end(id, last?.id ?? '', WRITER)).toBe(false);
    expect([await isOpen(one.secret), await isOpen(three.secret)]).toEqual([true, false]);
    expect(await sessions.endOthers(id, two.secret, WRITER)).toBe(1);
    expect(await sessions.endOthers(id, two.secret, WRITER)).toBe(0);
    expect([await isOpen(one.secret), await isOpen(two.secret)]).toEqual([false, true]);
    const ends = (await events.read({ limit: 100, filter: { action: 'session/' } })).map(
      ({ details }) => details,
    );
    expect(ends).toEqual([null, { ended: 1 }]);
  });

  test('have tokens that note their use and can be taken back', async () => {
    const store = await (await make()).open();
    const { tokens, users } = store;
    const { id } = await ann(store);
    const { secret, token } = await tokens.issue(
      { name: 'ci', userId: id, scopes: ['query'], expiresAt: later(HOUR) },
      WRITER,
    );
    expect(await tokens.find(secret, later(1000))).toMatchObject({
      token: { scopes: ['query'] },
      user: { id },
    });
    await tokens.find(secret, later(30_000));
    expect((await tokens.list(id))[0]?.lastUsedAt).toBe(later(1000).toISOString());
    await tokens.find(secret, later(61_000));
    expect((await tokens.list())[0]?.lastUsedAt).toBe(later(61_000).toISOString());
    expect(await tokens.find(secret, later(HOUR))).toBe(null);
    expect(await tokens.find(`${secret}x`, NOW)).toBe(null);
    expect([await tokens.revoke(token.id, WRITER), await tokens.revoke(token.id, WRITER)]).toEqual([
      true,
      false,
    ]);
    expect(await tokens.find(secret, NOW)).toBe(null);
    const other = await tokens.issue({ name: 'x', userId: id, scopes: [] }, WRITER);
    await users.update(id, { isDisabled: true }, WRITER);
    expect(await tokens.find(other.secret, NOW)).toBe(null);
    expect(await tokens.list('nobody')).toEqual([]);
  });

  test('are who their accounts elsewhere say, until that is forgotten', async () => {
    const store = await (await make()).open();
    const { identities, users, sessions } = store;
    const { id } = await ann(store);
    const bob = await users.create({ login: 'bob', displayName: 'Bob', roles: [] }, WRITER);
    const account = { issuer: 'https://id.example.com', subject: '42' };
    const elsewhere = { ...account, issuer: 'https://other.example.com' };
    expect(await identities.find(account)).toBe(null);
    const linked = await Promise.all([
      identities.link(account, id, WRITER),
      identities.link(account, bob.id, WRITER),
    ]);
    expect(linked.map((user) => user?.login)).toEqual(['ann@example.com', 'ann@example.com']);
    expect(await identities.link(elsewhere, bob.id, WRITER)).toMatchObject({ login: 'bob' });
    expect(await identities.find(account)).toMatchObject({ id });
    expect(await identities.list(id)).toEqual([{ ...account, linkedAt: NOW.toISOString() }]);
    expect(await identities.link({ ...account, subject: '44' }, id, WRITER)).toBe(null);
    expect(await codeOf(identities.link({ ...account, subject: '43' }, 'nobody', WRITER))).toBe(
      'store/unknown-user',
    );
    const { secret } = await sessions.open(id, { now: NOW, lifetimeMs: HOUR });
    expect([await identities.unlinkAll(id, WRITER), await identities.unlinkAll(id, WRITER)]).toEqual([1, 0]);
    expect([await identities.find(account), await sessions.find(secret, NOW)]).toEqual([null, null]);
    expect(await identities.find(elsewhere)).toMatchObject({ login: 'bob' });
    const events = await store.events.read({ limit: 10 });
    expect(events.map(({ action }) => action).filter((action) => action.startsWith('identity/'))).toEqual([
      'identity/link',
      'identity/link',
      'identity/unlink',
    ]);
  });

  test('leave no secret in the database', async () => {
    const store = await (await make()).open();
    const { id } = await ann(store);
    const secrets = [
      await store.users.issueOneTimePassword(id, WRITER),
      (await store.sessions.open(id, { now: NOW, lifetimeMs: HOUR })).secret,
      (await store.tokens.issue({ name: 'x', userId: id, scopes: [] }, WRITER)).secret,
    ];
    let text = '';
    for await (const page of store.dump()) text += JSON.stringify(page);
    for (const secret of secrets) expect(text).not.toContain(secret);
    expect((await store.events.read({ limit: 10 })).map(({ action }) => action)).toEqual([
      'user/create',
      'user/issue-password',
      'token/issue',
    ]);
  });
});
