import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { administrator, browserAt, codesOf, OWN_PASSWORD, read } from './browser.ts';
import { type ServedShop, serveShop } from './serve-shop.ts';

let shop: ServedShop;
beforeEach(async () => {
  shop = await serveShop();
});
afterEach(() => shop.close());

function first() {
  const password = shop.server.oneTimePassword;
  if (password === null) throw new Error('no one-time password');
  return password;
}

describe('the one-time password', () => {
  test('opens nothing but the way to a password of one’s own', async () => {
    const browser = browserAt(shop);
    const response = await browser.signIn(first().login, first().password);
    expect((await read('SignedIn', response)).must_change_password).toBe(true);
    expect((await browser.send('GET', '/api/v1/me')).status).toBe(200);
    const refused = await browser.send('GET', '/api/v1/metrics');
    expect([refused.status, await codesOf(refused)]).toEqual([403, ['auth/change-password-first']]);
  });

  test('is replaced at the first sign-in and then no longer good', async () => {
    const browser = await administrator(shop);
    expect((await browser.send('GET', '/api/v1/metrics')).status).toBe(200);
    const again = await browserAt(shop).signIn(first().login, first().password);
    expect([again.status, await codesOf(again)]).toEqual([401, ['auth/wrong-password']]);
    expect((await browserAt(shop).signIn('ADMIN ', OWN_PASSWORD)).status).toBe(200);
  });

  test('expires after 24 hours', async () => {
    shop.clock.now += 24 * 3_600_000;
    const late = await browserAt(shop).signIn(first().login, first().password);
    expect([late.status, await codesOf(late)]).toEqual([401, ['auth/password-expired']]);
  });

  test('never reaches the log', async () => {
    await administrator(shop);
    const log = shop.log.join('');
    expect(log).toContain('"route":"/api/v1/session"');
    for (const secret of [first().password, OWN_PASSWORD, shop.server.localToken])
      expect(log).not.toContain(secret);
  });
});

describe('a new password', () => {
  test.each([
    ['short', 'auth/weak-password'],
    [undefined, 'server/missing-key'],
  ])('%s: %s', async (next, code) => {
    const browser = browserAt(shop);
    await browser.signIn(first().login, first().password);
    const body = { current: first().password, ...(next === undefined ? {} : { new: next }) };
    const response = await browser.send('POST', '/api/v1/me/password', body);
    expect([response.status, await codesOf(response)]).toEqual([400, [code]]);
  });

  test('must differ: auth/same-password', async () => {
    const browser = browserAt(shop);
    await browser.signIn(first().login, first().password);
    const body = { current: first().password, new: first().password };
    expect(await codesOf(await browser.send('POST', '/api/v1/me/password', body))).toEqual([
      'auth/same-password',
    ]);
  });

  test('ends every other session', async () => {
    const browser = await administrator(shop);
    const other = browserAt(shop);
    await other.signIn('admin', OWN_PASSWORD);
    expect((await other.send('GET', '/api/v1/me')).status).toBe(200);
    const next = { current: OWN_PASSWORD, new: 'another long one' };
    expect((await browser.send('POST', '/api/v1/me/password', next)).status).toBe(200);
    expect((await other.send('GET', '/api/v1/me')).status).toBe(401);
    expect((await browser.send('GET', '/api/v1/me')).status).toBe(200);
  });
});

describe('guessing', () => {
  test('one person at one login is stopped after five failures, for a while', async () => {
    for (let i = 0; i < 5; i += 1) {
      expect((await browserAt(shop).signIn('admin', `guess ${i}`)).status).toBe(401);
    }
    const stopped = await browserAt(shop).signIn(first().login, first().password);
    expect([stopped.status, await codesOf(stopped)]).toEqual([429, ['auth/too-many-attempts']]);
    expect(Number(stopped.headers.get('retry-after'))).toBeGreaterThan(800);
    shop.clock.now += 15 * 60_000;
    expect((await browserAt(shop).signIn(first().login, first().password)).status).toBe(200);
  });

  test('however the login is written', async () => {
    for (const login of ['admin', ' Admin', 'ＡＤＭＩＮ', 'ａdmin', 'ad\uFF4Din'])
      expect((await browserAt(shop).signIn(login, 'guess')).status).toBe(401);
    expect((await browserAt(shop).signIn('adｍｉｎ', 'guess')).status).toBe(429);
  });

  test('one machine at many logins, and many machines at one, are stopped too', async () => {
    const proxied = await serveShop({ trustProxy: true });
    onTestFinished(() => proxied.close());
    const from = async (address: string, login: string, password = 'guess') => {
      const headers = { 'x-forwarded-for': address };
      const body = { login, password };
      return (await browserAt(proxied).send('POST', '/api/v1/session', body, headers)).status;
    };
    const { login, password } = proxied.server.oneTimePassword ?? { login: '', password: '' };
    for (let i = 0; i < 19; i += 1) expect(await from('10.0.0.1', `person${i}`)).toBe(401);
    // Getting in as oneself in between forgives nothing that was tried at others.
    expect(await from('10.0.0.1', login, password)).toBe(200);
    expect(await from('10.0.0.1', 'person19')).toBe(401);
    expect(await from('10.0.0.1', login, password)).toBe(429);
    expect(await from('10.0.0.2', login, password)).toBe(200);
    for (let i = 0; i < 50; i += 1) expect(await from(`10.0.1.${i}`, login)).toBe(401);
    expect(await from('10.0.2.1', login, password)).toBe(429);
    proxied.clock.now += 15 * 60_000;
    expect(await from('10.0.2.1', login, password)).toBe(200);
  });

  test('an unknown login is answered like a wrong password', async () => {
    const unknown = await browserAt(shop).signIn('nobody', 'x');
    expect([unknown.status, await codesOf(unknown)]).toEqual([401, ['auth/wrong-password']]);
  });
});

