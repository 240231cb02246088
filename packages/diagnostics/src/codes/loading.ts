/** Kinds of files that are known but not read; `not-parquet` is declared as Parquet. */
export type ForeignFormat = 'zip' | 'old-workbook' | 'pdf' | 'zstd' | 'bzip2' | 'database' | 'not-parquet';

/** Codes of: reading sources and loading them. */
export interface LoadingParams {
  'load/file-not-found': { dataset: string; path: string };
  'load/no-file-matches': { dataset: string; path: string };
  'load/not-a-file': { dataset: string; path: string };
  'load/outside-folder': { dataset: string; path: string };
  'load/foreign-format': { file: string; what: ForeignFormat };
  'load/mixed-formats': { dataset: string };
  'load/empty-file': { file: string };
  'load/broken-gzip': { file: string; cause: string };
  'load/wrong-encoding': { file: string; encoding: string; line: number };
  'load/encoding-guessed': { file: string; encoding: string };
  'load/line-too-long': { file: string; line: number; limit: number };
  'load/broken-header': { file: string };
  'load/no-header': { file: string };
  'load/duplicate-column': { file: string; column: string };
  'load/columns-differ': {
    file: string;
    first: string;
    missing: readonly string[];
    extra: readonly string[];
  };
  'load/unknown-column': { dataset: string; column: string };
  'load/mixed-line-ends': { file: string; lf: number; crlf: number };
  'load/unclosed-quote': { file: string; records: number };
  'load/no-rows': { dataset: string };
  'load/no-good-rows': { dataset: string; rows: number; rejects: string };
  'load/rows-quarantined': { dataset: string; quarantined: number; read: number; rejects: string };
  /** What we count and what DuckDB counts disagree: nothing is loaded. */
  'load/rows-disagree': { file: string; counted: number; read: number };
  'load/ambiguous-dates': { dataset: string; column: string; example: string };
  'load/rounded': { dataset: string; field: string; rows: number; scale: number; example: string };
  'load/cannot-convert': { dataset: string; field: string; from: string; to: string };
  'load/expression-failed': { dataset: string; cause: string };
  'load/unreadable': { file: string; cause: string };
  'load/sql-not-select': { dataset: string; cause: string };
  'load/sql-function': { name: string };
  'load/duplicate-key': {
    dataset: string;
    key: readonly string[];
    rows: number;
    examples: readonly string[];
  };
  'load/null-key': { dataset: string; key: readonly string[]; rows: number };
  'load/target-not-unique': {
    relationship: string;
    dataset: string;
    columns: readonly string[];
    rows: number;
    examples: readonly string[];
  };
  'load/key-not-found': { relationship: string; dataset: string; rows: number; examples: readonly string[] };
  'load/test-failed': {
    dataset: string;
    test: string;
    fields: readonly string[];
    rows: number;
    examples: readonly string[];
  };
  'load/not-fresh': { dataset: string; last: string | null; within: string };
}
