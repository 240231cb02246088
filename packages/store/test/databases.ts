import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { onTestFinished } from 'vitest';
import { openStore, type Store } from '../src/index.ts';
import { freshSchema } from './fresh-schema.ts';
import { pglitePool } from './pglite-pool.ts';

export const NOW = new Date('2026-03-01T08:00:00.000Z');

/** A database that is there for one test; stores opened on it see the same rows. */
export interface TestDatabase {
  readonly open: () => Promise<Store>;
}

export interface DatabaseKind {
  readonly name: string;
  readonly make: () => Promise<TestDatabase>;
  /** Databases that a property test may ask for. */
  readonly cases: number;
}

/** `PLUMBLINE_TEST_POSTGRES`: address of a real server, set by `npm run test:engines`. */
const server = process.env.PLUMBLINE_TEST_POSTGRES;

/** Every test of the store runs on each: a file, and a server database (PGlite stands in where no server is given). */
export const DATABASES: readonly DatabaseKind[] = [
  { name: 'file', make: fileDatabase, cases: 60 },
  server === undefined
    ? { name: 'PGlite', make: pgliteDatabase, cases: 8 }
    : { name: 'PostgreSQL', make: () => serverDatabase(server), cases: 30 },
];

async function fileDatabase(): Promise<TestDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return { open: () => opened({ url: `file:${join(folder, 'catalog.db')}` }) };
}

/** One instance for the file: starting one takes a second. */
let shared: Promise<PGlite> | null = null;

async function pgliteDatabase(): Promise<TestDatabase> {
  shared ??= PGlite.create();
  const database = await shared;
  await database.exec('DROP SCHEMA public CASCADE; CREATE SCHEMA public;');
  const pool = pglitePool(database);
  return { open: () => opened({ pool }) };
}

async function serverDatabase(url: string): Promise<TestDatabase> {
  const address = await freshSchema(url);
  return { open: () => opened({ url: address }) };
}

async function opened(place: { readonly url: string } | { readonly pool: ReturnType<typeof pglitePool> }) {
  const store = await openStore({ ...place, now: NOW });
  onTestFinished(() => store.close());
  return store;
}
