/** Kinds of files that are known but not read; `not-parquet` is declared as Parquet. */
export type ForeignFormat =
  | 'zip'
  | 'old-workbook'
  | 'binary-workbook'
  | 'encrypted-workbook'
  | 'markup-workbook'
  | 'open-document'
  | 'pdf'
  | 'zstd'
  | 'bzip2'
  | 'database'
  | 'not-parquet'
  | 'not-workbook';

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
  /** `part`: the file inside the workbook. */
  'load/broken-workbook': { file: string; part: string; cause: string };
  'load/suspicious-workbook': { file: string; part: string; bytes: number; packed: number };
  'load/macros-ignored': { file: string };
  'load/no-such-sheet': { file: string; sheet: string; sheets: readonly string[] };
  'load/several-sheets': {
    file: string;
    sheet: string;
    others: readonly string[];
    hidden: readonly string[];
  };
  'load/empty-sheet': { file: string; sheet: string };
  'load/no-header-row': { file: string; sheet: string; row: number };
  'load/unnamed-columns': { file: string; sheet: string; row: number; columns: readonly string[] };
  'load/merged-cells': { file: string; sheet: string; ranges: number; example: string };
  'load/blank-rows': { file: string; sheet: string; rows: number; first: number };
  'load/total-rows': { file: string; sheet: string; rows: number; first: number; text: string };
  'load/unusable-cells': { file: string; sheet: string; cells: number; example: string; what: string };
  'load/source-gone': { path: string };
  'load/cannot-watch': { dataset: string; cause: string };
  'load/wrong-encoding': { file: string; encoding: string; line: number };
  'load/encoding-guessed': { file: string; encoding: string };
  /** Text after the `]`, or no `]`: rows may be missing. */
  'load/bad-json-array': { file: string; problem: 'not-closed' | 'text-after' };
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
  /** Of data that are not open to who loads. */
  'load/closed-data': Record<never, never>;
  'load/tree-circle': { hierarchy: string; members: readonly string[] };
  'load/tree-two-parents': { hierarchy: string; members: readonly string[] };
  'load/tree-operator': { hierarchy: string; found: readonly string[] };
  'load/tree-orphan': { hierarchy: string; members: readonly string[] };
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
  'load/versions-overlap': { dataset: string; key: string; rows: number; examples: readonly string[] };
  'load/account-code': {
    dataset: string;
    field: string;
    rows: number;
    examples: readonly string[];
    debit: string;
    credit: string;
  };
  'load/weights-not-one': { bridge: string; rows: number; examples: readonly string[] };
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
