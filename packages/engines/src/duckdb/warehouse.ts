import type { Engine, Rows, RunOptions, Statement } from '../engine.ts';

/** The one DuckDB instance that owns a file (or an in-memory one). */
export interface Warehouse extends Engine {
  /** Absolute path; null in memory. */
  readonly file: string | null;
  /** The only folder outside the file that this instance can read. */
  readonly stage: string | null;
  /** Runs one statement of ours (DDL, COPY, CHECKPOINT). Never SQL that a user wrote. */
  execute(sql: string, options?: RunOptions): Promise<void>;
  /** Rows in chunks, in order; memory stays bounded. Ends the query when the consumer stops early. */
  stream(statement: Statement, options?: RunOptions): AsyncIterable<Rows>;
}

export interface WarehouseOptions {
  readonly file: string;
  /** Folder that the loader writes and this instance reads; created when missing. */
  readonly stage: string;
  /** As DuckDB writes it: `2GB`. Default: DuckDB's own, 80 % of the machine. */
  readonly memoryLimit?: string | undefined;
  readonly threads?: number | undefined;
}
