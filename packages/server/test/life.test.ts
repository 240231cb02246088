import { PlumblineError } from '@plumbline/diagnostics';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { failureResponse } from '../src/monitor/failure-response.ts';
import { startServer } from '../src/start-server.ts';
import { codesOf } from './browser.ts';
import { serveShop } from './serve-shop.ts';

test('what cannot be listened on: server/port-in-use, server/cannot-listen', async () => {
  const shop = await serveShop();
  try {
    const options = {
      host: '127.0.0.1',
      port: shop.server.port,
      allowHosts: [],
      trustProxy: false,
      resetPassword: false,
      log: pino({ level: 'silent' }),
      now: () => new Date(),
      version: '0',
    };
    const busy = await startServer(shop.center, options).catch((cause: unknown) => cause);
    if (!(busy instanceof PlumblineError)) throw busy;
    expect(busy.diagnostics.map(({ code, params }) => [code, params])).toEqual([
      ['server/port-in-use', { host: '127.0.0.1', port: shop.server.port }],
    ]);
    expect(busy.diagnostics[0]?.hints[0]?.text.en).toContain(`--port ${shop.server.port + 1}`);
    const nowhere = await startServer(shop.center, { ...options, host: '203.0.113.1', port: 0 }).catch(
      (cause: unknown) => cause,
    );
    expect(nowhere instanceof PlumblineError && nowhere.diagnostics[0]?.code).toBe('server/cannot-listen');
  } finally {
    await shop.close();
  }
});

test('a request that comes while the server is still starting is answered', async () => {
  const shop = await serveShop();
  const { port } = shop.server;
  await shop.server.close(1000);
  let isStarted = false;
  const statuses: number[] = [];
  const asking = (async () => {
    while (!isStarted)
      await fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(10_000) }).then(
        ({ status }) => statuses.push(status),
        (cause: Error) => expect(cause.name).not.toBe('TimeoutError'),
      );
  })();
  const server = await startServer(shop.center, {
    host: '127.0.0.1',
    port,
    allowHosts: [],
    trustProxy: false,
    resetPassword: true,
    log: pino({ level: 'silent' }),
    now: () => new Date(),
    version: '0',
  });
  isStarted = true;
  await asking;
  expect(new Set(statuses)).toEqual(new Set([200]));
  await server.close(1000);
  await shop.close();
});

test('a workspace without data is alive but not ready: server/not-ready', async () => {
  const shop = await serveShop({ isLoaded: false });
  try {
    expect((await fetch(`${shop.server.url}/healthz`)).status).toBe(200);
    const ready = await fetch(`${shop.server.url}/readyz`);
    const told = await ready.clone().text();
    expect([ready.status, await codesOf(ready)]).toEqual([503, ['server/not-ready']]);
    // Nobody is signed in: that rows are missing is told, and not of what.
    expect(told).toContain('data');
    expect(told).not.toMatch(/orders|products/);
  } finally {
    await shop.close();
  }
});

test('whoever is nobody learns whether it is ready, and not how much there is', async () => {
  const shop = await serveShop();
  try {
    const ready = await fetch(`${shop.server.url}/readyz`);
    expect(ready.status).toBe(200);
    expect(await ready.json()).toEqual({
      ...{ ready: true, catalog: 'ok', warehouse: 'ok', loading: false, failed_load: null },
      last_load: expect.any(String),
    });
    const figures = await (await fetch(`${shop.server.url}/metrics`)).text();
    expect(figures).not.toMatch(/plumbline_(metrics|datasets|users)/);
  } finally {
    await shop.close();
  }
});

test('a bug of ours tells the caller where to look, and nothing else: server/internal-error', async () => {
  const lines: string[] = [];
  const log = pino({ level: 'error' }, { write: (line) => lines.push(line) });
  const { signal } = new AbortController();
  const cause = new TypeError('the secret of the house');
  const response = failureResponse(cause, { locale: 'en', signal }, { log, stopping: signal });
  expect(response.status).toBe(500);
  const text = await response.text();
  expect(text).not.toContain('secret');
  const { reference } = JSON.parse(lines[0] ?? '{}');
  expect(lines[0]).toContain('the secret of the house');
  expect(text).toContain(reference);
});

test('figures for Prometheus name no person and no metric', async () => {
  const shop = await serveShop();
  try {
    await fetch(`${shop.server.url}/api/v1/metrics/revenue`, {
      headers: { authorization: `Bearer ${shop.server.localToken}` },
    });
    const response = await fetch(`${shop.server.url}/metrics`);
    expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    const text = await response.text();
    expect(text).toContain(
      'plumbline_http_requests_total{route="/api/v1/metrics/{name}",method="GET",status="200"} 1',
    );
    expect(text).not.toContain('revenue');
    for (const line of text.trim().split('\n')) {
      expect(line).toMatch(/^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{[^}]*(\{\w+\}[^}]*)*\})? [\d.e+-]+)$/);
    }
  } finally {
    await shop.close();
  }
});
