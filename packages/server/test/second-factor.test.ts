import { afterEach, beforeEach, expect, test } from 'vitest';
import { appCode } from './app-code.ts';
import { administrator, type Browser, browserAt, codesOf, OWN_PASSWORD, read } from './browser.ts';
import { type ServedShop, serveShop } from './serve-shop.ts';

let shop: ServedShop;
let admin: Browser;
beforeEach(async () => {
  shop = await serveShop();
  admin = await administrator(shop);
});
afterEach(() => shop.close());

async function begun(): Promise<{ secret: string; recovery: readonly string[] }> {
  const begin = await admin.send('POST', '/api/v1/me/second-factor', { password: OWN_PASSWORD });
  const { secret } = await read('SecondFactorSecret', begin);
  const code = appCode(secret, shop.clock.now);
  const confirmed = await admin.send('POST', '/api/v1/me/second-factor/confirm', { code });
  const { recovery_codes: recovery } = await read('RecoveryCodes', confirmed);
  return { secret, recovery };
}

const signIn = (code?: string) =>
  browserAt(shop).send('POST', '/api/v1/session', {
    login: 'admin',
    password: OWN_PASSWORD,
    ...(code === undefined ? {} : { code }),
  });
const outcome = async (response: Response) =>
  response.ok ? response.status : [response.status, ...(await codesOf(response))];

test('a code is asked for after the password, is good once, and near its time only', async () => {
  expect(await outcome(await signIn())).toBe(200);
  const { secret } = await begun();
  expect(await outcome(await signIn())).toEqual([401, 'auth/second-factor-required']);
  const used = appCode(secret, shop.clock.now);
  expect(await outcome(await signIn(used))).toEqual([401, 'auth/wrong-code']);
  shop.clock.now += 30_000;
  const next = appCode(secret, shop.clock.now);
  expect(await outcome(await signIn(next))).toBe(200);
  expect(await outcome(await signIn(next))).toEqual([401, 'auth/wrong-code']);
  shop.clock.now += 60_000;
  expect(await outcome(await signIn(appCode(secret, shop.clock.now - 30_000)))).toBe(200);
  expect(await outcome(await signIn(appCode(secret, shop.clock.now + 60_000)))).toEqual([
    401,
    'auth/wrong-code',
  ]);
  const wrongPassword = { login: 'admin', password: 'wrong', code: appCode(secret, shop.clock.now) };
  expect(await outcome(await browserAt(shop).send('POST', '/api/v1/session', wrongPassword))).toEqual([
    401,
    'auth/wrong-password',
  ]);
});

test('whoever has the password tries five codes, from whatever machine, and then waits', async () => {
  const { secret } = await begun();
  for (let i = 0; i < 5; i += 1)
    expect(await outcome(await signIn('000000'))).toEqual([401, 'auth/wrong-code']);
  shop.clock.now += 30_000;
  const good = appCode(secret, shop.clock.now);
  expect(await outcome(await signIn(good))).toEqual([429, 'auth/too-many-attempts']);
  shop.clock.now += 15 * 60_000;
  expect(await outcome(await signIn(appCode(secret, shop.clock.now)))).toBe(200);
});

test('a recovery code is good once, however it is typed', async () => {
  const { recovery } = await begun();
  expect(recovery).toHaveLength(10);
  const [first = '', second = ''] = recovery;
  expect(first).toMatch(/^([2-9a-z]{4}-){3}[2-9a-z]{4}$/);
  expect(await outcome(await signIn(first))).toBe(200);
  expect(await outcome(await signIn(first))).toEqual([401, 'auth/wrong-code']);
  expect(await outcome(await signIn(second.toUpperCase().replaceAll('-', ' ')))).toBe(200);
});

test('it is begun with the password, ended with a code, and cleared by others only', async () => {
  const wrong = await admin.send('POST', '/api/v1/me/second-factor', { password: 'wrong' });
  expect(await codesOf(wrong)).toEqual(['auth/wrong-password']);
  const { secret } = await begun();
  expect(await read('Me', await admin.send('GET', '/api/v1/me'))).toMatchObject({ second_factor: true });
  const again = await admin.send('POST', '/api/v1/me/second-factor', { password: OWN_PASSWORD });
  expect(await outcome(again)).toEqual([409, 'auth/second-factor-on']);
  const own = await admin.send('DELETE', '/api/v1/users/admin/second-factor');
  expect(await outcome(own)).toEqual([403, 'people/not-yourself']);
  shop.clock.now += 30_000;
  const code = appCode(secret, shop.clock.now);
  expect((await admin.send('POST', '/api/v1/me/second-factor/end', { code })).status).toBe(204);
  expect(await outcome(await signIn())).toBe(200);
  await begun();
  const clear = await fetch(`${shop.server.url}/api/v1/users/admin/second-factor`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${shop.server.localToken}` },
  });
  expect(clear.status).toBe(204);
  expect(await outcome(await signIn())).toBe(200);
});

test('no secret and no code is in the catalog, the log or the events', async () => {
  const { secret, recovery } = await begun();
  const exported = await (await admin.send('GET', '/api/v1/audit/export')).text();
  for (const text of [exported, shop.log.join('')])
    for (const one of [secret, ...recovery]) expect(text).not.toContain(one);
  expect(exported).toContain('second-factor/begin');
});

test('the page without script asks for the code where one is needed', async () => {
  const { secret } = await begun();
  const send = (code: string) =>
    fetch(`${shop.server.url}/sign-in?lang=en`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: shop.server.url },
      body: new URLSearchParams({ login: 'admin', password: OWN_PASSWORD, ...(code === '' ? {} : { code }) }),
    });
  const asked = await send('');
  expect([asked.status, (await asked.text()).includes('name="code"')]).toEqual([401, true]);
  shop.clock.now += 30_000;
  expect((await send(appCode(secret, shop.clock.now))).status).toBe(303);
});
