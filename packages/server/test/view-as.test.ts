import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { administrator, type Browser, codesOf, OWN_PASSWORD, read, signedInAs } from './browser.ts';
import { SAMPLES } from './samples.ts';
import { type ServedShop, SHOP, serveShop } from './serve-shop.ts';

const POLICIES = [
  'policies:',
  '  - {name: own, roles: [analyst], dataset: orders, where: "orders.customer in ($user.customers)"}',
  '  - {name: no_net, roles: [analyst], metrics: {deny: [net_revenue]}}',
  '  - {name: partial_guard, roles: [guard], dataset: orders, where: "orders.amount > 50"}',
  '',
].join('\n');

let shop: ServedShop;
let admin: Browser;

beforeAll(async () => {
  const yaml = `${SHOP['plumbline.yaml'] ?? ''}${POLICIES}`.replace(/reconciliations: .*\n/, '');
  shop = await serveShop({ files: { 'plumbline.yaml': yaml } });
  admin = await administrator(shop);
  const made = await admin.send('POST', '/api/v1/users', {
    login: 'ann',
    name: 'Ann',
    roles: ['analyst'],
    attributes: { customers: ['ann'] },
  });
  expect(made.status).toBe(201);
});
afterAll(() => shop.close());

const question = { metrics: ['revenue'], totals: true };

async function begin(browser: Browser, login = 'ann') {
  const begun = await browser.send('POST', '/api/v1/view-as', { login, reason: 'a question of theirs' });
  expect(begun.status).toBe(201);
  const { id } = await read('Viewing', begun);
  return { id, headers: { 'x-view-as': id } };
}

async function ask(
  browser: Browser,
  headers: Readonly<Record<string, string>> = {},
  body: object = question,
) {
  const response = await browser.send('POST', '/api/v1/query', body, headers);
  const { rows, meta } = await read('MetricResult', response.clone());
  return { value: rows[0]?.[0], meta, mark: response.headers.get('x-viewed-as') };
}

async function lines(action: string) {
  const response = await admin.send('GET', `/api/v1/audit?limit=1000&action=${action}`);
  return (await read('AuditPage', response)).events;
}

