import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Browser, browserAt, read } from './browser.ts';
import { contractOf } from './contract-check.ts';
import { type ServedShop, SHOP, serveShop } from './serve-shop.ts';

const yaml = `review: two_signatures\n${SHOP['plumbline.yaml']}`;
const open = '\npolicies: [{name: all, roles: [analyst, steward, business_owner], open: [orders]}]\n';
const files = (formula: string) => ({
  'plumbline.yaml': (yaml + open).replace('formula: sum(orders.amount), basis', `formula: ${formula}, basis`),
});

let shop: ServedShop;
const people = new Map<string, Browser>();

beforeAll(async () => {
  shop = await serveShop({ files: files('sum(orders.amount)') });
  for (const [login, role] of [
    ['ana', 'analyst'],
    ['fay', 'steward'],
    ['fred', 'steward'],
    ['bo', 'business_owner'],
  ] as const) {
    people.set(login, await signedIn(shop, login, role));
  }
});
afterAll(() => shop.close());

async function signedIn(at: ServedShop, login: string, role: string): Promise<Browser> {
  const now = new Date(at.clock.now);
  const { id } = await at.center.people.users.create(
    { login, displayName: login, roles: [role] },
    { by: 'system', now },
  );
  const opened = await at.center.people.sessions.open(id, { now, lifetimeMs: 3_600_000 });
  const browser = browserAt(at);
  browser.cookie = `plumbline_${at.server.port}=${opened.secret}`;
  browser.csrf = opened.session.csrf;
  return browser;
}

function by(login: string): Browser {
  const browser = people.get(login);
  if (browser === undefined) throw new Error(login);
  return browser;
}

test('a change from the wish to the figure: asked, discussed, compared, signed by two browsers', async () => {
  const contract = await contractOf(shop.server.url);
  shop.clock.now += 60_000;
  const base = '/api/v1/change-requests';
  const body = { files: files('sum(orders.amount) * 3'), effective_from: '2024-02-01', title: 'three times' };
  const proposed = await by('ana').send('POST', base, body);
  expect(await contract.conforms('post', base, proposed.clone())).toBe(200);
  const { request, review } = await read('ApplyReport', proposed);
  expect([request, review]).toEqual([1, 'two_signatures']);
  const one = `${base}/CR-0001`;
  const said = await by('bo').send('POST', `${one}/comments`, { body: '<b>why?</b>', mentions: ['ana'] });
  expect(await contract.conforms('post', `${base}/{id}/comments`, said)).toBe(201);
  const called = await by('bo').send('GET', `${one}/people?search=FRE`);
  expect(await contract.conforms('get', `${base}/{id}/people`, called.clone())).toBe(200);
  expect(await read('PersonNameList', called)).toEqual({ people: [{ login: 'fred', name: 'fred' }] });
  const listed = await by('fay').send('GET', `${base}?metric=revenue`);
  expect(await contract.conforms('get', base, listed.clone())).toBe(200);
  expect((await read('ChangeRequestList', listed)).change_requests).toMatchObject([
    { id: 'CR-0001', awaits_me: true, people: [{ login: 'ana' }] },
  ]);
  const compared = await by('bo').send('GET', `${one}/comparison`);
  expect(await contract.conforms('get', `${base}/{id}/comparison`, compared.clone())).toBe(200);
  expect((await read('ValueComparison', compared)).total).toMatchObject({
    before: '1157.75',
    after: '3473.25',
  });
  const own = await by('ana').send('POST', `${one}/signatures/finance`, { revision: 1 });
  expect(own.status).toBe(403);
  const both = await Promise.all(
    ['fay', 'fred'].map((login) => by(login).send('POST', `${one}/signatures/finance`, { revision: 1 })),
  );
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  const stale = await by('bo').send('POST', `${one}/signatures/business`, { revision: 2 });
  expect(stale.status).toBe(409);
  const signed = await by('bo').send('POST', `${one}/signatures/business`, { revision: 1, comment: 'fine' });
  expect(await contract.conforms('post', `${base}/{id}/signatures/business`, signed.clone())).toBe(200);
  expect(await read('ChangeRequestEntry', signed)).toMatchObject({ id: 'CR-0001', state: 'published' });
  const shown = await by('bo').send('GET', one);
  expect(await contract.conforms('get', `${base}/{id}`, shown.clone())).toBe(200);
  expect(await read('ChangeRequest', shown)).toMatchObject({
    comments: [{ body: '<b>why?</b>', mentions: ['ana'] }],
    changes: [{ id: 'revenue', effective_from: '2024-02-01' }],
    impact: [
      { kind: 'metric', id: 'basket', direct: true },
      { kind: 'reconciliation' },
      { kind: 'statement' },
      { kind: 'term', id: 'takings', direct: true },
    ],
  });
  const answer = await by('ana').send('POST', '/api/v1/query', { metrics: ['revenue'], by: ['month'] });
  expect((await read('MetricResult', answer)).rows).toEqual([
    ['2024-01-01', '150.50'],
    ['2024-02-01', '3021.75'],
  ]);
  const basket = await read('Metric', await by('ana').send('GET', '/api/v1/metrics/basket'));
  // The two figures of the shop that should agree do not.
  expect(basket.marks).toEqual(['drifted', 'suspended']);
  const confirmed = await by('fay').send('POST', '/api/v1/metrics/basket/confirm', {});
  expect(await contract.conforms('post', '/api/v1/metrics/{name}/confirm', confirmed.clone())).toBe(200);
  expect((await read('Standing', confirmed)).marks).toEqual(['suspended']);
});

