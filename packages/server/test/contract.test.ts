import { ROUTES, type Route, type RouteName, XLSX } from '@plumbline/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { administrator, browserAt, OWN_PASSWORD, read } from './browser.ts';
import { type ContractCheck, contractOf } from './contract-check.ts';
import { type ServedShop, SHOP, serveShop } from './serve-shop.ts';

let shop: ServedShop;
let contract: ContractCheck;
/** Secrets of tokens: with every scope, and with none but `read` or `query`. */
let all: string;
let narrow: Readonly<Record<'read' | 'query', string>>;
/** Ids of a view and a dashboard that are there. */
const kept = { view: '', dashboard: '' };

beforeAll(async () => {
  shop = await serveShop();
  contract = await contractOf(shop.server.url);
  const browser = await administrator(shop);
  const issue = async (scopes: readonly string[]) =>
    (await read('NewToken', await browser.send('POST', '/api/v1/tokens', { name: 'test', scopes }))).token;
  all = await issue(['read', 'query', 'apply', 'load', 'admin']);
  narrow = { read: await issue(['read']), query: await issue(['query']) };
  const made = await browser.send('POST', '/api/v1/views', { name: 'mine', body: view });
  kept.view = (await read('View', made)).id;
  const other = await browser.send('POST', '/api/v1/dashboards', { name: 'mine', body: dashboard });
  kept.dashboard = (await read('Dashboard', other)).id;
});
afterAll(() => shop.close());

interface Sample {
  /** Path with its parameters, and the query. */
  readonly path?: string | (() => string);
  readonly body?: unknown;
  readonly accept?: string;
  readonly status: number;
  /** Sends a session in place of the token. */
  readonly withSession?: true;
}

const yaml = SHOP['plumbline.yaml'] ?? '';
const files = { 'plumbline.yaml': yaml };
const edited = { 'plumbline.yaml': yaml.replace('Order count', 'Orders') };
const broken = { 'plumbline.yaml': yaml.replace('sum(orders.amount)', 'sum(orders.nothing)') };
const admin = { login: 'admin', password: OWN_PASSWORD };
const accept = 'application/vnd.apache.arrow.stream';
const view = {
  metrics: ['revenue'],
  rows: ['orders.customer'],
  columns: ['month'],
  period: 'last 12 months',
  compare: ['year_ago'],
  where: 'orders.customer = $who',
  params: { who: 'ann' },
  order: [{ by: 'revenue', desc: true }],
  limit: 100,
  chart: 'auto',
  pivot: true,
};
const dashboard = {
  tiles: [
    { id: 'a', kind: 'chart', x: 0, y: 0, w: 6, h: 4, title: '', view },
    { id: 'b', kind: 'text', x: 6, y: 0, w: 6, h: 1, title: 'Why', text: 'Because.' },
  ],
  filters: [{ ref: 'orders.customer', values: ['ann', null] }],
};
const rewritten = { name: 'ours', is_shared: true, revision: 1 };

