import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SYSTEM } from '@plumbline/center';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { administrator, type Browser, browserAt, read } from './browser.ts';
import { type RunningProvider, startProvider } from './identity-provider.ts';
import { type ServedShop, serveShop } from './serve-shop.ts';

let provider: RunningProvider;
let shop: ServedShop;
let admin: Browser;

beforeAll(async () => {
  provider = await startProvider();
  shop = await serveShop({ oidc: provider.settings });
  provider.serve(`${shop.server.url}/auth/oidc/back`);
  admin = await administrator(shop);
  await person('ann', { email: 'Ann@Example.com' });
  provider.accounts.set('account-1', { email: 'ann@example.com', email_verified: true });
});
afterAll(async () => {
  await shop.close();
  await provider.close();
});

const person = (login: string, more: { email?: string; externalId?: string } = {}) =>
  shop.center.directory.createUser(SYSTEM, { login, displayName: login, roles: ['viewer'], ...more });

/** A browser that keeps the cookies of every host and path apart, as far as these pages need it. */
class Visitor {
  readonly jar = new Map<string, Map<string, string>>();

  async go(url: string, form?: Readonly<Record<string, string>>): Promise<Response> {
    const { host } = new URL(url);
    const kept = this.jar.get(host) ?? new Map<string, string>();
    this.jar.set(host, kept);
    const response = await fetch(url, {
      method: form === undefined ? 'GET' : 'POST',
      redirect: 'manual',
      headers: { cookie: [...kept].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s);
      if (value === '' || /max-age=0/i.test(line)) kept.delete(name);
      else kept.set(name, value);
    }
    return response;
  }

  /** Follows where it is sent; stops where somebody has to do something, or back at the server. */
  async follow(url: string, until: (url: URL) => boolean = () => false): Promise<[URL, Response]> {
    let at = new URL(url);
    for (let hops = 0; hops < 12; hops++) {
      if (until(at)) return [at, new Response(null)];
      const response = await this.go(at.href);
      const next = response.headers.get('location');
      if (next === null) return [at, response];
      at = new URL(next, at);
      if (at.host === new URL(shop.server.url).host && !at.pathname.startsWith('/auth/'))
        return [at, response];
    }
    throw new Error('sent in circles');
  }

  /** Signs in at the provider as an account, and agrees. */
  async signInAs(account: string, page = ''): Promise<URL> {
    const answer = await this.answerAs(account, page);
    return (await this.follow(answer.href))[0];
  }

  /** The address that the provider sends the browser back to, not yet visited. */
  async answerAs(account: string, page = ''): Promise<URL> {
    const isBack = (url: URL) => url.pathname === '/auth/oidc/back';
    const [form] = await this.follow(`${shop.server.url}/auth/oidc${page}`);
    const login = await this.go(form.href, { prompt: 'login', login: account, password: 'any' });
    const [consent] = await this.follow(new URL(login.headers.get('location') ?? '', form).href, isBack);
    if (isBack(consent)) return consent;
    const agreed = await this.go(consent.href, { prompt: 'consent' });
    const [back] = await this.follow(new URL(agreed.headers.get('location') ?? '', consent).href, isBack);
    expect(back.pathname).toBe('/auth/oidc/back');
    return back;
  }

  /** Who the server takes this browser for. */
  async login(): Promise<string | null> {
    const response = await this.go(`${shop.server.url}/api/v1/me`);
    return response.ok ? (await read('Me', response)).login : null;
  }
}

/** What the log says of the last sign-in that was refused. */
const refusal = ({ log } = shop) => {
  const lines = log.map((line) => JSON.parse(line) as { msg?: string; code?: string });
  return lines.findLast(({ msg }) => msg === 'sign-in refused')?.code;
};

const shown = async (response: Response) => (await response.text()).replaceAll(/\s+/g, ' ');

describe('signing in with the accounts of a provider', () => {
  test('the person with the verified address, in whatever letters, is let in and recorded', async () => {
    const ann = new Visitor();
    const landed = await ann.signInAs('account-1', '?page=/app/metrics?q=revenue');
    expect(landed.pathname + landed.search).toBe('/app/metrics?q=revenue');
    expect(await ann.login()).toBe('ann');
    const log = await read('AuditPage', await admin.send('GET', '/api/v1/audit?actor=ann'));
    expect(log.events.map(({ action }) => action).toSorted()).toEqual(['identity/link', 'session/open']);
  });

  test('what was linked once stays linked, until that is forgotten', async () => {
    const bo = await person('bo', { email: 'bo@example.com' });
    provider.accounts.set('x-2', { email: 'bo@example.com', email_verified: true });
    const visitor = new Visitor();
    await visitor.signInAs('x-2');
    expect(await visitor.login()).toBe('bo');
    provider.accounts.set('x-2', { email: 'other@example.com', email_verified: true });
    await person('other', { email: 'other@example.com' });
    const again = new Visitor();
    await again.signInAs('x-2');
    expect(await again.login()).toBe('bo');
    const listed = await read('IdentityList', await admin.send('GET', '/api/v1/users/bo/identities'));
    expect(listed.accounts.map(({ subject }) => subject)).toEqual(['x-2']);
    expect(listed.provider).not.toBe(null);
    expect(await shop.center.identity.unlink(SYSTEM, bo.login)).toBe(1);
    expect(await again.login()).toBe(null);
    const third = new Visitor();
    await third.signInAs('x-2');
    expect(await third.login()).toBe('other');
  });

  test.each<readonly [string, string, () => Promise<unknown>]>([
    ['that nobody has', 'x-nobody', async () => undefined],
    ['that is only like an external id', 'x-17', () => person('fay', { externalId: 'x-17' })],
    ['whose person has another account already', 'x-second', () => second('x-second')],
    ['whose address is not verified', 'x-unverified', () => unverified('x-unverified')],
    ['whose address two people have', 'x-shared', () => shared('x-shared')],
    ['of somebody who was deactivated', 'x-gone', () => deactivated('x-gone')],
  ])('an account %s opens nothing, and makes nobody', async (_, account, prepare) => {
    await prepare();
    const before = await shop.center.people.users.list();
    const visitor = new Visitor();
    const back = await visitor.answerAs(account);
    const response = await visitor.go(back.href);
    expect([response.status, await visitor.login()]).toEqual([401, null]);
    expect(await shown(response)).toContain('nobody here has this account');
    expect(refusal()).toBe('auth/unknown-account');
    expect(await shop.center.people.users.list()).toEqual(before);
    expect(shop.log.join('\n')).not.toContain('a secret that nobody prints');
  });

  test('somebody deactivated after the account was linked is kept out', async () => {
    await person('eve', { email: 'eve@example.com' });
    provider.accounts.set('account-eve', { email: 'eve@example.com', email_verified: true });
    const ann = new Visitor();
    await ann.signInAs('account-eve');
    await shop.center.directory.updateUser(SYSTEM, 'eve', { isDisabled: true });
    expect(await ann.login()).toBe(null);
    const again = new Visitor();
    const response = await again.go((await again.answerAs('account-eve')).href);
    expect([response.status, await again.login()]).toEqual([401, null]);
  });
});

test('where external ids are the accounts, a contradicting address refuses', async () => {
  const told = { issuer: 'https://id.example.com', byExternalId: true };
  const { identity } = shop.center;
  await person('hal', { externalId: '17', email: 'hal@example.com' });
  const found = (subject: string, verifiedEmail: string | null) =>
    identity.personOf({ ...told, subject, verifiedEmail });
  expect(await found('17', 'intern@example.com')).toEqual({ kind: 'nobody', reason: 'other-address' });
  expect(await found('18', 'hal@example.com')).toEqual({ kind: 'nobody', reason: 'unknown' });
  expect(await found('17', null)).toMatchObject({ kind: 'person', user: { login: 'hal' } });
});

test('somebody whose one-time password waits comes in without it', async () => {
  await person('ida', { email: 'ida@example.com' });
  await shop.center.directory.issuePassword(SYSTEM, 'ida');
  provider.accounts.set('account-ida', { email: 'ida@example.com', email_verified: true });
  const ida = new Visitor();
  await ida.signInAs('account-ida');
  const answered = await ida.go(`${shop.server.url}/api/v1/metrics`);
  expect([await ida.login(), answered.status]).toEqual(['ida', 200]);
});

describe('an answer that was not asked for', () => {
  test('in the browser of somebody else opens nothing: nobody is signed in as another', async () => {
    const back = await new Visitor().answerAs('account-1');
    const victim = new Visitor();
    const response = await victim.go(back.href);
    expect([response.status, await victim.login()]).toEqual([401, null]);
    const begun = new Visitor();
    await begun.go(`${shop.server.url}/auth/oidc`);
    const swapped = await begun.go(back.href);
    expect([swapped.status, await begun.login()]).toEqual([401, null]);
  });

  test('is good once, and for ten minutes', async () => {
    const visitor = new Visitor();
    const back = await visitor.answerAs('account-1');
    const cookies = new Map(visitor.jar.get(back.host));
    expect((await visitor.go(back.href)).status).toBe(303);
    const replay = new Visitor();
    replay.jar.set(back.host, cookies);
    expect((await replay.go(back.href)).status).toBe(401);
    const late = new Visitor();
    const answer = await late.answerAs('account-1');
    shop.clock.now += 11 * 60_000;
    const response = await late.go(answer.href);
    expect([response.status, refusal()]).toEqual([401, 'auth/provider-expired']);
  });

  test('with a code that the provider did not give, or another state, opens nothing', async () => {
    for (const change of ['code', 'state', 'iss']) {
      const visitor = new Visitor();
      const back = await visitor.answerAs('account-1');
      back.searchParams.set(change, 'https://elsewhere.example');
      const response = await visitor.go(back.href);
      expect([change, response.status, await visitor.login()]).toEqual([change, 401, null]);
    }
  });

  test('a refusal of the person at the provider is said as one', async () => {
    const visitor = new Visitor();
    const [form] = await visitor.follow(`${shop.server.url}/auth/oidc`);
    const [back] = await visitor.follow(
      `${form.href}/abort`,
      ({ pathname }) => pathname === '/auth/oidc/back',
    );
    const response = await visitor.go(back.href);
    expect([response.status, refusal()]).toEqual([401, 'auth/provider-declined']);
  });
});

test('the session that a browser had before ends, and the new one is another', async () => {
  const visitor = new Visitor();
  const { host } = new URL(shop.server.url);
  visitor.jar.set(host, new Map([(admin.cookie ?? '').split('=') as [string, string]]));
  expect(await visitor.login()).toBe('admin');
  await visitor.signInAs('account-1');
  expect(await visitor.login()).toBe('ann');
  expect((await admin.send('GET', '/api/v1/me')).status).toBe(401);
});

test('nobody is sent to another site afterwards', async () => {
  for (const page of [
    'https://evil.example',
    '//evil.example',
    '/app//evil.example',
    '/app\\evil',
    '/sign-out',
  ]) {
    const landed = await new Visitor().signInAs('account-1', `?page=${encodeURIComponent(page)}`);
    expect(landed.href).toBe(`${shop.server.url}/app`);
  }
});

test('a provider that is down keeps nobody from signing in with a password, and is asked again', async () => {
  const down = await startProvider();
  const other = await serveShop({ oidc: down.settings });
  try {
    const response = await fetch(`${other.server.url}/auth/oidc`, { redirect: 'manual' });
    expect([response.status, refusal(other)]).toEqual([401, 'auth/provider-failed']);
    expect((await (await administrator(other)).send('GET', '/api/v1/me')).status).toBe(200);
    down.serve(`${other.server.url}/auth/oidc/back`);
    expect((await fetch(`${other.server.url}/auth/oidc`, { redirect: 'manual' })).status).toBe(303);
  } finally {
    await other.close();
    await down.close();
  }
});

test('a provider that names addresses at hosts nobody listed is not followed', async () => {
  const liar = createServer((_, response) => {
    const at = (path: string) => `http://169.254.169.254/${path}`;
    const { port } = liar.address() as AddressInfo;
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify({
        issuer: `http://127.0.0.1:${port}`,
        authorization_endpoint: at('authorize'),
        token_endpoint: at('token'),
        jwks_uri: at('keys'),
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
      }),
    );
  });
  await new Promise<void>((resolve) => liar.listen(0, '127.0.0.1', resolve));
  const issuer = new URL(`http://127.0.0.1:${(liar.address() as AddressInfo).port}`);
  const other = await serveShop({ oidc: { ...provider.settings, issuer } });
  try {
    const response = await fetch(`${other.server.url}/auth/oidc`, { redirect: 'manual' });
    expect(response.status).toBe(401);
    expect(other.log.join('\n')).toContain('169.254.169.254, which is not listed');
  } finally {
    await other.close();
    liar.close();
  }
});

