import type { Diagnostic } from '@plumbline/diagnostics';
import type { DatasetTest, Validity } from '@plumbline/model';

/** What to measure about tables already loaded. */
export interface ProfileTask {
  readonly datasets: readonly ProfiledDataset[];
  readonly relationships: readonly ProfiledRelationship[];
  /** For `fresh_within`: ISO day. */
  readonly today: string;
}

export interface ProfiledDataset {
  readonly dataset: string;
  readonly table: string;
  /** Trusted expression over the table, alias `j0`, and the to-one tables `j1`, `j2` … that `joins` add; null: no time. */
  readonly time: {
    readonly sql: string;
    readonly joins: readonly ProfileJoin[];
    /** Trusted condition over the same tables: rows of what happened, beside plans; absent: there are no plans. */
    readonly happened?: string;
  } | null;
  /** Columns; empty when no key is declared. */
  readonly primaryKey: readonly string[];
  /** Stored columns: how many distinct values each has is told where the engine keeps it. */
  readonly columns: readonly string[];
  /** Columns whose distinct values are counted (approximately) in any case. */
  readonly distinct: readonly string[];
  /** Tests whose fields are columns of the table. */
  readonly tests: readonly DatasetTest[];
  /** When the versions of a key are in force; absent where rows are no versions. */
  readonly versions?: Validity & { readonly key: string };
  /** Columns of a ledger: an account that no range can hold is a finding. */
  readonly ledger?: { readonly account: string; readonly debit: string; readonly credit: string };
  /** Which part of a row its links give to members: of each row they add up to 1. */
  readonly shares?: readonly {
    readonly bridge: string;
    readonly key: readonly string[];
    readonly weight: string;
  }[];
  /** Calendars whose periods the rows are: all of them are read. */
  readonly periods?: readonly ProfiledPeriods[];
}

/** A calendar that lists the members of a grain: trusted expressions over its table, alias `j0`. */
export interface ProfiledPeriods {
  readonly calendar: string;
  readonly label: string;
  readonly first: string;
  readonly last: string;
}

/** What a period is called, its first and its last ISO day. */
export type PeriodCells = readonly [label: string | null, from: string | null, to: string | null];

/** The first join starts at `j0`, each further one at the table joined before it. */
export interface ProfileJoin {
  readonly table: string;
  readonly fromColumns: readonly string[];
  readonly toColumns: readonly string[];
}

export interface ProfiledRelationship {
  readonly name: string;
  readonly from: RelationshipEnd;
  readonly to: RelationshipEnd;
  readonly required: boolean;
  /** How one of several rows for the columns is found; absent where they name one. */
  readonly near?: NearestRow;
  /** Several rows for the columns are recorded versions of one. */
  readonly recorded?: true;
}

/** The latest row up to a value of the row, or the one in force on it. */
export interface NearestRow {
  /** Trusted column of the row; null: the row has no such column, and only the other side is measured. */
  readonly at: string | null;
  readonly from: string;
  readonly until: { readonly column: string; readonly inclusive: boolean } | null;
}

export interface RelationshipEnd {
  readonly dataset: string;
  readonly table: string;
  readonly columns: readonly string[];
}

export interface Profile {
  readonly datasets: ReadonlyMap<string, DatasetProfile>;
  /** Relationships whose key is never null and always found. */
  readonly total: ReadonlySet<string>;
  /**
   * Errors: a relationship that leads to several rows, a required one that leads nowhere. Warnings: a primary key
   * that is not one, failed tests.
   */
  readonly diagnostics: readonly Diagnostic[];
}

export interface DatasetProfile {
  readonly rows: number;
  /** ISO days of the first and last time that is not null. */
  readonly first: string | null;
  readonly last: string | null;
  /** `2010-12-09T20:01:00` when time is a timestamp. */
  readonly lastInstant: string | null;
  /** ISO day of the last row of what happened, where there are plans beside. */
  readonly happened?: string | null;
  readonly distinct: ReadonlyMap<string, number>;
  /** Of calendars, by their names: their rows in order. */
  readonly periods?: Readonly<Record<string, readonly PeriodCells[]>>;
}
