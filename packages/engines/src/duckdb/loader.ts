import type { Warehouse } from './warehouse.ts';

/** An in-memory DuckDB that reads the given sources and writes only the stage. */
export interface Loader extends Warehouse {
  /** Percent of the running statement that is done, as DuckDB guesses it. */
  progress(): number;
}

export interface LoaderOptions {
  /** Absolute source files it may read. */
  readonly files: readonly string[];
  /** Folders it may read; only for `source.sql`, which must be one parsed SELECT. */
  readonly folders?: readonly string[];
  readonly stage: string;
  readonly memoryLimit?: string | undefined;
  readonly threads?: number | undefined;
}
