import type { FigureMark } from '@plumbline/diagnostics';
import type { Text } from '@plumbline/model';

/** The answer (interface.md). Decimal and bigint cells are strings. */
export interface MetricResult {
  readonly columns: readonly ResultColumn[];
  readonly rows: readonly ResultRow[];
  readonly totals?: readonly { readonly by: readonly string[]; readonly row: ResultRow }[];
  readonly others?: readonly { readonly by: readonly string[]; readonly row: ResultRow }[];
  readonly ranges: Readonly<Record<string, readonly [string | null, string | null]>>;
  readonly notes: readonly ResultNote[];
  readonly meta: ResultMeta;
}

export type Cell = string | number | boolean | null;
export type ResultRow = readonly Cell[];
export type ColumnType =
  | 'text'
  | 'boolean'
  | 'date'
  | 'timestamp'
  | 'integer'
  | 'bigint'
  | 'decimal'
  | 'double';

export interface ResultColumn {
  readonly name: string;
  readonly role: 'time' | 'dimension' | 'metric' | 'compare';
  readonly type: ColumnType;
  readonly grain?: string;
  /** Of a grain of the company's own: what its members are called, by their first days. */
  readonly members?: Readonly<Record<string, string>>;
  readonly ref?: string;
  /** The metric a compare column belongs to. */
  readonly of?: string;
  readonly unit?: string;
  readonly currency?: string;
  readonly label?: Text;
  readonly basis?: Text;
  readonly direction?: 'up' | 'down' | 'band' | 'none';
  readonly version?: number;
  /** Where cells of the answer take others than the newest alone: those that the definition lists, the oldest is 1. Days are inclusive. */
  readonly versions?: readonly VersionUsed[];
  readonly additive?: boolean;
  /** The asker sees only some of the rows, and this is the figure of all of them. */
  readonly scope?: 'company';
  /** Of a metric: the last day to which every dataset that it reads is known; null: nothing limits it, or of one of them nothing is known. Absent where each entity has a day of its own. */
  readonly edge?: string | null;
  /** What was asked ends after what the metric knows, which is a part of it or nothing; under a grain: of these time members a part. */
  readonly partial?: boolean;
  readonly partial_periods?: readonly string[];
  /** What a reader must know of the definition: `draft`, `self_reviewed`, `drifted`, `suspended`, `deprecated`, `retired`. */
  readonly marks?: readonly FigureMark[];
}

export interface VersionUsed {
  readonly version: number;
  readonly from: string | null;
  readonly to: string | null;
  /** Key of the first cell that takes it, where earlier cells take another. */
  readonly first?: string;
}

export interface ResultNote {
  readonly row?: number;
  readonly total?: number;
  readonly other?: number;
  readonly column: string;
  readonly code: NoteCode;
  /** Of a derived figure the spans that it is made of, `+2023-01-01..2023-12-31 -2023-01-01..2023-09-30`; of one that leaves series out how many of how many, `4/5`, and of several figures in a column each, `1/5, 2/5`. */
  readonly terms?: string;
}

/** Why a cell is null, or where it comes from. */
export type NoteCode =
  | 'base-missing'
  | 'base-not-positive'
  | 'plan-not-positive'
  | 'no-percent-of-ratio'
  | 'no-attainment'
  | 'not-finite'
  /** A figure of the whole company that would tell of a part that the asker may not see; or there is none. */
  | 'company-withheld'
  | 'span/no-chain'
  /** Not why it is null, but what it is made of: a row that states it, or others joined end to end. */
  | 'span/reported'
  | 'span/derived'
  | 'span/chains-differ'
  /** Series that have rows in the range and no chain that joins its ends: the figure is that of the others. */
  | 'span/left-out'
  /** Not why it is null: it reads days before its formula was in force, by that formula. */
  | 'version/restated-base';

export interface ResultMeta {
  readonly partial: boolean;
  readonly partial_periods: readonly Cell[];
  readonly edge: Readonly<Record<string, string | null>>;
  readonly scope: 'all' | 'partial';
  readonly cache: 'miss' | 'hit' | 'stale' | 'rollup';
  readonly elapsed_ms: number;
  readonly warnings: readonly ResultWarning[];
  /** The rates that amounts were converted at; absent where none were. */
  readonly rates?: readonly RateUsed[];
  readonly sql: readonly string[];
}

/** How amounts of one currency became amounts of another. */
export interface RateUsed {
  readonly from: string;
  readonly to: string;
  readonly rate: 'average' | 'closing';
  /** As it is given, inverted, or by way of the reporting currency. */
  readonly way: 'direct' | 'inverted' | 'crossed';
  /** First and last day whose rates were taken. */
  readonly days: readonly [string, string];
}

export interface ResultWarning {
  readonly code: WarningCode;
  readonly params: Readonly<Record<string, unknown>>;
}

/** What was answered and should be known before the figures are used. */
export type WarningCode =
  | 'stock/stale-snapshot'
  | 'compare/unmatched-snapshot'
  | 'query/window-before-data'
  | 'query/days-in-no-member'
  | 'load/rows-quarantined'
  | 'asof/unversioned-data'
  | 'version/every-version'
  | 'ledger/closed-turnover';
