import type { LoadedFiles, PeriodCells, QuarantinedTotal } from '@plumbline/ingest';
import type { ValueType } from '@plumbline/model';

/** The catalog's pointers: which table holds which dataset, and what was measured about it. */
export interface LoadState {
  readonly datasets: Readonly<Record<string, LoadedDataset>>;
  /** Tables made by a load that has not come to its end: the next load goes on from them. */
  readonly pending: Readonly<Record<string, LoadedTable>>;
  readonly relationships: Readonly<Record<string, MeasuredRelationship>>;
}

export const EMPTY_STATE: LoadState = { datasets: {}, pending: {}, relationships: {} };

export interface LoadedTable {
  readonly table: string;
  /** Hash of the rows, as far as ingest can tell: equal text, equal rows. */
  readonly version: string;
  /** Hash of the task that made the table: definition, source, tables read. */
  readonly task: string;
  /** Cheap text that changes when a file of the source does; null for unions and distinct datasets. */
  readonly fingerprint: string | null;
  readonly rowsRead: number;
  readonly rowsLoaded: number;
  readonly quarantined: number;
  readonly rejectsFile: string | null;
  readonly quarantinedTotals: readonly QuarantinedTotal[];
  readonly columns: readonly { readonly field: string; readonly type: ValueType }[];
  /** Of a rollup: what its columns are, and the versions of the datasets it was made of. */
  readonly addedUp?: {
    readonly definition: string;
    readonly versions: Readonly<Record<string, string>>;
    /** First and last day of the members that its last load made again; null: it was made as a whole. */
    readonly remade?: readonly (readonly [string, string])[] | null;
  };
  /** Of a union: a hash of how its rows are made of those of its members, and the versions of these. */
  readonly union?: { readonly reading: string; readonly versions: Readonly<Record<string, string>> };
  /** Of files whose days rollups are kept by. */
  readonly loadedFiles?: LoadedFiles;
}

export interface LoadedDataset extends LoadedTable {
  readonly measured: MeasuredDataset;
}

export interface MeasuredDataset {
  /** Hash of what was asked about the table. */
  readonly task: string;
  readonly rows: number;
  readonly first: string | null;
  readonly last: string | null;
  readonly lastInstant: string | null;
  readonly happened?: string | null;
  readonly distinct: Readonly<Record<string, number>>;
  /** Of calendars that list the members of a grain, by their names. */
  readonly periods?: Readonly<Record<string, readonly PeriodCells[]>>;
}

export interface MeasuredRelationship {
  readonly task: string;
  readonly isTotal: boolean;
}
