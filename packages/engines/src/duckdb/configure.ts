import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { quoteLiteral } from './quote.ts';

export interface InstanceSettings {
  readonly path: string;
  readonly memoryLimit?: string | undefined;
  readonly threads?: number | undefined;
  /** Where it spills; null: nowhere. Undefined: beside the file. */
  readonly spill?: string | null;
  /** What it may touch outside its own file; DuckDB 1.5 grants reading and writing alike. */
  readonly files: readonly string[];
  readonly folders: readonly string[];
  /** Rows of a query without ORDER BY come in the order of the source; a table made without it is written once, not twice. */
  readonly keepOrder: boolean;
}

export interface StartedInstance {
  readonly instance: DuckDBInstance;
  /** The connection that configured it; the only one that reports progress. */
  readonly connection: DuckDBConnection;
}

/** Opens an instance and closes every door: the order of the SETs matters (zone first, the lock last). */
export async function startInstance(settings: InstanceSettings): Promise<StartedInstance> {
  const instance = await DuckDBInstance.create(settings.path);
  try {
    const connection = await instance.connect();
    for (const sql of statements(settings)) await connection.run(sql);
    return { instance, connection };
  } catch (thrown) {
    instance.closeSync();
    throw thrown;
  }
}

function statements(settings: InstanceSettings): readonly string[] {
  const list = (paths: readonly string[]) => `[${paths.map(quoteLiteral).join(', ')}]`;
  return [
    "SET GLOBAL TimeZone = 'UTC'",
    ...(settings.memoryLimit === undefined
      ? []
      : [`SET GLOBAL memory_limit = ${quoteLiteral(settings.memoryLimit)}`]),
    ...(settings.threads === undefined ? [] : [`SET GLOBAL threads = ${settings.threads}`]),
    ...(settings.spill === undefined
      ? []
      : [`SET GLOBAL temp_directory = ${quoteLiteral(settings.spill ?? '')}`]),
    `SET GLOBAL preserve_insertion_order = ${settings.keepOrder}`,
    'SET enable_progress_bar = true',
    'SET enable_progress_bar_print = false',
    'SET GLOBAL autoinstall_known_extensions = false',
    `SET GLOBAL allowed_directories = ${list(settings.folders)}`,
    `SET GLOBAL allowed_paths = ${list(settings.files)}`,
    'SET GLOBAL enable_external_access = false',
    'SET GLOBAL lock_configuration = true',
  ];
}
