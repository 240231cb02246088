import { expect, onTestFinished, test } from 'vitest';
import { administrator, type Browser, read, signedInAs } from './browser.ts';
import { type ServedShop, SHOP, serveShop } from './serve-shop.ts';

/** What each sees follows from the customers that are theirs; one of them sees no amounts either. */
const POLICIES = [
  'policies:',
  '  - {name: own, roles: [analyst], dataset: orders, where: "orders.customer in ($user.customers)"}',
  '  - {name: no_net, roles: [viewer], metrics: {deny: [net_revenue]}}',
  '  - {name: all, roles: [viewer], open: [orders]}',
  '',
].join('\n');

const PEOPLE = [
  { login: 'ann', roles: ['analyst'], attributes: { customers: ['ann'] } },
  { login: 'bea', roles: ['analyst'], attributes: { customers: ['=1+2'] } },
  { login: 'amy', roles: ['analyst'], attributes: { customers: ['ann'] } },
  { login: 'vic', roles: ['viewer'], attributes: {} },
] as const;

async function policedShop(): Promise<{ shop: ServedShop; admin: Browser; as: Map<string, Browser> }> {
  const yaml = `${SHOP['plumbline.yaml'] ?? ''}${POLICIES}`;
  const shop = await serveShop({ files: { 'plumbline.yaml': yaml } });
  onTestFinished(() => shop.close());
  const admin = await administrator(shop);
  const as = new Map<string, Browser>([['admin', admin]]);
  for (const { login, ...person } of PEOPLE) {
    const made = await admin.send('POST', '/api/v1/users', { login, name: login, ...person });
    expect(made.status).toBe(201);
    as.set(login, await signedInAs(shop, login));
  }
  return { shop, admin, as };
}

const QUESTION = { metrics: ['revenue', 'order_count'], totals: true };

/** The figures, and where they came from. */
async function ask(browser: Browser | undefined, body: object = QUESTION) {
  const response = await browser?.send('POST', '/api/v1/query', body);
  if (response?.status !== 200) throw new Error(`${response?.status} ${await response?.text()}`);
  const { rows, meta } = await read('MetricResult', response);
  return [...(rows[0] ?? []), meta.scope, meta.cache];
}

async function counts(admin: Browser): Promise<Readonly<Record<'hits' | 'misses', number>>> {
  const text = await (await admin.send('GET', '/metrics')).text();
  const of = (name: string) =>
    Number(new RegExp(`^plumbline_cache_${name}_total (\\d+)$`, 'm').exec(text)?.[1]);
  return { hits: of('hits'), misses: of('misses') };
}

test('G14: two people with different policies ask one server the same; each has their own answer, and nobody that of another', async () => {
  const { as, admin } = await policedShop();
  const before = await counts(admin);
  // In turns, so that whatever one left behind is there for the next.
  expect(await ask(as.get('ann'))).toEqual(['107.25', '2', 'partial', 'miss']);
  expect(await ask(as.get('bea'))).toEqual(['50.50', '1', 'partial', 'miss']);
  expect(await ask(as.get('admin'))).toEqual(['1157.75', '4', 'all', 'miss']);
  expect(await ask(as.get('ann'))).toEqual(['107.25', '2', 'partial', 'hit']);
  expect(await ask(as.get('bea'))).toEqual(['50.50', '1', 'partial', 'hit']);
  expect(await ask(as.get('admin'))).toEqual(['1157.75', '4', 'all', 'hit']);
  // Whose policies come to the same is answered by the same.
  expect(await ask(as.get('amy'))).toEqual(['107.25', '2', 'partial', 'hit']);
  const after = await counts(admin);
  expect([after.hits - before.hits, after.misses - before.misses]).toEqual([4, 3]);
});

test('asked at the same moment, what is worked on for one is not waited for by another', async () => {
  const { as, admin } = await policedShop();
  const asked = ['ann', 'bea', 'amy', 'admin', 'bea', 'ann'].map((login) => ask(as.get(login)));
  const figures = (await Promise.all(asked)).map(([revenue]) => revenue);
  expect(figures).toEqual(['107.25', '50.50', '107.25', '1157.75', '50.50', '107.25']);
  expect(await ask(as.get('bea'))).toEqual(['50.50', '1', 'partial', 'hit']);
  expect((await counts(admin)).hits).toBeGreaterThan(0);
});

test('what was kept for somebody is not given once their attributes or the policies say otherwise', async () => {
  const { as, admin } = await policedShop();
  expect((await ask(as.get('ann'))).slice(0, 2)).toEqual(['107.25', '2']);
  const change = { attributes: { customers: ['=1+2'] } };
  expect((await admin.send('PUT', '/api/v1/users/ann', change)).status).toBe(200);
  expect((await ask(as.get('ann'))).slice(0, 2)).toEqual(['50.50', '1']);
  // A metric that is kept from one is not answered to them out of what another asked.
  const net = { metrics: ['net_revenue'] };
  expect((await ask(as.get('admin'), net))[0]).toBe('1150.50');
  const refused = await as.get('vic')?.send('POST', '/api/v1/query', net);
  expect(refused?.status).toBe(422);
});
