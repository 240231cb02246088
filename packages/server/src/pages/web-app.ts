import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
const SMALLER_WHEN_PACKED = new Set(['.css', '.js', '.svg']);
const NONCE = '__NONCE__';
/** Tells the page whether to ask who is signed in: a refused question is an error on the console of every stranger. */
const SESSION = '__SESSION__';

interface StaticFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly packed: Uint8Array<ArrayBuffer> | null;
  readonly type: string;
}

/** The built web app, held in memory: one page and files whose names carry their content. */
export interface WebApp {
  readonly page: string;
  readonly files: ReadonlyMap<string, StaticFile>;
}

/** Reads a build folder; null: there is none. */
export async function readWebApp(folder: string): Promise<WebApp | null> {
  const page = await readFile(join(folder, 'index.html'), 'utf8').catch(() => null);
  if (page === null) return null;
  const names = await readdir(join(folder, 'static')).catch(() => []);
  const files = await Promise.all(
    names
      .filter((name) => TYPES[extname(name)] !== undefined)
      .map(async (name) => [name, await staticFile(join(folder, 'static', name))] as const),
  );
  return { page, files: new Map(files) };
}

async function staticFile(path: string): Promise<StaticFile> {
  const kind = extname(path);
  const bytes = new Uint8Array(await readFile(path));
  const packed = SMALLER_WHEN_PACKED.has(kind) ? new Uint8Array(await promisify(gzip)(bytes)) : null;
  return { bytes, packed, type: TYPES[kind] ?? 'application/octet-stream' };
}

/**
 * The page of the app. Scripts and styles come from files of ours; the style sheets that components make while they run
 * carry a nonce that only this answer knows.
 */
export function webPage({ page }: WebApp, hasCookie: boolean): Response {
  const nonce = randomBytes(16).toString('base64');
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
  return new Response(page.replace(NONCE, nonce).replace(SESSION, hasCookie ? 'maybe' : 'none'), {
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy },
  });
}

/** One file of the app; null: there is none of that name. */
export function webFile({ files }: WebApp, name: string, acceptEncoding: string | null): Response | null {
  const file = files.get(name);
  if (file === undefined) return null;
  const isPacked = file.packed !== null && /\bgzip\b/.test(acceptEncoding ?? '');
  return new Response(isPacked && file.packed !== null ? file.packed : file.bytes, {
    headers: {
      'content-type': file.type,
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
      ...(isPacked ? { 'content-encoding': 'gzip' } : {}),
    },
  });
}
