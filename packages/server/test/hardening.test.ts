import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accessTable, requireAccess } from '../src/access/access-table.ts';
import { browserAt, codesOf, read } from './browser.ts';
import { type ServedShop, serveShop } from './serve-shop.ts';

let shop: ServedShop;
beforeAll(async () => {
  shop = await serveShop({
    allowHosts: ['metrics.example.com', 'localhost:8080'],
    limits: { bodyLimit: 2000 },
  });
});
afterAll(() => shop.close());

/** `fetch` chooses Host itself. */
async function withHost(host: string): Promise<{ readonly status: number; readonly body: string }> {
  const sent = request(`${shop.server.url}/healthz`, { headers: { host } });
  sent.end();
  return new Promise((resolve, reject) => {
    sent.on('error', reject);
    sent.on('response', async (response) =>
      resolve({ status: response.statusCode ?? 0, body: await text(response) }),
    );
  });
}

const call = (path: string, init: RequestInit = {}) =>
  fetch(shop.server.url + path, {
    ...init,
    headers: { authorization: `Bearer ${shop.server.localToken}`, ...init.headers },
  });

describe('Host', () => {
  test('names of this machine, with its port', async () => {
    const { port } = shop.server;
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`, 'LOCALHOST:8080'])
      expect((await withHost(host)).status).toBe(200);
  });

  test('names that were added, with any port', async () => {
    expect((await withHost('metrics.example.com')).status).toBe(200);
    expect((await withHost('metrics.example.com:443')).status).toBe(200);
  });

  test.each(['evil.example', 'localhost:1', '127.0.0.1', 'metrics.example.com.evil.example'])(
    '%s: server/host-not-allowed',
    async (host) => {
      const { status, body } = await withHost(host);
      expect([status, JSON.parse(body).diagnostics[0].code]).toEqual([403, 'server/host-not-allowed']);
    },
  );
});

describe('headers', () => {
  test.each(['/', '/api/docs', '/api/v1/metrics', '/nothing', '/assets/plumbline.css'])(
    '%s',
    async (path) => {
      const { headers } = await call(path);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('content-security-policy')).not.toContain('unsafe');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-powered-by')).toBeNull();
    },
  );

  test('behind https, when the proxy is trusted, cookies are Secure', async () => {
    const other = await serveShop({ trustProxy: true });
    try {
      const browser = browserAt(other);
      const first = other.server.oneTimePassword;
      const response = await browser.send(
        'POST',
        '/api/v1/session',
        { login: first?.login, password: first?.password },
        { 'x-forwarded-proto': 'https' },
      );
      expect(response.headers.get('set-cookie')).toContain('; Secure');
    } finally {
      await other.close();
    }
  });
});

describe('bodies', () => {
  const post = (body: string, type: string | null, path = '/api/v1/query') =>
    call(path, {
      method: 'POST',
      body: Buffer.from(body),
      headers: type === null ? {} : { 'content-type': type },
    });

  test.each([
    ['{"metrics": [', 'application/json', 400, 'server/bad-json'],
    ['{"metrics": ["revenue"]}', 'text/plain', 415, 'server/wrong-content-type'],
    ['{"metrics": ["revenue"]}', null, 415, 'server/wrong-content-type'],
    [`{"metrics": ["${'x'.repeat(3000)}"]}`, 'application/json', 413, 'server/body-too-large'],
    ['{"metrics": ["revenue"], "colour": 1}', 'application/json', 400, 'query/unknown-key'],
    ['{"metrics": ["revenu"]}', 'application/json', 422, 'query/unknown-metric'],
    ['[]', 'application/json', 400, 'query/wrong-type'],
    ['', 'application/json', 400, 'server/bad-json'],
  ])('%.40s as %s is %i %s', async (body, type, status, code) => {
    const response = await post(body, type);
    expect([response.status, await codesOf(response)]).toEqual([status, [code]]);
  });

  test('server/unknown-key: names what was meant', async () => {
    const response = await post('{"name": "x", "scope": ["read"]}', 'application/json', '/api/v1/tokens');
    const { diagnostics } = await read('Problem', response);
    expect(diagnostics.map(({ code }) => code).sort()).toEqual(['server/missing-key', 'server/unknown-key']);
  });

  test('server/wrong-value: of the wrong kind', async () => {
    const response = await post('{"name": "x", "scopes": ["fly"]}', 'application/json', '/api/v1/tokens');
    expect([response.status, await codesOf(response)]).toEqual([400, ['server/wrong-value']]);
  });

  test('a body that never says its length is cut at the limit as well', async () => {
    let sent = 0;
    const body = new ReadableStream({
      pull(controller) {
        sent += 1000;
        controller.enqueue(new Uint8Array(1000).fill(32));
      },
    });
    const headers = { 'content-type': 'application/json' };
    const init = { method: 'POST', body, headers, duplex: 'half' } as RequestInit;
    const response = await call('/api/v1/query', init).catch(() => null);
    if (response !== null)
      expect([response.status, await codesOf(response)]).toEqual([413, ['server/body-too-large']]);
    // Cut, not taken whole: what is under way in the sockets is all that was sent beyond it.
    expect(sent).toBeLessThan(20_000_000);
    const after = await post('{"metrics": ["revenue"]}', 'application/json');
    expect(after.status).toBe(200);
  });
});

describe('what is not there', () => {
  test('a path, a method, a media type', async () => {
    const path = await call('/api/v1/nothing');
    expect([path.status, await codesOf(path)]).toEqual([404, ['server/no-such-path']]);
    const method = await call('/api/v1/metrics', { method: 'DELETE' });
    expect([method.status, method.headers.get('allow'), await codesOf(method)]).toEqual([
      405,
      'GET',
      ['server/method-not-allowed'],
    ]);
    const type = await call('/api/v1/query', {
      method: 'POST',
      body: '{"metrics": ["revenue"]}',
      headers: { 'content-type': 'application/json', accept: 'image/png' },
    });
    expect([type.status, await codesOf(type)]).toEqual([406, ['server/not-acceptable']]);
  });

  test('a metric, with the one that was meant', async () => {
    const response = await call('/api/v1/metrics/revenu');
    expect(response.status).toBe(404);
    const { diagnostics } = await read('Problem', response);
    expect(diagnostics[0]?.hints[0]?.replace).toBe('revenue');
  });

  test.each([
    '/api/v1/metrics/..%2f..%2fetc',
    '/assets/..%2f..%2fpackage.json',
    '/assets/%2e%2e/plumbline.yaml',
  ])('nothing outside: %s', async (path) => {
    expect((await call(path)).status).toBe(404);
  });
});

test('a route without a line in the access table keeps the server from starting', () => {
  const table = accessTable();
  expect(() => requireAccess([{ method: 'GET', path: '/api/v1/metrics' }], table)).not.toThrow();
  expect(() => requireAccess([{ method: 'GET', path: '/api/v1/rogue' }], table)).toThrow('GET /api/v1/rogue');
  expect(() => requireAccess([{ method: 'POST', path: '/api/v1/metrics' }], table)).toThrow();
});

describe('language', () => {
  test.each<[string, string, 'zh' | 'en']>([
    ['zh-CN,zh;q=0.9', '', 'zh'],
    ['fr, en;q=0.1, zh;q=0.5', '', 'zh'],
    ['zh', '?lang=en', 'en'],
    ['fr', '', 'en'],
  ])('%s%s is answered in %s, with both texts', async (header, query, locale) => {
    const response = await call(`/api/v1/metrics/none${query}`, { headers: { 'accept-language': header } });
    expect(response.headers.get('content-language')).toBe(locale);
    const { detail, diagnostics } = await read('Problem', response);
    expect(detail).toBe(diagnostics[0]?.messages[locale]);
    expect(diagnostics[0]?.messages.zh).not.toBe(diagnostics[0]?.messages.en);
  });
});
