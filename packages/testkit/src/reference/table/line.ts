import type { NoteCode } from '@plumbline/query';
import type { Cell } from '../cell/cell.ts';
import type { Value } from '../value/value.ts';

/** A row, total row or others row: where it is, and once computed its values. */
export interface Place {
  readonly cell: Cell;
  /** One value for each item of `by`; null where it is collapsed. */
  readonly keys: readonly Value[];
}
export interface Line extends Place {
  readonly values: ReadonlyMap<string, Value>;
  readonly notes: readonly {
    readonly column: string;
    readonly code: NoteCode;
    readonly terms?: string;
  }[];
}