/** Calls that must be answered as the document says; every call has one that succeeds. */
const SAMPLES: { readonly [N in RouteName]: readonly Sample[] } = {
  signIn: [
    { body: admin, status: 200 },
    { body: { ...admin, password: 'wrong' }, status: 401 },
    { body: { login: 'admin' }, status: 400 },
    { body: { ...admin, roles: ['administrator'] }, status: 400 },
  ],
  signOut: [{ status: 204, withSession: true }],
  me: [{ status: 200 }, { status: 200, withSession: true }],
  changePassword: [
    { body: { current: OWN_PASSWORD, new: 'short' }, status: 400, withSession: true },
    { body: { current: OWN_PASSWORD, new: `${OWN_PASSWORD} too` }, status: 200, withSession: true },
    { body: { current: `${OWN_PASSWORD} too`, new: OWN_PASSWORD }, status: 200, withSession: true },
    { body: { current: OWN_PASSWORD, new: 'a token has no password' }, status: 401 },
  ],
  tokens: [{ status: 200 }],
  createToken: [
    { body: { name: 'x', scopes: ['read'] }, status: 201 },
    { body: { name: 'x', scopes: [] }, status: 400 },
    { body: { name: 'x', scopes: ['read'], days: 0 }, status: 400 },
  ],
  revokeToken: [{ path: '/api/v1/tokens/none', status: 404 }],
  query: [
    {
      body: { metrics: ['revenue'], by: ['month'], compare: ['year_ago'], period: '2024', totals: true },
      status: 200,
    },
    { path: '/api/v1/query?explain=true', body: { metrics: ['basket'] }, status: 200 },
    { body: { metrics: ['revenue'] }, accept: 'text/csv', status: 200 },
    { body: { metrics: ['revenue'] }, accept, status: 200 },
    { body: { metrics: ['revenue'] }, accept: XLSX, status: 200 },
    { body: { metrics: ['nothing'] }, accept: XLSX, status: 422 },
    { body: { metrics: ['revenue'] }, accept: 'image/png', status: 406 },
    { body: { metrics: ['nothing'] }, status: 422 },
    { body: { metrics: ['nothing'] }, accept: 'text/csv', status: 422 },
    { body: { metrics: 1 }, status: 400 },
  ],
  explain: [
    { body: { metrics: ['revenue'], by: ['month'] }, status: 200 },
    { body: { metrics: ['nothing'] }, status: 422 },
  ],
  rows: [
    { body: { metric: 'revenue', limit: 1 }, status: 200 },
    { body: { metric: 'nothing' }, status: 422 },
    { body: { metric: 'revenue', rows: 1 }, status: 400 },
  ],
  metrics: [{ status: 200 }],
  metric: [
    { path: '/api/v1/metrics/revenue', status: 200 },
    { path: '/api/v1/metrics/nothing', status: 404 },
  ],
  metricTree: [
    { path: '/api/v1/metrics/basket/tree', status: 200 },
    { path: '/api/v1/metrics/nothing/tree', status: 404 },
  ],
  datasets: [{ status: 200 }],
  dimensions: [
    { status: 200 },
    { path: '/api/v1/dimensions?metrics=revenue,basket', status: 200 },
    { path: '/api/v1/dimensions?metrics=nothing', status: 404 },
  ],
  values: [
    { path: '/api/v1/dimensions/orders.customer/values?search=an', status: 200 },
    { path: '/api/v1/dimensions/orders.customer/values?limit=0', status: 400 },
    { path: '/api/v1/dimensions/orders.nothing/values', status: 422 },
  ],
  metricVersions: [
    { path: '/api/v1/metrics/basket/versions', status: 200 },
    { path: '/api/v1/metrics/nothing/versions', status: 404 },
  ],
  metricDefinition: [
    { path: '/api/v1/metrics/basket/definition', status: 200 },
    { path: '/api/v1/metrics/nothing/definition', status: 404 },
  ],
  metricLineage: [
    { path: '/api/v1/metrics/basket/lineage', status: 200 },
    { path: '/api/v1/metrics/nothing/lineage', status: 404 },
  ],
  search: [
    { path: '/api/v1/search?q=reven', status: 200 },
    { path: '/api/v1/search', status: 400 },
    { path: '/api/v1/search?q=x&limit=51', status: 400 },
  ],
  changes: [
    { status: 200 },
    { path: '/api/v1/me/changes?period=2024-02&compare=previous', status: 200 },
    {
      path: `/api/v1/me/changes?where=orders.customer%20%3D%20%24c&params=${encodeURIComponent('{"c":"ann"}')}`,
      status: 200,
    },
    { path: '/api/v1/me/changes?params=1', status: 400 },
    { path: '/api/v1/me/changes?period=whenever', status: 422 },
  ],
  statements: [{ status: 200 }],
  reconciliations: [{ status: 200 }],
  reconcile: [
    { path: '/api/v1/reconciliations/books', body: { period: '2024' }, status: 200 },
    { path: '/api/v1/reconciliations/books', status: 200 },
    {
      path: '/api/v1/reconciliations/books',
      body: { where: 'orders.customer = $who', params: { $who: 'ann' } },
      status: 200,
    },
    { path: '/api/v1/reconciliations/books', body: { period: 'whenever' }, status: 422 },
    { path: '/api/v1/reconciliations/books', body: { by: ['month'] }, status: 400 },
    { path: '/api/v1/reconciliations/nothing', body: {}, status: 404 },
  ],
  hierarchies: [{ status: 200 }],
  hierarchyMembers: [
    { path: '/api/v1/hierarchies/buyers/members?search=an', status: 200 },
    { path: '/api/v1/hierarchies/buyers/members?limit=x', status: 400 },
    { path: '/api/v1/hierarchies/nothing/members', status: 404 },
  ],
  views: [{ status: 200 }],
  createView: [
    { body: { name: 'x', body: view }, status: 201 },
    { body: { name: 'x', is_shared: true, body: { ...view, where: null, period: null } }, status: 201 },
    { body: { name: '', body: view }, status: 400 },
    { body: { name: 'x', body: { ...view, colour: 'red' } }, status: 400 },
  ],
  view: [
    { path: '/api/v1/views/none', status: 404 },
    { path: () => `/api/v1/views/${kept.view}`, status: 200 },
  ],
  saveView: [
    { path: '/api/v1/views/none', body: { ...rewritten, body: view }, status: 404 },
    { path: () => `/api/v1/views/${kept.view}`, body: { ...rewritten, body: view }, status: 200 },
    { path: () => `/api/v1/views/${kept.view}`, body: { ...rewritten, body: view }, status: 409 },
    { path: () => `/api/v1/views/${kept.view}`, body: { name: 'x', body: view }, status: 400 },
  ],
  deleteView: [
    { path: '/api/v1/views/none', status: 404 },
    { path: () => `/api/v1/views/${kept.view}`, status: 204 },
    { path: () => `/api/v1/views/${kept.view}`, status: 404 },
  ],
  dashboards: [{ status: 200 }],
  createDashboard: [
    { body: { name: 'x', body: dashboard }, status: 201 },
    { body: { name: 'x', body: { tiles: [] } }, status: 400 },
  ],
  dashboard: [
    { path: '/api/v1/dashboards/none', status: 404 },
    { path: () => `/api/v1/dashboards/${kept.dashboard}`, status: 200 },
  ],
  saveDashboard: [
    { path: '/api/v1/dashboards/none', body: { ...rewritten, body: dashboard }, status: 404 },
    {
      path: () => `/api/v1/dashboards/${kept.dashboard}`,
      body: { ...rewritten, body: dashboard },
      status: 200,
    },
    {
      path: () => `/api/v1/dashboards/${kept.dashboard}`,
      body: { ...rewritten, body: dashboard },
      status: 409,
    },
  ],
  deleteDashboard: [
    { path: '/api/v1/dashboards/none', status: 404 },
    { path: () => `/api/v1/dashboards/${kept.dashboard}`, status: 204 },
  ],
  follows: [{ status: 200 }],
  saveFollows: [
    { body: { metrics: ['basket', 'revenue'] }, status: 200 },
    { body: { metrics: ['nothing'] }, status: 422 },
    { body: { metrics: 'revenue' }, status: 400 },
  ],
  check: [
    { body: { files }, status: 200 },
    { body: { files: broken }, status: 200 },
    { body: {}, status: 400 },
  ],
  apply: [
    { body: { files: edited, dry_run: true }, status: 200 },
    { body: { files: broken }, status: 422 },
    { body: { files: edited }, status: 200 },
  ],
  load: [
    { status: 200 },
    { body: { force: true }, status: 200 },
    { body: { force: true }, accept: 'application/x-ndjson', status: 200 },
    { accept: 'text/csv', status: 406 },
    { body: { forced: true }, status: 400 },
  ],
  backup: [{ status: 200 }],
  health: [{ status: 200 }],
  readiness: [{ status: 200 }],
};

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
