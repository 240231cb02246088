import { ROUTES, type Route, type RouteName } from '@plumbline/client';
import { CAPABILITY_NAMES } from '@plumbline/diagnostics';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { administrator, browserAt, OWN_PASSWORD, read } from './browser.ts';
import { type ContractCheck, contractOf } from './contract-check.ts';
import { makeKept, view } from './kept-samples.ts';
import type { Sample } from './sample.ts';
import { SAMPLES } from './samples.ts';
import { type ServedShop, serveShop } from './serve-shop.ts';

let shop: ServedShop;
let contract: ContractCheck;
/** Secrets of tokens: with every scope, and with none but `read` or `query`. */
let all: string;
let narrow: Readonly<Record<'read' | 'query', string>>;

beforeAll(async () => {
  shop = await serveShop();
  contract = await contractOf(shop.server.url);
  const browser = await administrator(shop);
  const issue = async (scopes: readonly string[]) =>
    (await read('NewToken', await browser.send('POST', '/api/v1/tokens', { name: 'test', scopes }))).token;
  all = await issue(CAPABILITY_NAMES);
  narrow = { read: await issue(['read']), query: await issue(['query']) };
  await makeKept(browser);
});
afterAll(() => shop.close());

const routes = Object.entries(ROUTES) as readonly (readonly [RouteName, Route])[];

async function send(route: Route, sample: Sample, token: string | null): Promise<Response> {
  const method = route.method.toUpperCase();
  const asked = typeof sample.path === 'function' ? sample.path() : sample.path;
  const path = asked ?? route.path.replace(/\{\w+\}/g, 'x');
  const headers = {
    ...(sample.body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(sample.accept === undefined ? {} : { accept: sample.accept }),
  };
  if (sample.withSession === true) {
    const browser = browserAt(shop);
    const current = typeof sample.body === 'object' ? Reflect.get(sample.body ?? {}, 'current') : undefined;
    await browser.signIn('admin', typeof current === 'string' ? current : OWN_PASSWORD);
    return browser.send(method, path, sample.body, headers);
  }
  return fetch(shop.server.url + path, {
    method,
    headers: { ...headers, ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
    ...(sample.body === undefined ? {} : { body: JSON.stringify(sample.body) }),
  });
}

test('the document describes every call of the contract, and no other', () => {
  const described = Object.entries(contract.document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  );
  expect(described.sort()).toEqual(routes.map(([, { method, path }]) => `${method} ${path}`).sort());
});

test('server/changed-meanwhile: the slower one of two is told what is there now', async () => {
  const authorization = `Bearer ${all}`;
  const send = (method: string, path: string, body: unknown) =>
    fetch(shop.server.url + path, {
      method,
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const { id } = await read('View', await send('POST', '/api/v1/views', { name: 'first', body: view }));
  const change = { name: 'second', is_shared: false, revision: 1, body: view };
  expect((await send('PUT', `/api/v1/views/${id}`, change)).status).toBe(200);
  const late = await send('PUT', `/api/v1/views/${id}`, { ...change, name: 'third' });
  expect(late.status).toBe(409);
  const problem = await read('Problem', late);
  expect(problem.diagnostics.map(({ code, params }) => [code, params])).toEqual([
    ['server/changed-meanwhile', { name: 'second', revision: 2, read: 1 }],
  ]);
  expect(problem.current).toMatchObject({ id, name: 'second', revision: 2, is_own: true, body: view });
});

describe.each(routes)('%s', (name, route) => {
  test.each(SAMPLES[name])('$status $path $body', async (sample) => {
    const response = await send(route, sample, route.access === 'anyone' ? null : all);
    expect(await contract.conforms(route.method, route.path, response)).toBe(sample.status);
  });

  test('nobody gets in without a sign-in', async () => {
    const [sample] = SAMPLES[name];
    if (sample === undefined || route.access === 'anyone') return;
    const { withSession: _, ...anonymous } = sample;
    const response = await send(route, anonymous, null);
    expect(await contract.conforms(route.method, route.path, response)).toBe(401);
  });

  test('a token opens what its scope says', async () => {
    const [sample] = SAMPLES[name];
    if (sample === undefined || route.access === 'anyone' || route.access === 'signed-in') return;
    for (const scope of ['read', 'query'] as const) {
      const response = await send(route, sample, narrow[scope]);
      const status = await contract.conforms(route.method, route.path, response);
      expect([scope, status]).toEqual([scope, scope === route.access ? sample.status : 403]);
    }
  });
});
