import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { join } from 'node:path';

/** One row that could not be loaded. */
export interface RejectedRow {
  readonly file: string;
  /** Of the workbook that `file` is. */
  readonly sheet?: string;
  /** Physical line in a text file, from 1; row in a sheet; else the number of the row. */
  readonly line: number;
  readonly reasons: readonly RejectReason[];
  /** The row as it stands in the file (a sheet, Parquet, SQL: as JSON). */
  readonly raw: string;
}

export type RejectReason =
  | { readonly kind: 'value'; readonly field: string; readonly value: string; readonly cell?: string }
  /** A cell of a sheet holds nothing that can be used: `#N/A`, `FORMULA WITHOUT VALUE` … */
  | {
      readonly kind: 'cell';
      readonly cell: string;
      readonly fields: readonly string[];
      readonly what: string;
    }
  /** `TOO MANY COLUMNS`, `MISSING COLUMNS` … as DuckDB says, `BROKEN QUOTE` as we do. */
  | { readonly kind: 'record'; readonly what: string };

/** Collects rejected rows as NDJSON in the work folder; the file appears with the first row. */
export interface RejectsFile {
  readonly path: string;
  readonly write: (row: RejectedRow) => void;
  readonly count: () => number;
  /** Resolves when what was written so far has left memory. */
  readonly drained: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export function openRejects(work: string): RejectsFile {
  const path = join(work, 'rejects.ndjson');
  let stream: WriteStream | null = null;
  let count = 0;
  return {
    path,
    write(row) {
      stream ??= createWriteStream(path);
      stream.write(`${JSON.stringify(row)}\n`);
      count++;
    },
    count: () => count,
    async drained() {
      if (stream?.writableNeedDrain === true) await once(stream, 'drain');
    },
    async close() {
      if (stream === null || stream.writableEnded) return;
      stream.end();
      await once(stream, 'close');
    },
  };
}
