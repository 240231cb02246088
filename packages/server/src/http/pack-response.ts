import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

/** Shorter answers travel as fast as they are. */
export const LEAST_PACKED = 16_000;
const LEVEL = { level: 4 };
const pack = promisify(gzip);

/** A long JSON answer packed for who accepts that; streams pass as they are. */
export async function packResponse(response: Response, acceptEncoding: string | null): Promise<Response> {
  if (Number(response.headers.get('content-length') ?? 0) < LEAST_PACKED) return response;
  if (!/^application\/json\b/.test(response.headers.get('content-type') ?? '')) return response;
  if (!acceptsGzip(acceptEncoding ?? '')) {
    response.headers.append('vary', 'accept-encoding');
    return response;
  }
  const headers = new Headers(response.headers);
  const packed = await pack(Buffer.from(await response.arrayBuffer()), LEVEL);
  headers.append('vary', 'accept-encoding');
  headers.set('content-encoding', 'gzip');
  headers.set('content-length', String(packed.length));
  return new Response(new Uint8Array(packed), { status: response.status, headers });
}

/** `gzip;q=0` says no. */
function acceptsGzip(header: string): boolean {
  return header
    .split(',')
    .some((one) => /^\s*gzip\s*(;|$)/i.test(one) && !/;\s*q\s*=\s*0(\.0*)?\s*$/i.test(one));
}
