import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { codesOf, read } from './browser.ts';
import { type ServedShop, serveShop } from './serve-shop.ts';

const ROWS = 200_000;
const lines = Array.from({ length: ROWS }, (_, i) => `${i},2024-01-05,customer number ${i},1.00`);
const files = { 'orders.csv': `order_id,ordered_on,customer,amount\n${lines.join('\n')}\n` };
const everything = JSON.stringify({ metrics: ['revenue'], by: ['orders.order_id', 'orders.customer'] });

let shop: ServedShop;
afterEach(() => shop.close());

const headers = () => ({
  authorization: `Bearer ${shop.server.localToken}`,
  'content-type': 'application/json',
});

function ask(signal?: AbortSignal): Promise<Response> {
  const body = JSON.stringify({ metrics: ['order_count'], limit: 1 + Math.floor(Math.random() * 1e9) });
  return fetch(`${shop.server.url}/api/v1/query`, {
    method: 'POST',
    headers: headers(),
    body,
    ...(signal && { signal }),
  });
}

/** Begins a download and then reads nothing of it, until `readOn`; `ended` tells whether it came to its end. */
async function beginDownload() {
  const sent = request(`${shop.server.url}/api/v1/query`, {
    method: 'POST',
    headers: { ...headers(), accept: 'text/csv' },
  });
  sent.end(everything);
  sent.on('error', () => undefined);
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  response.pause();
  response.on('error', () => undefined);
  const ended = new Promise<boolean>((resolve) => response.on('close', () => resolve(response.complete)));
  return { hangUp: () => sent.destroy(), readOn: () => response.resume(), ended };
}

async function waitingQueries(): Promise<number> {
  const text = await (await fetch(`${shop.server.url}/metrics`)).text();
  return Number(/^plumbline_queries_waiting (\d+)$/m.exec(text)?.[1]);
}

test('a download is whole, and its place is given back at its end', async () => {
  shop = await serveShop({ files, limits: { queries: 1 } });
  const init = { method: 'POST', headers: { ...headers(), accept: 'text/csv' }, body: everything };
  const text = await (await fetch(`${shop.server.url}/api/v1/query`, init)).text();
  expect(text.split('\r\n').length).toBe(ROWS + 2);
  expect((await read('MetricResult', await ask())).rows).toEqual([[String(ROWS)]]);
});

test('who hangs up gives back the place of his query', async () => {
  shop = await serveShop({ files, limits: { queries: 1 } });
  const download = await beginDownload();
  const next = ask();
  while ((await waitingQueries()) === 0) await sleep(10);
  download.hangUp();
  expect((await next).status).toBe(200);
});

test('who reads nothing is cut off after a while', async () => {
  shop = await serveShop({ files, limits: { queries: 1, slowReaderMs: 300 } });
  const download = await beginDownload();
  expect((await ask()).status).toBe(200);
  download.readOn();
  expect(await download.ended, 'the file looks whole').toBe(false);
  expect(shop.log.join('')).toContain('the reader is too slow');
});

test('who hangs up while waiting leaves the queue', async () => {
  shop = await serveShop({ files, limits: { queries: 1 } });
  const download = await beginDownload();
  const gone = new AbortController();
  const waiting = ask(gone.signal).catch(() => null);
  while ((await waitingQueries()) === 0) await sleep(10);
  gone.abort();
  await waiting;
  while ((await waitingQueries()) > 0) await sleep(10);
  download.hangUp();
});

test('a full queue says when to come again', async () => {
  shop = await serveShop({
    files,
    limits: { queries: 1, queue: { waiting: 5, waitingPerUser: 0, waitMs: 1000 } },
  });
  const download = await beginDownload();
  const refused = await ask();
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '2']);
  expect(await codesOf(refused)).toEqual(['server/queue-full']);
  download.hangUp();
});

test('stopping lets what runs end within the time given, then cancels it', async () => {
  shop = await serveShop({ files, limits: { queries: 1 } });
  const download = await beginDownload();
  const waiting = ask().catch(() => null);
  while ((await waitingQueries()) === 0) await sleep(10);
  await shop.server.close(200);
  download.readOn();
  expect(await download.ended, 'the file looks whole').toBe(false);
  const told = await waiting;
  if (told !== null) expect(await codesOf(told)).toEqual(['server/shutting-down']);
  await expect(fetch(`${shop.server.url}/healthz`)).rejects.toThrow();
});
