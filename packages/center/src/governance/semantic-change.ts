import type { Text } from '@plumbline/model';

/** What a change means, in words of finance. */
export interface SemanticChange {
  readonly kind: string;
  readonly id: string;
  readonly label: Text;
  readonly change: 'added' | 'changed' | 'removed';
  /** The version it was written against; 0: none. */
  readonly base: number;
  readonly aspects: readonly AspectChange[];
  /** Aspects of a metric that stay as they are, with what they are. */
  readonly unchanged: readonly { readonly aspect: string; readonly label: Text; readonly value: Text }[];
  /** No figure can change by it. */
  readonly isCosmetic: boolean;
  /** First day it holds, ISO; null: from the beginning. */
  readonly effectiveFrom: string | null;
}

export interface AspectChange {
  /** `formula`, `numerator`, `condition`, `unit`, `label`, …; of other objects than metrics the path. */
  readonly aspect: string;
  readonly label: Text;
  /** Null: it was not there. */
  readonly before: Text | null;
  /** Null: it is gone. */
  readonly after: Text | null;
  /** No figure can change by it. */
  readonly isCosmetic: boolean;
}
