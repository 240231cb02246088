import type { FileOptions, ValueType } from '@plumbline/model';

/** Where rows come from. Every path is absolute; globs (`*`, `?`, `**`) are expanded in name order. */
export type LoadSource =
  | { readonly kind: 'files'; readonly paths: readonly string[]; readonly options: FileOptions }
  /** One SELECT over files; relative names in it start at `root`. */
  | { readonly kind: 'sql'; readonly sql: string; readonly root: string };

/** One column of the table to make. */
export interface LoadColumn {
  /** Name in the table. */
  readonly field: string;
  /** Raw name in the source; null when `sql` gives the value. */
  readonly column: string | null;
  /** Declared type; null: as inspected. */
  readonly type: ValueType | null;
  /** Stored exactly: a floating value is cast to a decimal (declared scale, else 4). */
  readonly money: boolean;
  /**
   * Trusted DuckDB expression over own fields (by field name) and raw columns (by raw name); a field hides a
   * raw column of the same name, except inside its own expression. Null: the raw column.
   */
  readonly sql: string | null;
}

export interface LoadTask {
  readonly dataset: string;
  readonly source: LoadSource;
  /** Every column of the table, undeclared ones included; a raw column not named here is not loaded. */
  readonly columns: readonly LoadColumn[];
  /**
   * Types by raw name, from `inspect`. Columns without a declared type, and raw columns that expressions name,
   * take theirs from here; what is missing here is inspected again.
   */
  readonly inspected?: ReadonlyMap<string, ValueType> | undefined;
  /** Field of days: of which days each file has rows is measured. */
  readonly dayField?: string | undefined;
}

/** A union: a view over tables already loaded. */
export interface UnionTask {
  readonly dataset: string;
  readonly columns: readonly { readonly field: string; readonly type: ValueType }[];
  /** `values`: field → trusted expression over the member's table; a field left out is null in its rows. */
  readonly members: readonly { readonly table: string; readonly values: ReadonlyMap<string, string> }[];
}

/** A distinct dataset: the non-null values of the listed columns. */
export interface DistinctTask {
  readonly dataset: string;
  readonly field: string;
  readonly type: ValueType;
  /** `value`: trusted expression over the table, usually a quoted field. */
  readonly members: readonly { readonly table: string; readonly value: string }[];
}

/** A tree: members of a loaded table that name their parents. */
export interface TreeTask {
  readonly hierarchy: string;
  readonly table: string;
  /** `dataset`: what the table of pairs is loaded as. */
  readonly key: { readonly dataset: string; readonly field: string };
  readonly parent: string;
  readonly operator: string | null;
  readonly weight: string | null;
  /**
   * Members are recorded again when they change: when, by the clocks of which zone where that is an instant, and which
   * of those recorded at once counts. Null: once.
   */
  readonly recorded: {
    readonly at: string;
    readonly zone: string | null;
    readonly prefer: readonly { readonly field: string; readonly desc: boolean }[];
  } | null;
  readonly columns: UnionTask['columns'];
}

/** Rows of loaded tables added up: `sql` is a trusted SELECT over them. */
export interface RollupTask {
  readonly dataset: string;
  readonly columns: UnionTask['columns'];
  readonly sql: string;
}
