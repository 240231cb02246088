import type { NewLifecycleStep } from '../changes/lifecycle-steps.ts';
import type { Json } from '../json.ts';

/**
 * One statement about an object: from `effectiveFrom` on (business time) it is `body`. Rows are only ever added: a later
 * statement about the same days stands in front of an earlier one, so any past answer can be given again.
 */
export interface DefinitionVersion {
  readonly kind: string;
  readonly id: string;
  /** 1, 2, 3… of this object, in the order recorded. */
  readonly version: number;
  /** The object as written, variables left in place; null: it is not there. */
  readonly body: Json | null;
  /** ISO day, inclusive. */
  readonly effectiveFrom: string;
  /** ISO day, exclusive; null: open. */
  readonly effectiveTo: string | null;
  /** System time, ISO instant. */
  readonly recordedAt: string;
  readonly recordedBy: string;
  /** The change that recorded it. */
  readonly change: string;
}

export interface NewVersion {
  readonly kind: string;
  readonly id: string;
  readonly body: Json | null;
  readonly effectiveFrom: string;
  readonly effectiveTo?: string | null;
  /** What the object mentions, in place of what it mentioned before; absent: as before. */
  readonly references?: readonly NewReference[];
}

export interface NewReference {
  /** `metric`, `dataset`, `dimension`, … */
  readonly targetKind: string;
  readonly targetId: string;
  /** A pinned version of the target; null: whichever is in force. */
  readonly version?: number | null;
  /** How it is mentioned: `formula`, `plan`, `where`, … */
  readonly role: string;
}

/** Versions recorded together: an apply, an approved request, a roll back. */
export interface Change {
  readonly id: string;
  /** `apply`, … */
  readonly kind: string;
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly comment: string | null;
  /** Definition files that stood behind it, by path; empty when there were none. */
  readonly hasFiles: boolean;
}

export interface NewChange {
  readonly kind: string;
  readonly comment?: string | null;
  /** Definition files as they were, comments included: path → text. Equal texts are kept once. */
  readonly files?: ReadonlyMap<string, string>;
  readonly versions: readonly NewVersion[];
  /** What becomes of the objects by it. */
  readonly lifecycle?: readonly NewLifecycleStep[];
}

/** A day on both axes. */
export interface Moment {
  /** In force on this ISO day. */
  readonly on: string;
  /** As recorded up to this instant; absent: everything recorded so far. */
  readonly knownAt?: Date | undefined;
}
