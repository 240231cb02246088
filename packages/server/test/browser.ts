import { SCHEMAS, type SchemaName, type Wire } from '@plumbline/client';
import { expect } from 'vitest';
import type { ServedShop } from './serve-shop.ts';

/** What a browser keeps between requests. */
export interface Browser {
  cookie: string | null;
  csrf: string | null;
  send(
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Response>;
  signIn(login: string, password: string): Promise<Response>;
}

export function browserAt({ server }: Pick<ServedShop, 'server'>): Browser {
  const browser: Browser = {
    cookie: null,
    csrf: null,
    async send(method, path, body, headers = {}) {
      const response = await fetch(server.url + path, {
        method,
        redirect: 'manual',
        headers: {
          origin: server.url,
          ...(browser.cookie === null ? {} : { cookie: browser.cookie }),
          ...(browser.csrf === null ? {} : { 'x-csrf-token': browser.csrf }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const set = response.headers.get('set-cookie');
      if (set !== null) browser.cookie = set.split(';')[0] ?? null;
      return response;
    },
    async signIn(login, password) {
      const response = await browser.send('POST', '/api/v1/session', { login, password });
      if (response.ok) browser.csrf = (await read('SignedIn', response.clone())).csrf_token;
      return response;
    },
  };
  return browser;
}

export const OWN_PASSWORD = 'a long enough one';

/** A browser of the administrator, who has chosen a password. */
export async function administrator(shop: ServedShop): Promise<Browser> {
  const browser = browserAt(shop);
  const first = shop.server.oneTimePassword;
  if (first === null) throw new Error('no one-time password');
  expect((await browser.signIn(first.login, first.password)).status).toBe(200);
  const changed = await browser.send('POST', '/api/v1/me/password', {
    current: first.password,
    new: OWN_PASSWORD,
  });
  expect(changed.status).toBe(200);
  browser.csrf = (await read('SignedIn', changed)).csrf_token;
  return browser;
}

/** Signed in without the password, which is slow by design. */
export async function signedInAs(shop: ServedShop, login: string): Promise<Browser> {
  const user = await shop.center.people.users.findByLogin(login);
  const { secret, session } = await shop.center.people.sessions.open(user?.id ?? '', {
    now: new Date(shop.clock.now),
    lifetimeMs: 3_600_000,
  });
  const browser = browserAt(shop);
  browser.cookie = `plumbline_${shop.server.port}=${secret}`;
  browser.csrf = session.csrf;
  return browser;
}

/** Codes of the diagnostics of a problem. */
export async function codesOf(response: Response): Promise<readonly string[]> {
  expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  const { diagnostics } = await read('Problem', response);
  return diagnostics.map(({ code }) => code);
}

/** The body, which must be what the contract says. */
export async function read<N extends SchemaName>(name: N, response: Response): Promise<Wire<N>> {
  return SCHEMAS[name].parse(await response.json()) as Wire<N>;
}
