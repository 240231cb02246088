import type { Warehouse } from '@plumbline/engines';
import type { SheetCopies } from './workbook/kept-sheet.ts';

/** What reading a source needs to know about this machine. */
export interface SourceContext {
  /** Folders that sources must lie below, links resolved. Anything else is `load/outside-folder`. */
  readonly roots: readonly string[];
  readonly signal?: AbortSignal | undefined;
  /** Of the loader instance, as DuckDB writes it: `2GB`. */
  readonly memoryLimit?: string | undefined;
  readonly threads?: number | undefined;
  /** Where an inspection leaves what it made of large workbooks, for the load that follows. */
  readonly copies?: SheetCopies | undefined;
}

export interface LoadContext extends SourceContext {
  readonly warehouse: Warehouse;
  /** `<workspace>/.plumbline`: holds `stage/` (emptied after each load) and `rejects/`. */
  readonly folder: string;
  readonly onProgress?: ((progress: LoadProgress) => void) | undefined;
}

export interface LoadProgress {
  readonly dataset: string;
  readonly step: 'scan' | 'read' | 'store';
  readonly bytesDone: number;
  readonly bytesTotal: number;
  readonly rows: number;
}
