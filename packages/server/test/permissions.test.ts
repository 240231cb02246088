import { ROLE_TEMPLATES } from '@plumbline/center';
import { ROUTES, type Route, type RouteName } from '@plumbline/client';
import { CAPABILITIES, CAPABILITY_NAMES } from '@plumbline/diagnostics';
import { openStore } from '@plumbline/store';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { administrator, type Browser, browserAt, read } from './browser.ts';
import { type ContractCheck, contractOf } from './contract-check.ts';
import { makeKept } from './kept-samples.ts';
import { SAMPLES } from './samples.ts';
import { type ServedShop, serveShop } from './serve-shop.ts';

type Role = keyof typeof ROLE_TEMPLATES;
const ROLES = Object.keys(ROLE_TEMPLATES) as readonly Role[];
const routes = Object.entries(ROUTES) as readonly (readonly [RouteName, Route])[];
/** What says that somebody may not, whatever they sent. */
const REFUSALS = ['auth/required', 'auth/missing-scope', 'store/not-allowed', 'people/not-in-place'];

let shop: ServedShop;
let contract: ContractCheck;
const ids = new Map<Role, string>();

beforeAll(async () => {
  shop = await serveShop();
  contract = await contractOf(shop.server.url);
  await makeKept(await administrator(shop));
  const writer = { by: 'system', now: new Date(shop.clock.now) };
  for (const role of ROLES) {
    const user = { login: `a-${role.replace('_', '-')}`, displayName: role, roles: [role] };
    ids.set(role, (await shop.center.people.users.create(user, writer)).id);
  }
});
afterAll(() => shop.close());

const browsers = new Map<Role, Promise<Browser>>();

/** The browser of a role; a fresh one for calls that begin or end sessions. */
function browserOf(role: Role, access: Route['access']): Promise<Browser> {
  if (access === 'signed-in' || access === 'anyone') return signedIn(role);
  const browser = browsers.get(role) ?? signedIn(role);
  browsers.set(role, browser);
  return browser;
}

/** Sessions are opened without the password, which is slow by design. */
async function signedIn(role: Role): Promise<Browser> {
  const browser = browserAt(shop);
  const opened = await shop.center.people.sessions.open(ids.get(role) ?? '', {
    now: new Date(shop.clock.now),
    lifetimeMs: 3_600_000,
  });
  browser.cookie = `plumbline_${shop.server.port}=${opened.secret}`;
  browser.csrf = opened.session.csrf;
  return browser;
}

async function answerTo(name: RouteName, browser: Browser) {
  const [sample] = SAMPLES[name];
  if (sample === undefined) throw new Error(`${name} has no sample`);
  const route: Route = ROUTES[name];
  const asked = typeof sample.path === 'function' ? sample.path() : sample.path;
  const path = asked ?? route.path.replace(/\{\w+\}/g, 'x');
  const accept = sample.accept === undefined ? {} : { accept: sample.accept };
  const response = await browser.send(route.method.toUpperCase(), path, sample.body, accept);
  const isProblem = response.headers.get('content-type')?.includes('problem') === true;
  const problem = isProblem ? await read('Problem', response.clone()) : null;
  const status = await contract.conforms(route.method, route.path, response);
  return { status, code: problem?.diagnostics[0]?.code ?? null, params: problem?.diagnostics[0]?.params };
}

describe.each(routes)('%s', (name, { access }) => {
  test('anonymous', async () => {
    const { status, code } = await answerTo(name, browserAt(shop));
    if (access === 'anyone') expect(code).not.toBe('auth/required');
    else expect([status, code]).toEqual([401, 'auth/required']);
  });

  test.each(ROLES)('%s', async (role) => {
    const { status, code, params } = await answerTo(name, await browserOf(role, access));
    const given: readonly string[] = ROLE_TEMPLATES[role].capabilities;
    const may = access === 'anyone' || access === 'signed-in' || given.includes(access);
    if (may) expect(REFUSALS).not.toContain(code);
    else expect([status, code, params]).toEqual([403, 'store/not-allowed', { capability: access }]);
  });
});

test('every capability opens something, and something asks for each', () => {
  const asked = new Set(routes.map(([, { access }]) => access));
  expect(CAPABILITY_NAMES.filter((capability) => !asked.has(capability))).toEqual([]);
});

test('internal audit reads all and changes nothing but its own account', async () => {
  const given: readonly string[] = ROLE_TEMPLATES.internal_audit.capabilities;
  expect(given).toEqual(CAPABILITY_NAMES.filter((capability) => CAPABILITIES[capability].looks));
  const url = `file:${shop.folder}/.plumbline/catalog.db`;
  const store = await openStore({ url, now: new Date(shop.clock.now) });
  const own = ['sessions', 'visits', 'events'];
  const rows = async () => {
    let text = '';
    for await (const page of store.dump()) if (!own.includes(page.table)) text += JSON.stringify(page);
    return text;
  };
  // What others did until now is handed out by whoever looks into an inbox first.
  await answerTo('inbox', await browserOf('internal_audit', 'read'));
  try {
    const before = await rows();
    for (const [name, { access }] of routes)
      if (access !== 'signed-in' && access !== 'anyone')
        await answerTo(name, await browserOf('internal_audit', access));
    expect(await rows()).toBe(before);
  } finally {
    await store.close();
  }
});
