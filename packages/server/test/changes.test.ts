import { afterAll, beforeAll, expect, test } from 'vitest';
import { read } from './browser.ts';
import { type ServedShop, serveShop } from './serve-shop.ts';

let shop: ServedShop;
beforeAll(async () => {
  shop = await serveShop();
});
afterAll(() => shop.close());

const ask = (method: string, path: string, body?: object) =>
  fetch(shop.server.url + path, {
    method,
    headers: { authorization: `Bearer ${shop.server.localToken}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const changes = async () =>
  read('Changes', await ask('GET', '/api/v1/me/changes?period=2024-02&compare=previous'));

test('changes are those of the metrics followed now; what is kept serves the next visit with its own date', async () => {
  expect((await changes()).changes).toEqual([]);
  await ask('PUT', '/api/v1/me/follows', { metrics: ['revenue'] });
  const first = await changes();
  expect(first.since).toBe(null);
  expect(first.changes).toMatchObject([
    { metric: 'revenue', value: '1007.25', base: '150.50', change: '856.75' },
  ]);
  shop.clock.now += 45 * 60_000;
  const second = await changes();
  expect(second).toEqual({ ...first, since: '2024-03-11T08:00:00.000Z' });
  await ask('PUT', '/api/v1/me/follows', { metrics: ['order_count', 'revenue'] });
  expect((await changes()).changes.map(({ metric }) => metric)).toEqual(['order_count', 'revenue']);
});
