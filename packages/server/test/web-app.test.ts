import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ServedShop, serveShop } from './serve-shop.ts';

const folder = mkdtempSync(join(tmpdir(), 'plumbline-web-'));
let shop: ServedShop;
beforeAll(async () => {
  mkdirSync(join(folder, 'static', 'deeper'), { recursive: true });
  writeFileSync(
    join(folder, 'index.html'),
    '<html data-session="__SESSION__"><meta name="nonce" content="__NONCE__">',
  );
  writeFileSync(join(folder, 'static', 'app-1a2b.js'), 'console.log(1)');
  writeFileSync(join(folder, 'static', 'font-1a2b.woff2'), 'font');
  writeFileSync(join(folder, 'static', 'app-1a2b.js.map'), 'CONTENT OF SOURCES');
  writeFileSync(join(folder, 'static', 'deeper', 'x.js'), 'CONTENT OF DEEPER');
  writeFileSync(join(folder, 'secret.js'), 'CONTENT OF SECRET');
  shop = await serveShop({ web: folder });
});
afterAll(async () => {
  await shop.close();
  rmSync(folder, { recursive: true });
});

const get = (path: string, headers: Readonly<Record<string, string>> = {}) =>
  fetch(shop.server.url + path, { headers });

/** As it is written: `fetch` would tidy the path up before it is sent. */
function raw(path: string): Promise<{ readonly status: number; readonly body: string }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(shop.server.url);
    request({ hostname, port, path }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (piece: string) => {
        body += piece;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    })
      .on('error', reject)
      .end();
  });
}

test('every page has a nonce of its own, which its policy names; it may not be kept', async () => {
  const nonces = new Set<string>();
  for (const path of ['/', '/app/company', '/app/metrics/revenue?x=1']) {
    const response = await get(path);
    const page = await response.text();
    const nonce = /content="([^"]+)"/.exec(page)?.[1] ?? '';
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(Buffer.from(nonce, 'base64')).toHaveLength(16);
    expect(policy).toContain(`'nonce-${nonce}'`);
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe');
    expect(page).toContain('data-session="none"');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    nonces.add(nonce);
  }
  expect(nonces.size).toBe(3);
});

test('an address of the app is its page however deep it is, and only for reading', async () => {
  const deep = [
    '/app/a',
    '/app/a/b/c',
    '/app/a/b/c/d/e/f',
    '/app/metrics/%E6%94%B6%E5%85%A5/edit',
    '/app/a//b',
    '/app/a%2Fb',
  ];
  for (const path of deep) {
    const { status, body } = await raw(path);
    expect([path, status, body.includes('data-session="none"')]).toEqual([path, 200, true]);
  }
  const posted = await fetch(`${shop.server.url}/app/a/b/c/d`, { method: 'POST' });
  expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET']);
});

test('what is missing is missing: no page of the app stands in for a file, a call or another address', async () => {
  const paths = [
    ...[
      '/static/app-0000.js',
      '/static/app-1a2b.css',
      '/static/a/b/c/d.js',
      '/assets/none.css',
      '/assets/a/b/c',
    ],
    ...[
      '/api/v1/nothing',
      '/api/v1/a/b/c/d/e',
      '/api/app/a/b',
      '/apps/a/b',
      '/application',
      '/x/app/a/b/c/d',
    ],
  ];
  for (const path of paths) {
    const { status, body } = await raw(path);
    expect([path, status, body.includes('data-session')]).toEqual([path, 404, false]);
  }
});

test('files are kept for ever, for their names carry their content; packed where that is accepted', async () => {
  const plain = await get('/static/app-1a2b.js', { 'accept-encoding': 'identity' });
  expect([plain.status, plain.headers.get('content-type'), await plain.text()]).toEqual([
    200,
    'text/javascript; charset=utf-8',
    'console.log(1)',
  ]);
  expect(plain.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(plain.headers.get('vary')).toBe('accept-encoding');
  expect(plain.headers.get('content-encoding')).toBe(null);
  const packed = await new Promise<Buffer>((resolve, reject) => {
    const { hostname, port } = new URL(shop.server.url);
    const headers = { 'accept-encoding': 'gzip, br' };
    request({ hostname, port, path: '/static/app-1a2b.js', headers }, (response) => {
      expect(response.headers['content-encoding']).toBe('gzip');
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('end', () => resolve(Buffer.concat(pieces)));
    })
      .on('error', reject)
      .end();
  });
  expect(gunzipSync(packed).toString()).toBe('console.log(1)');
  expect((await get('/static/font-1a2b.woff2')).headers.get('content-type')).toBe('font/woff2');
});

test('nothing but the files of the build is given out, however the path is written', async () => {
  const paths = [
    '/static/../index.html',
    '/static/../secret.js',
    '/static/..%2fsecret.js',
    '/static/%2e%2e/secret.js',
    '/static/%2e%2e%2fsecret.js',
    '/static/..\\secret.js',
    '/static/..%5csecret.js',
    '/static//etc/passwd',
    '/static/%2fetc%2fpasswd',
    '/static/app-1a2b.js%00.css',
    '/static/app-1a2b.js.map',
    '/static/deeper/x.js',
    '/static/deeper',
    '/static/',
    '/static/__proto__',
    '/static/%c0%ae%c0%ae/secret.js',
    '//secret.js',
    '/../../secret.js',
    '/app/../secret.js',
    '/app/a/b/c/../../../../secret.js',
    '/app/a/b/c/%2e%2e/%2e%2e/%2e%2e/%2e%2e/static/deeper/x.js',
    '/app/../static/deeper/x.js',
  ];
  for (const path of paths) {
    const { status, body } = await raw(path);
    expect([path, status >= 400 && status < 500]).toEqual([path, true]);
    expect(body).not.toMatch(/CONTENT OF|root:|__NONCE__/);
  }
});

test('a page of the app is no way around the sign-in of the interface', async () => {
  expect((await get('/api/v1/metrics')).status).toBe(401);
  const unknown = await get('/app/../api/v1/metrics');
  expect(unknown.status).toBe(401);
  for (const path of ['/app/a/b/../../../api/v1/metrics', '/app/a/b/%2e%2e/%2e%2e/%2e%2e/api/v1/metrics'])
    expect([path, (await raw(path)).status]).toEqual([path, 401]);
});
