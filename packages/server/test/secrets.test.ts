import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SYSTEM } from '@plumbline/center';
import { ROUTES, type Route, type RouteName } from '@plumbline/client';
import { openStore } from '@plumbline/store';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { appCode } from './app-code.ts';
import { administrator, type Browser, browserAt, OWN_PASSWORD, read } from './browser.ts';
import { makeKept } from './kept-samples.ts';
import { SAMPLES } from './samples.ts';
import { type ServedShop, serveShop } from './serve-shop.ts';

/** What would end or change the session that asks everything else. */
const APART: readonly RouteName[] = ['signOut', 'changePassword', 'endSession', 'endOtherSessions'];
const TYPED = {
  client: 'canary-client-secret-1f0c',
  wrong: 'canary-wrong-password-2e1d',
  bearer: 'canary-unknown-token-3d2e',
  code: 'canary-code-of-provider-4c3f',
  state: 'canary-state-of-provider-5b40',
  own: 'canary password of bo 6a51',
};

let shop: ServedShop;
let admin: Browser;
/** By what each is. */
let secrets: Readonly<Record<string, string>>;

beforeAll(async () => {
  shop = await serveShop({
    oidc: {
      // Nobody answers there.
      issuer: new URL('http://127.0.0.1:9'),
      clientId: 'plumbline',
      clientSecret: TYPED.client,
      name: null,
      hosts: [],
      networks: [],
      byExternalId: false,
    },
  });
  const first = shop.server.oneTimePassword?.password ?? '';
  admin = await administrator(shop);
  await makeKept(admin);
  const wish = { name: 'bi', scopes: ['read'] };
  const { token } = await read('NewToken', await admin.send('POST', '/api/v1/tokens', wish));
  secrets = {
    ...TYPED,
    first,
    password: OWN_PASSWORD,
    token,
    local: shop.server.localToken,
    session: (admin.cookie ?? '').split('=')[1] ?? '',
    ...(await secretsOfPerson()),
  };
});
afterAll(() => shop.close());

/** Somebody with a one-time password, a password, a session and a second factor. */
async function secretsOfPerson(): Promise<Readonly<Record<string, string>>> {
  await shop.center.directory.createUser(SYSTEM, { login: 'canary', displayName: 'Bo', roles: ['viewer'] });
  const oneTime = (await shop.center.directory.issuePassword(SYSTEM, 'canary')) ?? '';
  const bo = browserAt(shop);
  await bo.signIn('canary', oneTime);
  const changed = await bo.send('POST', '/api/v1/me/password', { current: oneTime, new: TYPED.own });
  bo.csrf = (await read('SignedIn', changed)).csrf_token;
  const begun = await bo.send('POST', '/api/v1/me/second-factor', { password: TYPED.own });
  const { secret } = await read('SecondFactorSecret', begun);
  const code = appCode(secret, shop.clock.now);
  const confirmed = await bo.send('POST', '/api/v1/me/second-factor/confirm', { code });
  const { recovery_codes: recovery } = await read('RecoveryCodes', confirmed);
  const codes = Object.fromEntries(recovery.map((one, i) => [`recovery ${i}`, one]));
  return {
    'one-time': oneTime,
    'second factor': secret,
    'other session': (bo.cookie ?? '').split('=')[1] ?? '',
    ...codes,
  };
}

/** Secrets that a text holds, in clear or written as other programs would. */
function found(text: string): readonly string[] {
  return Object.entries(secrets).flatMap(([name, secret]) => {
    expect(secret.length, name).toBeGreaterThan(9);
    const ways = [
      secret,
      encodeURIComponent(secret),
      Buffer.from(secret).toString('base64').replace(/=+$/, ''),
      Buffer.from(secret).toString('hex'),
    ];
    return ways.some((way) => text.includes(way)) ? [name] : [];
  });
}

const textOf = async (response: Response) =>
  `${response.status} ${JSON.stringify([...response.headers])}\n${Buffer.from(await response.arrayBuffer()).toString('latin1')}`;

/** Everything that somebody may type wrong, or that comes from elsewhere. */
async function mishaps(): Promise<readonly string[]> {
  const nobody = browserAt(shop);
  const { url } = shop.server;
  const answers = [
    await nobody.signIn('canary', TYPED.wrong),
    await nobody.send('POST', '/api/v1/session', { login: 'canary', password: TYPED.wrong, colour: 1 }),
    await nobody.send('POST', '/api/v1/session', `{"login": "canary", "password": "${TYPED.wrong}"`, {
      'content-type': 'application/json',
    }),
    await fetch(`${url}/api/v1/me`, { headers: { authorization: `Bearer ${TYPED.bearer}` } }),
    await fetch(`${url}/auth/oidc`, { redirect: 'manual' }),
    await fetch(`${url}/auth/oidc/back?code=${TYPED.code}&state=${TYPED.state}`, { redirect: 'manual' }),
    await admin.send('POST', '/api/v1/me/second-factor', { password: TYPED.wrong }),
  ];
  return Promise.all(answers.map(textOf));
}

test('no answer of any call, no error, no export and no explanation holds a secret', async () => {
  for (const text of await mishaps()) expect(found(text), text.slice(0, 200)).toEqual([]);
  for (const [name, { method, path }] of Object.entries(ROUTES) as readonly (readonly [RouteName, Route])[]) {
    if (APART.includes(name)) continue;
    for (const sample of SAMPLES[name]) {
      const asked =
        (typeof sample.path === 'function' ? sample.path() : sample.path) ?? path.replace(/\{\w+\}/g, 'x');
      const accept: Readonly<Record<string, string>> =
        sample.accept === undefined ? {} : { accept: sample.accept };
      const sender = name === 'signIn' ? browserAt(shop) : admin;
      const response = await sender.send(method.toUpperCase(), asked, sample.body, accept);
      expect(found(await textOf(response)), `${name} ${asked}`).toEqual([]);
    }
  }
  for (const path of ['/', '/plain', '/api/docs', '/metrics', '/api/v1/openapi.json'])
    expect(found(await textOf(await admin.send('GET', path))), path).toEqual([]);
});

test('neither the log, nor the audit, nor the names under which answers are kept', async () => {
  await mishaps();
  const log = shop.log.join('');
  expect(log).toContain('sign-in refused');
  expect(found(log)).toEqual([]);
  const audit = await textOf(await admin.send('GET', '/api/v1/audit/export'));
  expect(audit).toContain('session/open');
  expect(found(audit)).toEqual([]);
  expect(found(JSON.stringify(shop.center.answersVersion(SYSTEM)))).toEqual([]);
});

test('neither the catalog, row by row as a backup takes it, nor any file of the workspace', async () => {
  await mishaps();
  const store = await openStore({ url: `file:${shop.folder}/.plumbline/catalog.db`, now: new Date() });
  try {
    let rows = 0;
    for await (const page of store.dump()) {
      rows += page.rows.length;
      expect(found(JSON.stringify(page.rows)), page.table).toEqual([]);
    }
    expect(rows).toBeGreaterThan(20);
  } finally {
    await store.close();
  }
  const files = readdirSync(shop.folder, { recursive: true, withFileTypes: true }).filter((one) =>
    one.isFile(),
  );
  expect(files.map(({ name }) => name)).toContain('catalog.db');
  for (const { parentPath, name } of files)
    expect(found(readFileSync(join(parentPath, name), 'latin1')), name).toEqual([]);
});

test('the search finds what is there', async () => {
  expect(found(`x ${TYPED.client} y`)).toEqual(['client']);
  expect(found(Buffer.from(`plumbline:${TYPED.client}`).subarray(10).toString('base64'))).toEqual(['client']);
});
