import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PlumblineError, report } from '@plumbline/diagnostics';
import type { Database } from './database.ts';
import { type ConnectionPool, postgresPool, postgresUrl } from './postgres.ts';
import { sqliteFile } from './sqlite.ts';

export type { ConnectionPool };

/** Where a catalog is: `file:/folder/catalog.db`, `postgres://…`, or a pool that is already there. */
export type StorePlace = { readonly url: string } | { readonly pool: ConnectionPool };

const OPENERS: Readonly<Record<string, (url: string) => Database | Promise<Database>>> = {
  'file:': (url) => sqliteFile(pathOf(url)),
  'postgres:': postgresUrl,
  'postgresql:': postgresUrl,
};

/** Throws PlumblineError `store/unknown-url` for a scheme that no dialect has. */
export async function openDatabase(place: StorePlace): Promise<Database> {
  if ('pool' in place) return postgresPool(place.pool);
  const scheme = /^[a-z]+:/i.exec(place.url)?.[0].toLowerCase() ?? '';
  const open = OPENERS[scheme];
  if (open === undefined) throw new PlumblineError([report('store/unknown-url', { scheme })]);
  return open(place.url);
}

/** `file:///absolute`, as Node writes it, or `file:` before any path. */
function pathOf(url: string): string {
  return url.startsWith('file://') ? fileURLToPath(url) : resolve(url.slice('file:'.length));
}
