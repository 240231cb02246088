import type { InspectedColumn } from '@plumbline/model';
import type { Cell } from '../value/cell.ts';

/** The rows of one source as they travel: canonical cells in column order. */
export interface Table {
  readonly columns: readonly InspectedColumn[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Tables by dataset; unions and `distinct` datasets have none. */
export type Database = ReadonlyMap<string, Table>;
