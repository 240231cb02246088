import { ROUTES, type Route, type RouteName } from '@plumbline/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { administrator, type Browser, browserAt, codesOf, read } from './browser.ts';
import { SAMPLES } from './samples.ts';
import { type ServedShop, serveShop } from './serve-shop.ts';

let shop: ServedShop;
let admin: Browser;
beforeAll(async () => {
  shop = await serveShop();
  admin = await administrator(shop);
});
afterAll(() => shop.close());

const OWN = 'a password of their own';

/** Somebody with these roles, who has come in by a one-time password and chosen their own. */
async function person(login: string, roles: readonly string[]): Promise<Browser> {
  const made = await admin.send('POST', '/api/v1/users', { login, name: login, roles });
  expect(made.status).toBe(201);
  const issued = await admin.send('POST', `/api/v1/users/${login}/password`);
  const { password } = await read('OneTimePassword', issued);
  const browser = browserAt(shop);
  expect((await browser.signIn(login, password)).status).toBe(200);
  expect((await browser.send('GET', '/api/v1/metrics')).status).toBe(403);
  const changed = await browser.send('POST', '/api/v1/me/password', { current: password, new: OWN });
  browser.csrf = (await read('SignedIn', changed)).csrf_token;
  return browser;
}

test('from an account to its end: made, signed in, changed, disabled', async () => {
  const ann = await person('ann', ['analyst']);
  expect(await read('Me', await ann.send('GET', '/api/v1/me'))).toMatchObject({
    login: 'ann',
    roles: ['analyst'],
    scopes: ['read', 'query', 'keep', 'propose'],
    in_place_of: null,
  });
  expect((await ann.send('GET', '/api/v1/users')).status).toBe(403);
  const wider = { roles: ['data_engineer'] };
  expect((await admin.send('PUT', '/api/v1/users/ann', wider)).status).toBe(200);
  const { scopes } = await read('Me', await ann.send('GET', '/api/v1/me'));
  expect(scopes).toEqual(['read', 'query', 'keep', 'apply', 'propose', 'load']);
  const token = { name: 'ci', scopes: ['load'] };
  const made = await read('NewToken', await ann.send('POST', '/api/v1/tokens', token));
  const load = () =>
    fetch(`${shop.server.url}/api/v1/load`, {
      method: 'POST',
      headers: { authorization: `Bearer ${made.token}` },
    });
  expect((await load()).status).toBe(200);
  expect((await admin.send('PUT', '/api/v1/users/ann', { roles: ['viewer'] })).status).toBe(200);
  expect([(await load()).status, await codesOf(await load())]).toEqual([403, ['auth/missing-scope']]);
  expect((await admin.send('PUT', '/api/v1/users/ann', { is_disabled: true })).status).toBe(200);
  expect([(await load()).status, (await ann.send('GET', '/api/v1/me')).status]).toEqual([401, 401]);
  expect((await browserAt(shop).signIn('ann', OWN)).status).toBe(401);
});

test('people/changed-meanwhile: a write over another version is a conflict, by a body or an address', async () => {
  const label = { zh: '华', en: 'H' };
  const made = await read(
    'Department',
    await admin.send('PUT', '/api/v1/departments/h', { label, parent: null, version: 'none' }),
  );
  const other = { label: { zh: '中', en: 'M' }, parent: null };
  expect((await admin.send('PUT', '/api/v1/departments/h', other)).status).toBe(200);
  const { version } = made;
  const late = [
    admin.send('PUT', '/api/v1/departments/h', { label, parent: null, version }),
    admin.send('DELETE', `/api/v1/departments/h?version=${version}`),
    admin.send('PUT', '/api/v1/roles/viewer', { label, capabilities: ['read'], version: 'older' }),
    admin.send('PUT', '/api/v1/teams/none', { label, members: [], leads: [], version: 'older' }),
    admin.send('PUT', '/api/v1/users/admin', { name: 'A', version: 'older' }),
  ];
  for (const response of await Promise.all(late))
    expect([response.status, await codesOf(response)]).toEqual([409, ['people/changed-meanwhile']]);
  const { departments } = await read('DepartmentList', await admin.send('GET', '/api/v1/departments'));
  const now = departments.find(({ code }) => code === 'h');
  expect(now).toMatchObject({ label: other.label });
  const gone = await admin.send('DELETE', `/api/v1/departments/h?version=${now?.version}`);
  expect(gone.status).toBe(204);
});

