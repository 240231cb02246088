import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { InternalError } from '@plumbline/diagnostics';
import { quoteLiteral, quoteName, type Warehouse } from '@plumbline/engines';
import { type DumpedRows, SCHEMA_STEPS, type Store } from '@plumbline/store';
import type { BackupReport } from '../center/center.ts';
import type { Served } from '../center/served.ts';
import type { Lease } from '../center/snapshots.ts';
import type { Workings } from '../center/workings.ts';
import { FILE_LIMITS } from '../workspace/limits.ts';
import { readDefinitionFiles } from '../workspace/read-definition-files.ts';
import {
  BACKUP_FORMAT,
  type BackedUpTable,
  CATALOG_ENTRY,
  FILES_PREFIX,
  MANIFEST_ENTRY,
  type Manifest,
  type Measured,
} from './manifest.ts';
import { writeZip, type ZipEntry } from './zip-writer.ts';

/**
 * The catalog as of one moment and the tables that its pointers name. Tables never change and cannot be dropped while
 * somebody holds them, so that reading them one after the other is as good as reading all at once.
 */
export async function backup(
  workings: Workings,
  path: string,
  { signal }: { readonly signal?: AbortSignal },
): Promise<BackupReport> {
  const { options, folder, holder } = workings;
  const file = resolve(options.cwd, path);
  const { lease, rows } = await begin(workings);
  const work = join(holder.warehouse.stage ?? join(folder, 'stage'), `backup-${randomUUID()}`);
  try {
    await mkdir(work, { recursive: true });
    const { tables, views } = await contentsOf(lease.value, holder.warehouse);
    const rest = { made: options.now().toISOString(), tables, views };
    const bytes = await writeZip(
      file,
      [
        { path: CATALOG_ENTRY, isText: true, open: () => Readable.from(linesOf(rows.pages)) },
        ...tables.map((table) => tableEntry(table, { warehouse: holder.warehouse, work, signal })),
        ...(await rejectEntries(join(folder, 'rejects'), lease.value)),
        ...(await fileEntries(workings)),
        { path: MANIFEST_ENTRY, isText: true, open: (measured) => manifestOf(rest, measured) },
      ],
      signal,
    );
    return { file, bytes, tables: tables.length, diagnostics: [] };
  } finally {
    await rows.end();
    lease.release();
    await rm(work, { recursive: true, force: true });
  }
}

/** A dump whose first page is taken. `end` lets go of its moment, whether or not a page was asked for since. */
interface Rows {
  readonly pages: AsyncIterable<DumpedRows>;
  readonly end: () => Promise<void>;
}

/** Pointers and catalog of the same moment: no pointer moves while the dump takes its first page. */
function begin({
  publishing,
  snapshots,
  holder,
}: Workings): Promise<{ readonly lease: Lease<Served>; readonly rows: Rows }> {
  return publishing(async () => {
    const rows = await begun(holder.store);
    return { lease: snapshots.lease(), rows };
  });
}

async function begun(store: Store): Promise<Rows> {
  const dump = store.dump()[Symbol.asyncIterator]();
  const first = await dump.next();
  async function* pages(): AsyncGenerator<DumpedRows, void, undefined> {
    for (let next = first; next.done !== true; next = await dump.next()) yield next.value;
  }
  // Ending the pages would not do: a generator that nobody has begun ends without its `finally`.
  return { pages: pages(), end: async () => void (await dump.return?.()) };
}

async function* linesOf(rows: AsyncIterable<DumpedRows>): AsyncGenerator<Buffer, void, undefined> {
  for await (const page of rows) yield Buffer.from(`${JSON.stringify(page)}\n`);
}

async function contentsOf(
  { state }: Served,
  warehouse: Warehouse,
): Promise<Pick<Manifest, 'tables' | 'views'>> {
  const named = new Set(Object.values(state.datasets).map(({ table }) => table));
  const list = async (sql: string) =>
    (await warehouse.run({ sql, params: [] })).rows
      .map((row) => row.map(String))
      .filter(([name = '']) => named.has(name));
  const columns = await list(
    'SELECT table_name, column_name, data_type FROM information_schema.columns ORDER BY table_name, ordinal_position',
  );
  const views = await list('SELECT table_name, view_definition FROM information_schema.views ORDER BY 1');
  const isView = new Set(views.map(([name]) => name));
  const tables = [...named].filter((name) => !isView.has(name)).sort();
  return {
    tables: tables.map(
      (name, i): BackedUpTable => ({
        name,
        entry: `warehouse/${i + 1}.parquet`,
        columns: columns
          .filter(([table]) => table === name)
          .map(([, column = '', type = '']) => ({ name: column, type })),
      }),
    ),
    views: inReadingOrder(views.map(([name = '', sql = '']) => ({ name, sql }))),
  };
}

/** Every view after those it reads. */
function inReadingOrder(views: Manifest['views']): Manifest['views'] {
  const ordered: Manifest['views'][number][] = [];
  for (let waiting = [...views]; waiting.length > 0; ) {
    const isWaiting = (sql: string, own: string) =>
      waiting.some(({ name }) => name !== own && sql.includes(name));
    const ready = waiting.filter(({ name, sql }) => !isWaiting(sql, name));
    if (ready.length === 0) throw new InternalError('views read each other in a circle');
    ordered.push(...ready);
    waiting = waiting.filter((view) => !ready.includes(view));
  }
  return ordered;
}

interface Exporting {
  readonly warehouse: Warehouse;
  readonly work: string;
  readonly signal: AbortSignal | undefined;
}

function tableEntry({ name, entry }: BackedUpTable, { warehouse, work, signal }: Exporting): ZipEntry {
  return {
    path: entry,
    isText: false,
    async open() {
      const file = join(work, basename(entry));
      const options = '(FORMAT PARQUET, COMPRESSION ZSTD)';
      await warehouse.execute(`COPY ${quoteName(name)} TO ${quoteLiteral(file)} ${options}`, { signal });
      const stream = createReadStream(file);
      stream.once('close', () => {
        rm(file, { force: true }).catch(() => undefined);
      });
      return stream;
    },
  };
}

/** Rows set aside by the loads that made these tables. */
async function rejectEntries(folder: string, { state }: Served): Promise<readonly ZipEntry[]> {
  const kept = new Set(Object.values(state.datasets).map(({ rejectsFile }) => basename(rejectsFile ?? '')));
  const names = (await readdir(folder).catch(() => [])).filter((name) => kept.has(name));
  return names.map((name) => ({
    path: `rejects/${name}`,
    isText: true,
    open: () => createReadStream(join(folder, name)),
  }));
}

/** The definition files as they are, applied or not. */
async function fileEntries({ root }: Workings): Promise<readonly ZipEntry[]> {
  const { files } = await readDefinitionFiles(root, FILE_LIMITS);
  return [...files].map(([path, text]) => ({
    path: `${FILES_PREFIX}${path}`,
    isText: true,
    open: () => Readable.from([Buffer.from(text)]),
  }));
}

function manifestOf(
  rest: Pick<Manifest, 'made' | 'tables' | 'views'>,
  entries: Readonly<Record<string, Measured>>,
): Readable {
  const schema = SCHEMA_STEPS.at(-1) ?? '';
  const manifest: Manifest = { format: BACKUP_FORMAT, schema, ...rest, entries };
  return Readable.from([Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`)]);
}
