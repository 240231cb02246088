import type { Diagnostic } from '@plumbline/diagnostics';
import type { ValueType } from '@plumbline/model';

export interface LoadResult {
  /** Null when a diagnostic is an error; then nothing changed in the warehouse. */
  readonly outcome: LoadOutcome | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** A table that exists, checkpointed; the caller commits the pointer to it. */
export interface LoadOutcome {
  readonly dataset: string;
  /** Name of the new table (or view). */
  readonly table: string;
  /** Hash of the source's bytes and of the task: changes whenever the rows may. */
  readonly version: string;
  /** rowsRead = rowsLoaded + quarantined. */
  readonly rowsRead: number;
  readonly rowsLoaded: number;
  readonly quarantined: number;
  /** NDJSON, one quarantined row a line: file, line, reasons, raw text. */
  readonly rejectsFile: string | null;
  readonly columns: readonly { readonly field: string; readonly type: ValueType }[];
  /** Sum of each money column over the quarantined rows in which it could be read. */
  readonly quarantinedTotals: readonly QuarantinedTotal[];
  /** Where the task has a field of days, and the source is files. */
  readonly loadedFiles?: LoadedFiles;
}

/** The files of a source, as far as a later load can tell which rows are no longer as they were. */
export interface LoadedFiles {
  /** Hash of how they were read: equal text, equal rows of equal bytes. */
  readonly reading: string;
  /** The field that the days of the files are of. */
  readonly dayField: string;
  readonly files: readonly LoadedFile[];
}

export interface LoadedFile {
  /** Of its bytes. */
  readonly hash: string;
  /** Days of its rows, ISO; null: it has none with a day. */
  readonly first: string | null;
  readonly last: string | null;
  /** Whether it has rows without a day. */
  readonly undated: boolean;
}

export interface QuarantinedTotal {
  readonly field: string;
  readonly total: string;
  /** Quarantined rows whose value could not be read. */
  readonly unreadable: number;
}