describe('in the place of another', () => {
  const days = { from: '2024-03-11', to: '2024-03-12', reason: 'leave' };

  test('by saying so, on these days, with what the other may; the log has both', async () => {
    const dora = await person('dora', ['steward']);
    const emil = await person('emil', ['viewer']);
    const asDora = { 'x-in-place-of': 'dora' };
    const load = () => emil.send('POST', '/api/v1/load', undefined, asDora);
    expect([(await load()).status, await codesOf(await load())]).toEqual([403, ['people/no-delegation']]);
    const wish = { delegate: 'emil', ...days };
    const made = await read('Delegation', await dora.send('POST', '/api/v1/delegations', wish));
    expect(made).toMatchObject({ delegator: 'dora', delegate: 'emil', created_by: 'dora' });
    expect((await load()).status).toBe(200);
    expect(await codesOf(await emil.send('POST', '/api/v1/load'))).toEqual(['store/not-allowed']);
    const me = await read('Me', await emil.send('GET', '/api/v1/me', undefined, asDora));
    expect(me).toMatchObject({ login: 'emil', in_place_of: 'dora', roles: ['steward'] });
    const body = SAMPLES.createView[0]?.body;
    expect((await emil.send('POST', '/api/v1/views', body, asDora)).status).toBe(201);
    const { events } = await read('AuditPage', await admin.send('GET', '/api/v1/audit?limit=1000'));
    const last = events.filter(({ action }) => action === 'view/create').at(-1);
    expect(last).toMatchObject({ actor: 'emil', in_place_of: 'dora' });
    shop.clock.now += 2 * 86_400_000;
    const later = browserAt(shop);
    await later.signIn('emil', OWN);
    const late = await later.send('GET', '/api/v1/metrics', undefined, asDora);
    expect(await codesOf(late)).toEqual(['people/no-delegation']);
    shop.clock.now -= 2 * 86_400_000;
  });

  test('never for what is of one’s own account: people/not-in-place', async () => {
    const finn = await person('finn', ['administrator']);
    const gus = await person('gus', ['viewer']);
    const wish = { delegate: 'gus', ...days };
    expect((await finn.send('POST', '/api/v1/delegations', wish)).status).toBe(201);
    const asFinn = { 'x-in-place-of': 'finn' };
    const own = [
      gus.send('POST', '/api/v1/me/password', { current: OWN, new: 'another long one' }, asFinn),
      gus.send('POST', '/api/v1/tokens', { name: 'x', scopes: ['backup'] }, asFinn),
      gus.send('POST', '/api/v1/delegations', { ...wish, delegate: 'admin' }, asFinn),
    ];
    for (const response of await Promise.all(own))
      expect([response.status, await codesOf(response)]).toEqual([403, ['people/not-in-place']]);
    const raise = gus.send('PUT', '/api/v1/users/gus', { roles: ['administrator'] }, asFinn);
    expect(await codesOf(await raise)).toEqual(['people/not-yourself']);
    expect(
      await codesOf(await gus.send('GET', '/api/v1/me', undefined, { 'x-in-place-of': 'admin' })),
    ).toEqual(['people/no-delegation']);
  });
});

describe('mass assignment', () => {
  const bodies = (Object.entries(ROUTES) as readonly (readonly [RouteName, Route])[]).filter(
    ([name, { body }]) => body !== undefined && name !== 'signIn',
  );
  const MORE: readonly object[] = [
    { is_admin: true },
    { id: 'admin' },
    { created_by: 'admin' },
    { capabilities_of: 'administrator' },
    { constructor: { prototype: { roles: ['administrator'] } } },
  ];

  test.each(bodies)('%s takes no key that it does not know', async (name, { method, path }) => {
    const sample = SAMPLES[name].find(({ body }) => typeof body === 'object' && body !== null);
    const asked = typeof sample?.path === 'function' ? path : (sample?.path ?? path);
    const known = (sample?.body ?? {}) as object;
    const unknown = MORE.filter((more) => Object.keys(more).every((key) => !Object.hasOwn(known, key)));
    expect(unknown.length).toBeGreaterThan(3);
    for (const more of unknown) {
      const body = { ...known, ...more };
      const sent = await admin.send(method.toUpperCase(), asked.replace(/\{\w+\}/g, 'x'), body);
      expect([sent.status, (await codesOf(sent))[0]?.split('/')[1]]).toEqual([400, 'unknown-key']);
    }
  });

  test('a prototype in the body is a key like any other', async () => {
    const text = '{"login": "zoe", "name": "Zoe", "__proto__": {"roles": ["administrator"]}}';
    const sent = await admin.send('POST', '/api/v1/users', text, { 'content-type': 'application/json' });
    if (sent.status === 201) expect((await read('User', sent)).roles).toEqual([]);
    else expect(sent.status).toBe(400);
    expect(({} as { roles?: unknown }).roles).toBeUndefined();
  });
});
