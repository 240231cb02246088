import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openWarehouse, type Warehouse } from '@plumbline/engines';
import { inspect, type LoadColumn, type LoadResult, load } from '@plumbline/ingest';
import type { FileOptions, ValueType } from '@plumbline/model';

export const decimal4: ValueType = { kind: 'decimal', precision: 18, scale: 4 };
export const auto: FileOptions = { format: null, delimiter: null, encoding: null, header: null };

/** A temporary workspace folder with its warehouse. */
export interface TestWorkspace {
  readonly folder: string;
  readonly warehouse: Warehouse;
  readonly put: (name: string, content: string | Buffer) => string;
  readonly context: () => { warehouse: Warehouse; folder: string; roots: string[] };
  readonly look: (path: string, options?: Partial<FileOptions>) => ReturnType<typeof inspect>;
  readonly loadFiles: (
    paths: readonly string[],
    columns: readonly LoadColumn[],
    options?: Partial<FileOptions>,
  ) => Promise<LoadResult>;
  readonly rows: (sql: string) => Promise<readonly (readonly unknown[])[]>;
  readonly close: () => Promise<void>;
}

export async function openTestWorkspace(): Promise<TestWorkspace> {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-ingest-'));
  mkdirSync(join(folder, 'data'));
  const own = join(folder, '.plumbline');
  const warehouse = await openWarehouse({
    file: join(own, 'warehouse.duckdb'),
    stage: join(own, 'stage'),
    threads: 2,
  });
  const context = () => ({ warehouse, folder: own, roots: [join(folder, 'data')] });
  return {
    folder,
    warehouse,
    put(name, content) {
      const path = join(folder, 'data', name);
      writeFileSync(path, content);
      return path;
    },
    context,
    look: (path, options = {}) =>
      inspect('sales', { kind: 'files', paths: [path], options: { ...auto, ...options } }, context()),
    loadFiles: (paths, columns, options = {}) =>
      load(
        { dataset: 'd', source: { kind: 'files', paths, options: { ...auto, ...options } }, columns },
        context(),
      ),
    rows: async (sql) => (await warehouse.run({ sql, params: [] })).rows,
    async close() {
      await warehouse.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A column under its own name, as found. */
export function column(name: string, more: Partial<LoadColumn> = {}): LoadColumn {
  return { field: name, column: name, type: null, money: false, sql: null, ...more };
}

export interface RejectLine {
  readonly file: string;
  readonly line: number;
  readonly reasons: readonly { kind: string; field?: string; value?: string; what?: string }[];
  readonly raw: string;
}

export function rejectsOf(result: LoadResult): readonly RejectLine[] {
  const path = result.outcome?.rejectsFile;
  if (path === null || path === undefined) return [];
  return readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as RejectLine);
}

export function codes(result: {
  readonly diagnostics: readonly { readonly code: string }[];
}): readonly string[] {
  return result.diagnostics.map((d) => d.code);
}
