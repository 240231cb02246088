/** Something that runs SQL. The contract suite in testkit runs on every implementation. */
export interface Engine {
  readonly name: string;
  run(statement: Statement, options?: RunOptions): Promise<Rows>;
  close(): Promise<void>;
}

export interface Statement {
  readonly sql: string;
  /** Positional, `$1` first. */
  readonly params: readonly Parameter[];
}

export type Parameter = string | number | boolean | null;

export interface RunOptions {
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMs?: number | undefined;
  /** More rows than this is `engine/too-many-rows`, never a cut. */
  readonly maxRows?: number | undefined;
}

export type EngineCell = string | number | boolean | null;
export type EngineType =
  | 'text'
  | 'boolean'
  | 'date'
  | 'timestamp'
  | 'integer'
  | 'bigint'
  | 'decimal'
  | 'double';

/**
 * Canonical cells: decimal and 64-bit integers are strings at their declared scale, dates `2013-01-31`,
 * timestamps `2010-12-01T08:26:00`, NaN and infinities null with their place in `notFinite`.
 */
export interface Rows {
  readonly columns: readonly {
    readonly name: string;
    readonly type: EngineType;
    readonly scale: number | null;
  }[];
  readonly rows: readonly (readonly EngineCell[])[];
  readonly notFinite: readonly { readonly row: number; readonly column: number }[];
}
