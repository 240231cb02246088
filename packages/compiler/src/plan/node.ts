import type { Day, Interval } from '@plumbline/calendar';
import type { ValueType } from '@plumbline/model';
import type { Measure, Scalar } from './scalar.ts';

export interface PlanColumn {
  readonly name: string;
  readonly type: ValueType;
  /** Where the value comes from, for people: `internet_sales.sales_amount`, `sum(sales_amount)`. */
  readonly origin: string;
}

interface Node {
  /** Columns that identify a row; null: unknown (a dataset without primary key). */
  readonly grain: readonly string[] | null;
  readonly columns: readonly PlanColumn[];
  /** Why this node is there; becomes a comment in the SQL. */
  readonly why: string | null;
}

/** Rows of a dataset. `dataset(rows)` → the same rows, columns under their field names. */
export interface Scan extends Node {
  readonly kind: 'scan';
  readonly dataset: string;
  readonly table: string;
  /** Policies take no rows from it: a figure of the whole company is made of them. Absent: they do. */
  readonly ofAll?: true;
}

/** Keeps rows: `a=1, a=2` —`a > 1`→ `a=2`. */
export interface Filter extends Node {
  readonly kind: 'filter';
  readonly input: Plan;
  readonly where: Scalar;
}

/** Adds columns computed from the same row: `date=2013-02-07` → `date, month=2013-02-01`. */
export interface Derive extends Node {
  readonly kind: 'derive';
  /** Several later expressions read these columns: they are computed once, under their names. */
  readonly named: boolean;
  readonly input: Plan;
  readonly add: readonly { readonly name: string; readonly value: Scalar; readonly origin: string }[];
}

/** Attaches columns of at most one row of `right`; never multiplies rows. An empty `on` takes a one-row `right`. */
export interface Join extends Node {
  readonly kind: 'join';
  readonly input: Plan;
  readonly right: Plan;
  readonly on: readonly { readonly left: Scalar; readonly right: string }[];
  /** `inner` only where every row is proven to find its match, or where rows without one must go. */
  readonly mode: 'inner' | 'left';
  /** Proven at load or declared: every row finds its match. */
  readonly proven: boolean;
  readonly nullSafe: boolean;
  /** Of the rows that match, the one with the latest `right` that is not after `left`; null: only one matches. */
  readonly asOf: {
    readonly left: Scalar;
    readonly right: string;
    /** The rows are in force from `right` to this column, no two at once; an open end is null. */
    readonly until: { readonly column: string; readonly inclusive: boolean } | null;
  } | null;
  readonly take: readonly { readonly from: string; readonly as: string }[];
}

/**
 * Each row once for each row of `set` that it matches; the keys that it adds must be keys of the next aggregate.
 * Windows `(jan, 01-01…01-31) (feb, 01-01…02-28)`: row `01-05` → `jan 01-05`, `feb 01-05`. Members of a tree
 * `(1001, cash) (1001, assets)`: row `1001` → `1001 cash`, `1001 assets`.
 */
export interface Expand extends Node {
  readonly kind: 'expand';
  readonly input: Plan;
  readonly set: Plan;
  /** A date of `input` that windows hold, or a set of units that they share one with; else what `on` equals. */
  readonly by: Scalar;
  /** Column of `set` that rows find it by; null: windows. */
  readonly on: string | null;
  /** Rows last from the date `by` to this one, and find the windows that hold a day of them; null: a row is of one date. */
  readonly last: { readonly value: Scalar; readonly inclusive: boolean } | null;
  /** Further columns that must be equal. */
  readonly also: readonly { readonly left: Scalar; readonly right: string }[];
  /** A row that finds nothing stays, with nulls; else it goes. */
  readonly keepsAll: boolean;
}

/**
 * Rows of the chosen days. Days `(jan, 01-31) (feb, 02-27)`: row `01-30` goes, `01-31` → `jan 01-31`.
 * `days` is computed before conditions and dimensions.
 */
export interface Pick extends Node {
  readonly kind: 'pick';
  readonly input: Plan;
  readonly days: Plan;
  readonly day: Scalar;
  /** Further equalities, as for `per: account`. */
  readonly on: readonly { readonly left: Scalar; readonly right: string }[];
  readonly take: readonly string[];
}

/** Collapses to one row for each combination of keys: `a 1, a 2, b 5` → `a 3, b 5`. */
export interface Aggregate extends Node {
  readonly kind: 'aggregate';
  readonly input: Plan;
  readonly keys: readonly string[];
  readonly measures: readonly Measure[];
}

/** A bounded list written into the statement: time members with the days each reads, for each row of `across` where given. */
export interface Spine extends Node {
  readonly kind: 'spine';
  readonly across: Plan | null;
  readonly rows: readonly (readonly (Day | null)[])[];
}

/** Inputs of one grain side by side; a key that one input lacks gives nulls there. `disjoint`: no key occurs twice. */
export interface Align extends Node {
  readonly kind: 'align';
  readonly inputs: readonly Plan[];
  readonly keys: readonly string[];
  readonly disjoint: boolean;
}

/**
 * Totals of spans joined end to end. Rows `FY 70, H1 25, Q3 20` and the window Q4 → `FY − H1 − Q3 = 25`: of each series
 * the shortest chain of rows, added forwards and taken away backwards, from the first day of each window to its last.
 * `leftOutTo`: and a row of nulls for each window that a series has rows in, but no chain over.
 */
export interface Chain extends Node {
  readonly kind: 'chain';
  /** Has the columns of `series`, the first day of a span, the day after its last, its value, when it was recorded. */
  readonly input: Plan;
  /** Has the keys, the first and last day of a range (null: it is not known to its end), and what it shares with a series. */
  readonly windows: Plan;
  readonly series: readonly string[];
  readonly keys: readonly string[];
  readonly on: readonly string[];
  /** A span that is the window, or nothing. */
  readonly exact: boolean;
  /** The last day of a window, whether it is known to it or not; null: those that are left out are not told. */
  readonly leftOutTo: string | null;
}

/** Adds columns that look at other rows of the relation (ranks). */
export interface Window extends Node {
  readonly kind: 'window';
  readonly input: Plan;
  readonly add: readonly { readonly name: string; readonly value: Scalar; readonly origin: string }[];
}

/** Moves a time key: `2012-03` by 12 months → `2013-03`. */
export interface Shift extends Node {
  readonly kind: 'shift';
  readonly input: Plan;
  readonly column: string;
  readonly by: Interval;
}

/** Keeps keys and computes the rest: ratios, fills, changes; division is safe. */
export interface Compute extends Node {
  readonly kind: 'compute';
  readonly input: Plan;
  readonly outputs: readonly { readonly name: string; readonly value: Scalar; readonly origin: string }[];
}

/** Total order, then a limit; `offset` rows before it are left out. */
export interface Arrange extends Node {
  readonly kind: 'arrange';
  readonly input: Plan;
  readonly order: readonly { readonly value: Scalar; readonly desc: boolean }[];
  readonly limit: number | null;
  readonly offset: number;
}

/**
 * The same rows. No condition that stands above is checked on rows that are not among them, however the engine arranges
 * its work.
 */
export interface Fence extends Node {
  readonly kind: 'fence';
  readonly input: Plan;
}

export type Plan =
  | Scan
  | Filter
  | Derive
  | Join
  | Expand
  | Pick
  | Aggregate
  | Spine
  | Align
  | Chain
  | Window
  | Shift
  | Compute
  | Arrange
  | Fence;
