import { request } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LEAST_PACKED, packResponse } from '../src/http/pack-response.ts';
import { type ServedShop, serveShop } from './serve-shop.ts';

let shop: ServedShop;
beforeAll(async () => {
  shop = await serveShop();
});
afterAll(() => shop.close());

/** As it comes over the wire: `fetch` would unpack it. */
function raw(path: string, encoding?: string) {
  return new Promise<{ readonly headers: NodeJS.Dict<string | string[]>; readonly body: Buffer }>(
    (resolve, reject) => {
      const { hostname, port } = new URL(shop.server.url);
      const headers = encoding === undefined ? {} : { 'accept-encoding': encoding };
      request({ hostname, port, path, headers }, (response) => {
        const pieces: Buffer[] = [];
        response.on('data', (piece: Buffer) => pieces.push(piece));
        response.on('end', () => resolve({ headers: response.headers, body: Buffer.concat(pieces) }));
      })
        .on('error', reject)
        .end();
    },
  );
}

test('a long answer comes packed to who accepts that, and says the same', async () => {
  const plain = await raw('/api/v1/openapi.json');
  expect(plain.headers['content-encoding']).toBeUndefined();
  expect(plain.headers.vary).toContain('accept-encoding');
  for (const encoding of ['gzip', 'br, gzip;q=0.5', 'GZIP']) {
    const packed = await raw('/api/v1/openapi.json', encoding);
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(Number(packed.headers['content-length'])).toBe(packed.body.length);
    expect(packed.headers['x-content-type-options']).toBe('nosniff');
    expect(packed.body.length).toBeLessThan(plain.body.length / 2);
    expect(gunzipSync(packed.body).equals(plain.body)).toBe(true);
  }
  for (const encoding of ['identity', 'br', 'gzip;q=0', 'gzip; q=0.0', '']) {
    const { headers } = await raw('/api/v1/openapi.json', encoding);
    expect(headers['content-encoding']).toBeUndefined();
  }
});

test('short answers, other kinds and streams pass as they are', async () => {
  const { headers } = await raw('/healthz', 'gzip');
  expect(headers['content-encoding']).toBeUndefined();
  const long = 'a'.repeat(LEAST_PACKED);
  const json = { 'content-type': 'application/json; charset=utf-8' };
  const stream = new Response(long, { headers: json });
  expect(await packResponse(stream, 'gzip')).toBe(stream);
  const sheet = new Response(long, { headers: { 'content-type': 'text/csv', 'content-length': '16000' } });
  expect(await packResponse(sheet, 'gzip')).toBe(sheet);
  const refused = new Response(long, { status: 404, headers: { ...json, 'content-length': '16000' } });
  expect((await packResponse(refused, 'gzip')).status).toBe(404);
});
