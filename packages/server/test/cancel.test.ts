import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { read } from './browser.ts';
import { type ServedShop, serveShop } from './serve-shop.ts';

const ROWS = 200_000;
const lines = Array.from({ length: ROWS }, (_, i) => `${i},2024-01-05,customer number ${i},1.00`);
const files = { 'orders.csv': `order_id,ordered_on,customer,amount\n${lines.join('\n')}\n` };

/** Texts that double again and again: most of a minute for one statement, but less than a second for the rows that it takes at once. */
const doubled = (sign: string) =>
  Array.from({ length: 9 }).reduce<string>(
    (text) => `replace(${text}, '${sign}', '${sign}${sign}')`,
    'orders.customer',
  );
const slow = {
  metrics: ['revenue'],
  where: ['u', 'm', 'e', 'r'].map((sign) => `length(${doubled(sign)}) > 0`).join(' and '),
};

let shop: ServedShop;
beforeAll(async () => {
  shop = await serveShop({ files, limits: { queries: 1 } });
});
afterAll(() => shop.close());

async function gauge(name: string): Promise<number> {
  const text = await (await fetch(`${shop.server.url}/metrics`)).text();
  return Number(new RegExp(`^plumbline_queries_${name} (\\d+)$`, 'm').exec(text)?.[1]);
}

const ask = (query: object, accept: string, signal?: AbortSignal) =>
  fetch(`${shop.server.url}/api/v1/query`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${shop.server.localToken}`,
      'content-type': 'application/json',
      accept,
    },
    body: JSON.stringify(query),
    ...(signal === undefined ? {} : { signal }),
  });

describe.each([
  'application/json',
  'text/csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
])('a slow query as %s', (accept) => {
  test('is interrupted when the one who asked goes away, and its place is free again', async () => {
    const gone = new AbortController();
    const waiting = ask(slow, accept, gone.signal).then(
      () => 'answered',
      () => 'gone',
    );
    while ((await gauge('running')) === 0) await sleep(5);
    // Another limit each time: an answer that is kept needs no place.
    const next = ask({ metrics: ['order_count'], limit: 1 + accept.length }, 'application/json');
    while ((await gauge('waiting')) === 0) await sleep(5);
    gone.abort();
    expect(await waiting).toBe('gone');
    expect((await read('MetricResult', await next)).rows).toEqual([[String(ROWS)]]);
    expect(await gauge('running')).toBe(0);
  });
});
