import { SYSTEM } from '@plumbline/center';
import { expect, onTestFinished, test } from 'vitest';
import { read } from './browser.ts';
import { SHOP, serveShop } from './serve-shop.ts';

test('an answer with a sensitive figure is kept for nobody: each reading is told of, those side by side too', async () => {
  const yaml = `${SHOP['plumbline.yaml']}`.replace(
    '{name: revenue, label',
    '{name: revenue, sensitive: true, label',
  );
  const { server, center, close } = await serveShop({ files: { 'plumbline.yaml': yaml } });
  onTestFinished(close);
  const cacheOf = async (metric: string) => {
    const response = await fetch(`${server.url}/api/v1/query`, {
      method: 'POST',
      headers: { authorization: `Bearer ${server.localToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ metrics: [metric], period: '2024' }),
    });
    return (await read('MetricResult', response)).meta.cache;
  };
  const lines = async () =>
    (await center.audit.read(SYSTEM, { limit: 50, filter: { action: 'figures/read' } })).map(
      ({ objectId }) => objectId,
    );
  expect([await cacheOf('order_count'), await cacheOf('order_count')]).toEqual(['miss', 'hit']);
  expect(await lines()).toEqual([]);
  await Promise.all([cacheOf('revenue'), cacheOf('revenue')]);
  expect([await cacheOf('revenue'), await cacheOf('basket')]).toEqual(['miss', 'miss']);
  expect(await lines()).toEqual(['revenue', 'revenue', 'revenue', 'basket']);
  await center.follow(SYSTEM, ['revenue', 'order_count']);
  const changes = async () => {
    const before = (await lines()).length;
    const answer = await fetch(`${server.url}/api/v1/me/changes?period=2024-02&compare=previous`, {
      headers: { authorization: `Bearer ${server.localToken}` },
    });
    expect((await read('Changes', answer)).changes.length).toBe(2);
    return (await lines()).slice(before);
  };
  expect(await changes()).toContain('revenue');
  expect(await changes()).toContain('revenue');
  const response = await fetch(`${server.url}/api/v1/metrics/basket`, {
    headers: { authorization: `Bearer ${server.localToken}` },
  });
  expect(await read('Metric', response)).toMatchObject({ sensitive: true });
});
