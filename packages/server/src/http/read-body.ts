import { PlumblineError, report } from '@plumbline/diagnostics';

/** Reads the body as text, never more of it than `limit` bytes. Throws PlumblineError. */
export async function readText(request: Request, limit: number): Promise<string> {
  const length = request.headers.get('content-length');
  const declared = Number(length ?? '0');
  if (declared > limit) throw tooLarge(limit);
  // As many bytes as were announced, never more: they need no counting.
  if (length !== null && declared >= 0) return decoded(await request.arrayBuffer());
  return decoded(await readCounted(request, limit));
}

async function readCounted(request: Request, limit: number): Promise<Uint8Array> {
  if (request.body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > limit) {
      await reader.cancel().catch(() => undefined);
      throw tooLarge(limit);
    }
    chunks.push(value);
  }
  return Buffer.concat(chunks);
}

const UTF8 = new TextDecoder('utf-8', { fatal: true });

function decoded(bytes: ArrayBuffer | Uint8Array): string {
  try {
    return UTF8.decode(bytes);
  } catch {
    throw new PlumblineError([report('server/bad-json', { reason: 'not UTF-8' })]);
  }
}

/** A JSON body. Without any, `undefined`. */
export async function readJson(request: Request, limit: number): Promise<unknown> {
  const type = mediaType(request);
  const text = await readText(request, limit);
  if (text === '' && type === null) return undefined;
  if (type !== 'application/json')
    throw new PlumblineError([
      report('server/wrong-content-type', { found: type, expected: ['application/json'] }),
    ]);
  try {
    return JSON.parse(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new PlumblineError([report('server/bad-json', { reason })]);
  }
}

/** Fields of a form without files. */
export async function readForm(request: Request, limit: number): Promise<URLSearchParams> {
  const type = mediaType(request);
  const expected = 'application/x-www-form-urlencoded';
  if (type !== expected)
    throw new PlumblineError([report('server/wrong-content-type', { found: type, expected: [expected] })]);
  return new URLSearchParams(await readText(request, limit));
}

function mediaType(request: Request): string | null {
  const header = request.headers.get('content-type');
  return header === null ? null : (header.split(';')[0] ?? '').trim().toLowerCase();
}

function tooLarge(limit: number): PlumblineError {
  return new PlumblineError([report('server/body-too-large', { limit })]);
}
