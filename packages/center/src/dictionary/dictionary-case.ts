import type { Diagnostic, Locale } from '@plumbline/diagnostics';
import type { ReviewMode } from '@plumbline/model';
import type { Principal } from '../center/principal.ts';
import type { RequestWish } from '../governance/request-wish.ts';

/** The dictionary as a workbook, one row for each metric, and back. */
export interface DictionaryCase {
  /** What the principal sees of it, headed in a language. Throws PlumblineError. */
  exportSheet(principal: Principal, locale: Locale): Promise<Uint8Array>;
  /**
   * Brings what changed rows say into the catalog, or asks for it where changes are reviewed: all of it, or nothing where a row
   * has an error or was overtaken. Metrics without a row stay as they are. Throws PlumblineError for what is no such workbook.
   */
  importSheet(principal: Principal, bytes: Uint8Array, options?: ImportSheetOptions): Promise<SheetReport>;
}

export interface ImportSheetOptions extends RequestWish {
  readonly locale?: Locale;
  readonly dryRun?: boolean;
  readonly comment?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What a workbook would do, or did. */
export interface SheetReport {
  readonly isApplied: boolean;
  readonly review: ReviewMode | null;
  /** Number of the change request that holds it. */
  readonly request: number | null;
  readonly sheet: string;
  /** Rows that say what the catalog says. */
  readonly unchanged: number;
  /** The others, in the order of the sheet. */
  readonly rows: readonly SheetRowReport[];
  /** Of the sheet as a whole. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface SheetRowReport {
  /** As the spreadsheet counts them. */
  readonly row: number;
  /** What it calls the metric; empty: it does not say. */
  readonly metric: string;
  /** `conflict`: somebody else has written the metric since. */
  readonly kind: 'added' | 'changed' | 'conflict' | 'error';
  readonly cells: readonly SheetCellChange[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface SheetCellChange {
  /** `C12`. */
  readonly cell: string;
  readonly column: string;
  readonly before: string;
  readonly after: string;
}
