import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { type Diagnostic, PlumblineError, report, systemReason } from '@plumbline/diagnostics';
import { openWarehouse, quoteLiteral, quoteName, type Warehouse } from '@plumbline/engines';
import { type DumpedRow, type DumpedRows, SCHEMA_STEPS, type Store, type StorePlace } from '@plumbline/store';
import { appliedFiles } from '../merge/applied-files.ts';
import { claimCatalog, openCatalog, openEmptyCatalog, WORKSPACE_ID } from '../state/open-catalog.ts';
import { isBelow } from '../workspace/is-below.ts';
import { CATALOG_ENTRY, FILES_PREFIX } from './manifest.ts';
import { readZip, type ZipReader } from './zip-reader.ts';

export interface RestoreReport {
  /** Absolute. */
  readonly folder: string;
  readonly tables: number;
  readonly diagnostics: readonly Diagnostic[];
}

export interface RestoreOptions {
  readonly cwd: string;
  readonly now: Date;
  /** A server database, empty, that takes the catalog; a file in the folder where absent. */
  readonly store?: StorePlace | null | undefined;
  readonly signal?: AbortSignal;
}

/**
 * Makes a workspace folder of a backup: definition files, catalog and warehouse. The folder appears whole or not at all.
 * Sessions are not restored: everybody signs in again. Throws PlumblineError `store/restore-not-empty`,
 * `store/backup-unreadable`, `store/backup-newer`, `workspace/state-not-writable`.
 */
export async function restore(file: string, dir: string, options: RestoreOptions): Promise<RestoreReport> {
  const folder = resolve(options.cwd, dir);
  const held = await readdir(folder).catch((cause: unknown) => (isAbsent(cause) ? null : [dir]));
  if (held !== null && held.length > 0)
    throw new PlumblineError([report('store/restore-not-empty', { folder })]);
  const zip = await readZip(resolve(options.cwd, file));
  const draft = join(dirname(folder), `.${basename(folder)}.restoring-${randomBytes(4).toString('hex')}`);
  try {
    refuseNewer(file, zip);
    await mkdir(join(draft, '.plumbline'), { recursive: true });
    await fill(draft, zip, { ...options, folder });
    if (held !== null) await rmdir(folder);
    await rename(draft, folder);
    return { folder, tables: zip.manifest.tables.length, diagnostics: [] };
  } catch (cause) {
    await rm(draft, { recursive: true, force: true });
    const isSystem = cause instanceof Error && 'syscall' in cause;
    if (!isSystem) throw cause;
    const params = { path: folder, reason: systemReason(cause) };
    throw new PlumblineError([report('workspace/state-not-writable', params)]);
  } finally {
    zip.close();
  }
}

function refuseNewer(file: string, { manifest }: ZipReader): void {
  if (SCHEMA_STEPS.includes(manifest.schema)) return;
  throw new PlumblineError([report('store/backup-newer', { file, format: manifest.format })]);
}

type Filling = RestoreOptions & { readonly folder: string };

async function fill(draft: string, zip: ZipReader, options: Filling): Promise<void> {
  const own = join(draft, '.plumbline');
  await writeFile(join(own, '.gitignore'), '*\n');
  const rows = join(own, CATALOG_ENTRY);
  await zip.extract(CATALOG_ENTRY, rows, options.signal);
  const place = options.store ?? null;
  const { now } = options;
  const store = await (place === null
    ? openCatalog(own, { now, store: null })
    : openEmptyCatalog(place, now));
  try {
    await store.restore(rowsOf(rows, join(options.folder, '.plumbline', 'rejects')));
    if (place !== null) await claimCatalog(store, own, now);
    await writeDefinitions(draft, zip, store);
  } finally {
    await store.close();
    await rm(rows);
  }
  for (const entry of Object.keys(zip.manifest.entries).filter((name) => name.startsWith('rejects/')))
    await zip.extract(entry, join(own, 'rejects', basename(entry)), options.signal);
  const stage = join(own, 'stage');
  const warehouse = await openWarehouse({ file: join(own, 'warehouse.db'), stage });
  try {
    await makeTables(warehouse, zip, options.signal);
  } finally {
    await warehouse.close();
    await rm(stage, { recursive: true, force: true });
  }
}

/** Sessions, and tables of unfinished loads, stay behind; files of quarantined rows move with the folder. */
async function* rowsOf(file: string, rejects: string): AsyncGenerator<DumpedRows, void, undefined> {
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Infinity });
  for await (const line of lines) {
    const page = JSON.parse(line) as DumpedRows;
    if (page.table === 'sessions' || page.table === 'pending_loads') continue;
    if (page.table === 'settings')
      yield { ...page, rows: page.rows.filter(({ key }) => key !== WORKSPACE_ID) };
    else if (page.table !== 'loads') yield page;
    else yield { ...page, rows: page.rows.map((row) => rebased(row, rejects)) };
  }
}

function rebased(row: DumpedRow, rejects: string): DumpedRow {
  const body: unknown = JSON.parse(String(row.body));
  if (typeof body !== 'object' || body === null) return row;
  const file: unknown = Reflect.get(body, 'rejectsFile');
  if (typeof file !== 'string') return row;
  return { ...row, body: JSON.stringify({ ...body, rejectsFile: join(rejects, basename(file)) }) };
}

/** The files as they were in the folder; from a backup of a folder that had none, those that were last applied. */
async function writeDefinitions(draft: string, zip: ZipReader, store: Store): Promise<void> {
  const kept = Object.keys(zip.manifest.entries).filter((name) => name.startsWith(FILES_PREFIX));
  for (const entry of kept) {
    const path = join(draft, entry.slice(FILES_PREFIX.length));
    if (isBelow(path, draft)) await zip.extract(entry, path);
  }
  if (kept.length > 0) return;
  for (const [path, text] of (await appliedFiles(store)) ?? []) {
    // The catalog keeps whatever names were sent: those of hidden folders, and of the one above, are nobody's to write.
    const isHidden = path.split(/[\\/]/).some((part) => part.startsWith('.'));
    if (isHidden || !isBelow(join(draft, path), draft)) continue;
    await mkdir(dirname(join(draft, path)), { recursive: true });
    await writeFile(join(draft, path), text);
  }
}

async function makeTables(
  warehouse: Warehouse,
  zip: ZipReader,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { tables, views } = zip.manifest;
  for (const { name, entry, columns } of tables) {
    const file = join(warehouse.stage ?? '', basename(entry));
    await zip.extract(entry, file, signal);
    const casts = columns.map(
      (column) => `CAST(${quoteName(column.name)} AS ${column.type}) AS ${quoteName(column.name)}`,
    );
    await warehouse.execute(
      `CREATE TABLE ${quoteName(name)} AS SELECT ${casts.join(', ')} FROM read_parquet(${quoteLiteral(file)})`,
      { signal },
    );
    await rm(file);
  }
  for (const { sql } of views) await warehouse.execute(sql);
  await warehouse.execute('CHECKPOINT');
}

function isAbsent(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
}