describe('a session', () => {
  test('its cookie is out of reach for pages and other sites', async () => {
    const response = await browserAt(shop).signIn(first().login, first().password);
    expect(response.headers.get('set-cookie')).toMatch(
      /^plumbline_\d+=[\w.-]+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=43200$/,
    );
  });

  test('a cookie that somebody planted before is not the one after (fixation)', async () => {
    const browser = browserAt(shop);
    await browser.signIn(first().login, first().password);
    const planted = browser.cookie;
    await browser.signIn(first().login, first().password);
    expect(browser.cookie).not.toBe(planted);
    const victim = browserAt(shop);
    victim.cookie = planted;
    expect((await victim.send('GET', '/api/v1/me')).status).toBe(401);
  });

  test('ends by signing out, and by itself', async () => {
    const browser = await administrator(shop);
    const kept = browser.cookie;
    expect((await browser.send('DELETE', '/api/v1/session')).status).toBe(204);
    browser.cookie = kept;
    expect((await browser.send('GET', '/api/v1/me')).status).toBe(401);
    await browser.signIn('admin', OWN_PASSWORD);
    shop.clock.now += 12 * 3_600_000;
    expect((await browser.send('GET', '/api/v1/me')).status).toBe(401);
  });

  test('a change needs its token and a page of ours', async () => {
    const browser = await administrator(shop);
    const body = { name: 'x', scopes: ['read'] };
    const { csrf } = browser;
    for (const wrong of [null, 'x']) {
      browser.csrf = wrong;
      expect(await codesOf(await browser.send('POST', '/api/v1/tokens', body))).toEqual(['auth/csrf']);
    }
    browser.csrf = csrf;
    const foreign = await browser.send('POST', '/api/v1/tokens', body, { origin: 'https://evil.example' });
    expect(await codesOf(foreign)).toEqual(['server/origin-not-allowed']);
    expect((await browser.send('POST', '/api/v1/tokens', body)).status).toBe(201);
  });
});

describe('tokens', () => {
  test('act within their scopes, are shown once, and can be revoked', async () => {
    const browser = await administrator(shop);
    const made = await read(
      'NewToken',
      await browser.send('POST', '/api/v1/tokens', { name: 'bi', scopes: ['read'] }),
    );
    const withToken = (path: string, method = 'GET', body?: unknown) =>
      fetch(shop.server.url + path, {
        method,
        headers: { authorization: `Bearer ${made.token}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    expect((await withToken('/api/v1/metrics')).status).toBe(200);
    const query = await withToken('/api/v1/query', 'POST', { metrics: ['revenue'] });
    expect([query.status, await codesOf(query)]).toEqual([403, ['auth/missing-scope']]);
    const wider = await withToken('/api/v1/tokens', 'POST', { name: 'y', scopes: ['read', 'backup'] });
    expect(await codesOf(wider)).toEqual(['auth/scope-beyond-own']);
    const listed = await browser.send('GET', '/api/v1/tokens');
    expect(await listed.text()).not.toContain(made.token);
    expect((await browser.send('DELETE', `/api/v1/tokens/${made.id}`)).status).toBe(204);
    const gone = await withToken('/api/v1/metrics');
    expect([gone.status, await codesOf(gone)]).toEqual([401, ['auth/invalid-token']]);
    expect(await codesOf(await browser.send('DELETE', '/api/v1/tokens/none'))).toEqual([
      'server/nothing-called',
    ]);
  });

  test('a bad token is refused even beside a good cookie', async () => {
    const browser = await administrator(shop);
    const response = await browser.send('GET', '/api/v1/me', undefined, { authorization: 'Bearer wrong' });
    expect([response.status, await codesOf(response)]).toEqual([401, ['auth/invalid-token']]);
    expect(response.headers.get('www-authenticate')).toContain('Bearer');
  });

  test('nobody: auth/required', async () => {
    expect(await codesOf(await fetch(`${shop.server.url}/api/v1/me`))).toEqual(['auth/required']);
  });
});