test('where there is no provider the page says so, and offers none', async () => {
  const plain = await serveShop();
  try {
    const browser = browserAt(plain);
    const ways = await read('SignInWays', await browser.send('GET', '/api/v1/session/ways'));
    expect(ways).toEqual({ provider: null });
    expect([(await browser.send('GET', '/auth/oidc')).status, refusal(plain)]).toEqual([
      404,
      'auth/no-provider',
    ]);
    expect(await shown(await browser.send('GET', '/plain'))).not.toContain('/auth/oidc');
  } finally {
    await plain.close();
  }
  const ways = await read('SignInWays', await browserAt(shop).send('GET', '/api/v1/session/ways'));
  expect(ways).toEqual({ provider: { name: 'Company account', path: '/auth/oidc' } });
});

async function second(account: string) {
  await person('gil', { email: 'gil@example.com' });
  for (const one of ['x-first', account])
    provider.accounts.set(one, { email: 'gil@example.com', email_verified: true });
  const visitor = new Visitor();
  await visitor.signInAs('x-first');
  expect(await visitor.login()).toBe('gil');
}

async function unverified(account: string) {
  await person('cy', { email: 'cy@example.com' });
  provider.accounts.set(account, { email: 'cy@example.com', email_verified: false });
}

async function shared(account: string) {
  await person('one', { email: 'two@example.com' });
  await person('two', { email: 'two@example.com' });
  provider.accounts.set(account, { email: 'two@example.com', email_verified: true });
}

async function deactivated(account: string) {
  await person('dee', { email: 'dee@example.com' });
  provider.accounts.set(account, { email: 'dee@example.com', email_verified: true });
  await shop.center.directory.updateUser(SYSTEM, 'dee', { isDisabled: true });
}
