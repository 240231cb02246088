import type { Diagnostic } from '@plumbline/diagnostics';
import type { ReviewMode } from '@plumbline/model';
import type { Affected, Json } from '@plumbline/store';

/** What an apply does, or would do. */
export interface ApplyReport {
  readonly changes: readonly ObjectChange[];
  /** What the changes reach through references, the changed objects left out. */
  readonly impact: readonly Affected[];
  /** Findings of the whole check; with an error nothing is applied. */
  readonly diagnostics: readonly Diagnostic[];
  /** False for a dry run, an error, or no difference. */
  readonly isApplied: boolean;
  /** The recorded change. */
  readonly change: string | null;
  /** How changes are signed here; null: they are written directly. */
  readonly review: ReviewMode | null;
  /** Number of the change request that holds the changes, opened now or before. */
  readonly request: number | null;
}

/** One object that differs. */
export interface ObjectChange {
  readonly kind: string;
  readonly id: string;
  readonly change: 'added' | 'changed' | 'removed';
  /** Of the version recorded (or to be). */
  readonly version: number;
  /** ISO day. */
  readonly effectiveFrom: string;
  /** What changed inside, for `changed`. */
  readonly parts: readonly PartChange[];
  /** True when no figure can change by it: words for people, spaces in formulas. */
  readonly isCosmetic: boolean;
}

/** A value inside an object, by its path: `formula`, `label.zh`, `fields.amount.type`. */
export interface PartChange {
  readonly path: string;
  /** null: was not there. */
  readonly before: Json | null;
  /** null: is gone. */
  readonly after: Json | null;
}

/** How the folder stands to the catalog. */
export interface FolderState {
  readonly hasDefinitions: boolean;
  readonly isCatalogEmpty: boolean;
  /** The folder holds what the catalog holds. */
  readonly isSame: boolean;
  /** The catalog is as the last apply of this folder left it. */
  readonly isCatalogUntouched: boolean;
}