test('a metric edited in one browser: checked, previewed, asked for, revised, and refused where it is stale', async () => {
  const contract = await contractOf(shop.server.url);
  const call = async (method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown, template = path) => {
    const response = await by('ana').send(method, path, body);
    await contract.conforms(method.toLowerCase(), template.replace(/\?.*/, ''), response.clone());
    return response;
  };
  const there = await read(
    'WrittenDefinition',
    await call('GET', '/api/v1/edits/metric/basket', undefined, '/api/v1/edits/{kind}/{name}'),
  );
  expect(there.signers.map(({ side }) => side)).toEqual(['finance', 'business']);
  const edit = {
    kind: 'metric',
    name: 'basket',
    base: there.version,
    body: { ...there.body, formula: '[Revenue] / order_cuont' },
  };
  const wrong = await read('EditCheck', await call('POST', '/api/v1/edits/check', edit));
  expect(wrong.findings).toMatchObject([
    { key: 'formula', at: { line: 1, column: 13 }, hints: [{ replace: 'order_count' }] },
  ]);
  const right = { ...edit, body: { ...there.body, formula: 'revenue * 2 / order_count' } };
  const seen = await read(
    'EditPreview',
    await call('POST', '/api/v1/edits/preview', { ...right, by: 'month' }),
  );
  expect(seen.split?.columns.map(({ name }) => name)).toEqual(['month', 'revenue', 'order_count', 'basket']);
  const asked = await read(
    'ApplyReport',
    await call('POST', '/api/v1/edits', { definitions: [right], draft: true, title: 'twice' }),
  );
  const id = `CR-000${asked.request}`;
  const revision = {
    revision: 1,
    definitions: [{ ...right, body: { ...there.body, formula: 'revenue * 4 / order_count' } }],
  };
  const revised = await call('PUT', `/api/v1/edits/${id}`, revision, '/api/v1/edits/{id}');
  expect(await read('ChangeRequestEntry', revised)).toMatchObject({
    state: 'draft',
    revision: 2,
    title: 'twice',
  });
  const again = await call(
    'GET',
    `/api/v1/edits/metric/basket?request=${id}`,
    undefined,
    '/api/v1/edits/{kind}/{name}',
  );
  expect((await read('WrittenDefinition', again)).body.formula).toBe('revenue * 4 / order_count');
  const stale = await call('POST', '/api/v1/edits', { definitions: [{ ...right, base: 7 }] });
  expect(stale.status).toBe(409);
  expect((await read('Problem', stale)).diagnostics).toMatchObject([
    { code: 'change/stale-edit', params: { mine: 'revenue * 2 / order_count' } },
  ]);
});

test('edits that are asked for or revised wait in the queue of what is computed: server/queue-full', async () => {
  const narrow = await serveShop({
    files: files('sum(orders.amount)'),
    limits: { queries: 1, queue: { waiting: 0, waitingPerUser: 0, waitMs: 60_000 } },
  });
  try {
    const browser = await signedIn(narrow, 'ana', 'administrator');
    const edit = {
      kind: 'metric',
      name: 'revenue',
      base: 1,
      body: { name: 'revenue', formula: 'sum(orders.amount) * 2' },
    };
    expect((await browser.send('POST', '/api/v1/edits', { definitions: [edit] })).status).toBe(200);
    const calls = [
      () => browser.send('POST', '/api/v1/edits', { definitions: [edit], dry_run: true }),
      () => browser.send('PUT', '/api/v1/edits/CR-0001', { revision: 1, definitions: [edit] }),
    ];
    for (const call of calls) {
      const answers = await Promise.all(Array.from({ length: 8 }, call));
      const codes = await Promise.all(
        answers.map(async (answer) =>
          answer.status === 429 ? (await read('Problem', answer)).diagnostics[0]?.code : '',
        ),
      );
      expect(codes).toContain('server/queue-full');
      expect(codes).toContain('');
    }
  } finally {
    await narrow.close();
  }
});
