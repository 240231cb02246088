import type { Diagnostic } from '@plumbline/diagnostics';
import type { Loader } from '@plumbline/engines';
import type { RawValue } from '../convert/conversion.ts';
import type { PreparedText } from '../text/prepare-text.ts';
import type { PreparedSheet } from '../workbook/read/prepare-sheet.ts';

/** A source opened for reading: rows of raw columns `r0`, `r1` … in each of its parts (files). */
export interface RawSource {
  readonly loader: Loader;
  readonly names: readonly string[];
  readonly parts: readonly RawPart[];
  /** Hash of the bytes of every file; null for SQL, whose rows alone tell. */
  readonly hash: string | null;
  /** Hash of the bytes of each part; null for SQL. */
  readonly hashes: readonly string[] | null;
  readonly bytes: number;
  readonly notes: readonly Diagnostic[];
  readonly close: () => Promise<void>;
}

export interface RawPart {
  /** For messages. */
  readonly file: string;
  /** SQL of a relation with `r0`, `r1` …, for JSON also `q0`, `q1` …: true where the value was quoted. */
  readonly from: (rejects: string | null) => string;
  /** DuckDB type of each column. */
  readonly types: readonly string[];
  /** Rows that cannot be read at all. */
  readonly unreadable: readonly UnreadableRow[];
  /** Null for a part that is no text. */
  readonly text: PreparedText | null;
  /** Null for a part that is no sheet of a workbook; a sheet's relation has `sheet_row` and `sheet_bad` as well. */
  readonly sheet: PreparedSheet | null;
}

export interface UnreadableRow {
  /** Place of the raw column it is about: it does not matter where nobody reads that column. Null: the whole row. */
  readonly column: number | null;
  readonly condition: string;
  /** SQL of the reason in the file of rejects. */
  readonly what: string;
}

/** Records of a part whose values are text; null where DuckDB reads typed values. */
export function countedRows(part: RawPart): number | null {
  return (part.text ?? part.sheet)?.rows ?? null;
}

/** Column `index` of a part. */
export function rawValue(part: RawPart, index: number): RawValue {
  return { sql: `r${index}`, type: part.types[index] ?? 'VARCHAR', numbers: part.text?.numbers ?? null };
}