describe('looking through the eyes of another', () => {
  test('gives their figures, marked, from a cache that keeps the two apart', async () => {
    expect((await ask(admin)).value).toBe('1157.75');
    const { id, headers } = await begin(admin);
    const seen = await ask(admin, headers);
    expect([seen.value, seen.mark, seen.meta.viewed_as]).toEqual(['107.25', 'ann', 'ann']);
    expect(seen.meta.scope).toBe('partial');
    const again = await ask(admin, headers);
    expect([again.value, again.meta.cache, again.meta.viewed_as]).toEqual(['107.25', 'hit', 'ann']);
    const own = await ask(admin);
    expect([own.value, own.mark, own.meta.viewed_as]).toEqual(['1157.75', null, undefined]);
    const ann = await signedInAs(shop, 'ann');
    const hers = await ask(ann);
    expect([hers.value, hers.meta.cache, hers.meta.viewed_as]).toEqual(['107.25', 'hit', undefined]);
    expect((await admin.send('DELETE', `/api/v1/view-as/${id}`)).status).toBe(204);
  });

  test('is what they are told of names, rows and themselves', async () => {
    const { headers } = await begin(admin);
    const me = await read('Me', await admin.send('GET', '/api/v1/me', undefined, headers));
    expect(me).toMatchObject({
      login: 'ann',
      name: 'Ann',
      roles: ['analyst'],
      scopes: ['read', 'query'],
      viewing: { by: 'admin', login: 'ann', reason: 'a question of theirs' },
    });
    const { metrics } = await read(
      'MetricList',
      await admin.send('GET', '/api/v1/metrics', undefined, headers),
    );
    expect(metrics.map(({ name }) => name)).not.toContain('net_revenue');
    const hidden = await admin.send('POST', '/api/v1/query', { metrics: ['net_revenue'] }, headers);
    expect([hidden.status, await codesOf(hidden), hidden.headers.get('x-viewed-as')]).toEqual([
      422,
      ['query/unknown-metric'],
      'ann',
    ]);
    const csv = await admin.send('POST', '/api/v1/query', question, { ...headers, accept: 'text/csv' });
    expect([csv.headers.get('x-viewed-as'), (await csv.text()).includes('107.25')]).toEqual(['ann', true]);
  });

  test('changes nothing: people/only-looking, whatever the call', async () => {
    const { headers } = await begin(admin);
    const writes: readonly (readonly [string, string, unknown])[] = [
      ['POST', '/api/v1/views', SAMPLES.createView[0]?.body],
      ['PUT', '/api/v1/me/follows', { metrics: ['revenue'] }],
      ['POST', '/api/v1/me/password', { current: OWN_PASSWORD, new: 'another long one' }],
      ['POST', '/api/v1/tokens', { name: 'x', scopes: ['read'] }],
      ['POST', '/api/v1/users', { login: 'eve', name: 'Eve' }],
      ['PUT', '/api/v1/roles/viewer', { label: { zh: '名', en: 'N' }, capabilities: ['read'] }],
      ['POST', '/api/v1/load', undefined],
      ['DELETE', '/api/v1/session', undefined],
      ['POST', '/api/v1/delegations', { delegate: 'ann', from: '2024-03-11', to: '2024-03-12', reason: 'x' }],
    ];
    for (const [method, path, body] of writes) {
      const response = await admin.send(method, path, body, headers);
      expect([path, response.status, await codesOf(response)]).toEqual([path, 403, ['people/only-looking']]);
    }
    const nested = await admin.send('POST', '/api/v1/view-as', { login: 'ann', reason: 'x' }, headers);
    expect([nested.status, await codesOf(nested)]).toEqual([403, ['store/not-allowed']]);
    const principal = { user: 'ann', roles: ['administrator'], seenBy: 'admin' };
    const refused = { diagnostics: [{ code: 'people/only-looking' }] };
    await expect(shop.center.follow(principal, ['revenue'])).rejects.toMatchObject(refused);
    const department = { code: 'x', label: { zh: '部', en: 'X' }, parent: null };
    await expect(shop.center.directory.saveDepartment(principal, department)).rejects.toMatchObject(refused);
    const before = await shop.center.follows({ user: 'ann', roles: ['analyst'] });
    expect(before.isDefault).toBe(true);
  });

  test('is recorded at its begin and at its end, by hand or by time: people/view-over', async () => {
    const [began, ended] = [(await lines('view-as/begin')).length, (await lines('view-as/end')).length];
    const one = await begin(admin);
    const begun = (await lines('view-as/begin')).at(-1);
    expect(begun).toMatchObject({
      actor: 'admin',
      object_kind: 'user',
      details: { id: one.id, login: 'ann', reason: 'a question of theirs' },
    });
    expect((await admin.send('DELETE', `/api/v1/view-as/${one.id}`)).status).toBe(204);
    expect((await lines('view-as/end')).at(-1)).toMatchObject({
      actor: 'admin',
      details: { id: one.id, login: 'ann', how: 'left' },
    });
    const gone = await admin.send('GET', '/api/v1/me', undefined, one.headers);
    expect([gone.status, await codesOf(gone)]).toEqual([403, ['people/view-over']]);
    const two = await begin(admin);
    shop.clock.now += 31 * 60_000;
    expect((await lines('view-as/end')).at(-1)).toMatchObject({ details: { id: two.id, how: 'time' } });
    const late = await admin.send('GET', '/api/v1/metrics', undefined, two.headers);
    expect(await codesOf(late)).toEqual(['people/view-over']);
    expect((await lines('view-as/begin')).length).toBe(began + 2);
    // Looks of other tests ended by time too.
    expect((await lines('view-as/end')).length).toBeGreaterThanOrEqual(ended + 2);
  });

  test('is for nobody else to go on with, and ends with the right to it', async () => {
    await admin.send('POST', '/api/v1/users', { login: 'aud', name: 'Aud', roles: ['internal_audit'] });
    const aud = await signedInAs(shop, 'aud');
    const { headers } = await begin(admin);
    expect(await codesOf(await aud.send('GET', '/api/v1/me', undefined, headers))).toEqual([
      'people/view-over',
    ]);
    const own = await begin(aud);
    expect((await ask(aud, own.headers)).value).toBe('107.25');
    expect((await admin.send('PUT', '/api/v1/users/ann', { is_disabled: true })).status).toBe(200);
    const closed = await aud.send('GET', '/api/v1/me', undefined, own.headers);
    expect(await codesOf(closed)).toEqual(['people/view-over']);
    expect((await admin.send('PUT', '/api/v1/users/ann', { is_disabled: false })).status).toBe(200);
    expect((await admin.send('PUT', '/api/v1/users/aud', { roles: ['viewer'] })).status).toBe(200);
    const late = await aud.send('GET', '/api/v1/me', undefined, own.headers);
    expect(await codesOf(late)).toEqual(['store/not-allowed']);
  });

  test('never shows more than one’s own eyes see: people/view-beyond-own', async () => {
    const role = { label: { zh: '门卫', en: 'Guard' }, capabilities: ['read', 'query', 'view_as'] };
    expect((await admin.send('PUT', '/api/v1/roles/guard', role)).status).toBe(200);
    await admin.send('POST', '/api/v1/users', { login: 'gus', name: 'Gus', roles: ['guard'] });
    const gus = await signedInAs(shop, 'gus');
    const begun = await gus.send('POST', '/api/v1/view-as', { login: 'ann', reason: 'curiosity' });
    expect([begun.status, await codesOf(begun)]).toEqual([403, ['people/view-beyond-own']]);
    const sight = await gus.send('GET', '/api/v1/users/ann/sight');
    expect(await codesOf(sight)).toEqual(['people/view-beyond-own']);
  });

  test('what is seen is told from the definitions', async () => {
    const sight = await read('Sight', await admin.send('GET', '/api/v1/users/ann/sight'));
    expect(sight.sees_everything).toBe(false);
    expect(sight.policies.map(({ name, where }) => [name, where])).toEqual([
      ['no_net', null],
      ['own', 'orders.customer in ($user.customers)'],
    ]);
    expect(sight.datasets).toEqual([
      { name: 'orders', label: { zh: '订单', en: 'Orders' }, rows: 'some', hidden: [], masked: [] },
    ]);
    expect(sight.metrics.hidden.map(({ name }) => name)).toEqual(['net_revenue']);
    expect(sight.attributes.find(({ name }) => name === 'customers')).toEqual({
      name: 'customers',
      value: ['ann'],
      is_worked_out: false,
      is_read: true,
    });
    const all = await read('Sight', await admin.send('GET', '/api/v1/users/admin/sight'));
    expect([all.sees_everything, all.metrics.hidden]).toEqual([true, []]);
  });
});
