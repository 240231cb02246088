import { ROUTES, type Route } from '@plumbline/client';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ContractCheck, contractOf } from './contract-check.ts';
import { type ServedShop, serveShop } from './serve-shop.ts';

let shop: ServedShop;
let contract: ContractCheck;
beforeAll(async () => {
  shop = await serveShop();
  contract = await contractOf(shop.server.url);
  const make = async (path: string, sent: object) => {
    const response = await fetch(shop.server.url + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${shop.server.localToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'x', body: sent }),
    });
    return ((await response.json()) as { readonly id: string }).id;
  };
  ids.dashboards = await make('/api/v1/dashboards', { tiles: [], filters: [] });
  ids.views = await make('/api/v1/views', {
    metrics: [],
    rows: [],
    columns: [],
    period: null,
    compare: [],
    where: null,
    params: {},
    order: [],
    limit: null,
    chart: 'auto',
    pivot: false,
  });
});
afterAll(() => shop.close());

/** Ids of a view and a dashboard that are there. */
const ids = { views: '', dashboards: '' };
const kept = (path: string) => (path.includes('/views/') ? ids.views : ids.dashboards);

const routes: readonly Route[] = Object.values(ROUTES);
const withBody = routes.filter(({ body, path }) => body !== undefined && path !== '/api/v1/session');

/** Texts that have broken parsers before, and those that mean something here. */
const word = fc.oneof(
  fc.constantFrom(
    'revenue',
    'month',
    'orders.customer',
    'year_ago',
    '2024',
    'last 12 months',
    "orders.customer = 'ann'",
    '__proto__',
    'constructor',
    '\u0000',
    '\uD800',
    "'; DROP TABLE orders; --",
    '((((((((',
    '9'.repeat(400),
  ),
  fc.string({ maxLength: 20, unit: 'binary' }),
);
const key = fc.oneof(
  fc.constantFrom(
    'metrics',
    'by',
    'period',
    'where',
    'params',
    'having',
    'compare',
    'order',
    'limit',
    'totals',
    'fill',
  ),
  fc.constantFrom(
    'files',
    'force',
    'dry_run',
    'name',
    'scopes',
    'days',
    'current',
    'new',
    '__proto__',
    'toString',
  ),
);
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    word,
    fc.integer(),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(key, word), tie('value'), { maxKeys: 4 }),
  ),
}));
const query = fc.record(
  {
    metrics: fc.array(fc.oneof(fc.constantFrom('revenue', 'basket'), word), { maxLength: 3 }),
    by: fc.array(fc.oneof(word, value), { maxLength: 3 }),
    period: word,
    where: word,
    having: word,
    compare: fc.array(word, { maxLength: 2 }),
    order: fc.array(fc.record({ by: word }), { maxLength: 2 }),
    limit: fc.oneof(fc.integer(), word),
    totals: value,
    params: fc.dictionary(word, value, { maxKeys: 2 }),
  },
  { requiredKeys: [] },
);
/** What people keep, nearly right. */
const saved = fc.record(
  {
    name: word,
    is_shared: fc.boolean(),
    revision: fc.integer({ min: 0, max: 3 }),
    body: fc.oneof(value, fc.record({ tiles: fc.array(value, { maxLength: 2 }), filters: value })),
    metrics: fc.oneof(fc.array(word, { maxLength: 3 }), value),
  },
  { requiredKeys: [] },
);
const body = fc.oneof(
  saved.map((any) => JSON.stringify(any)),
  value.map((any) => JSON.stringify(any)),
  query.map((any) => JSON.stringify(any)),
  fc.string({ maxLength: 200, unit: 'binary' }),
  fc.constantFrom(`${'['.repeat(20_000)}`, '{"metrics":["revenue"],"metrics":[1]}', '{"by":', '\uFEFF{}'),
);
const type = fc.oneof(
  { weight: 8, arbitrary: fc.constant('application/json') },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'text/plain',
      'application/x-www-form-urlencoded',
      'application/json; charset=utf-16',
    ),
  },
);
const accept = fc.constantFrom(
  'application/json',
  '*/*',
  'text/csv',
  'application/vnd.apache.arrow.stream',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'q=;;',
  'a/b;q=x',
);

test('whatever is sent, no answer is a 500, and every answer is documented', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...withBody),
      body,
      type,
      accept,
      async (route, text, contentType, accepted) => {
        const response = await fetch(shop.server.url + route.path.replace('{id}', kept(route.path)), {
          method: route.method.toUpperCase(),
          headers: {
            authorization: `Bearer ${shop.server.localToken}`,
            'content-type': contentType,
            accept: accepted,
          },
          body: Buffer.from(text, 'utf8'),
        });
        expect(await contract.conforms(route.method, route.path, response)).toBeLessThan(500);
      },
    ),
    { numRuns: Number(process.env.FUZZ_RUNS ?? 400) },
  );
});

test('whatever stands in a path or a query, no answer is a 500', async () => {
  const bare = routes.filter(
    ({ method, path }) => method === 'get' || (method === 'delete' && path.includes('{')),
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...bare), word, word, async (route, part, text) => {
      const filled = route.path.replace(
        /\{\w+\}/g,
        () => encodeURIComponent(Buffer.from(part, 'utf8').toString('utf8')) || 'x',
      );
      const search = new URLSearchParams({
        metrics: text,
        search: text,
        q: text,
        period: text,
        compare: text,
        where: text,
        params: text,
        limit: text,
        lang: text,
      });
      const url = new URL(`${filled}?${search}`, shop.server.url);
      if (url.pathname !== filled) return;
      const response = await fetch(url, {
        method: route.method.toUpperCase(),
        headers: { authorization: `Bearer ${shop.server.localToken}` },
      });
      const { status } = response;
      await response.body?.cancel();
      expect(status).toBeLessThan(500);
    }),
    { numRuns: Number(process.env.FUZZ_RUNS ?? 200) },
  );
});
