import type { ValueType } from '@plumbline/model';
import type { Chain } from '../plan/node.ts';
import type { Measure, Scalar } from '../plan/scalar.ts';

/** One statement: named subqueries, then the answer. Expressions are the plan's, with the table of each column. */
export interface Sql {
  readonly parts: readonly Part[];
  readonly body: Body;
}

/** A named subquery. */
export interface Part {
  readonly name: string;
  readonly why: string | null;
  readonly body: Body;
  /** False when several others read it. */
  readonly once: boolean;
  /** Why conditions of its readers stay outside; null: the engine may check them where it likes. */
  readonly fenced: string | null;
}

export type Body = Select | Union | List | Walk;

export interface Select {
  readonly kind: 'select';
  readonly columns: readonly Item[];
  readonly from: readonly Relation[];
  readonly joins: readonly JoinClause[];
  readonly where: readonly Scalar[];
  /** null: no grouping; empty: one group. */
  readonly groupBy: readonly Scalar[] | null;
  readonly orderBy: readonly { readonly value: Scalar; readonly desc: boolean }[];
  readonly limit: number | null;
  readonly offset: number;
}

/** A select item: an expression, or an aggregate. */
export type Item =
  | { readonly kind: 'value'; readonly value: Scalar; readonly as: string }
  | { readonly kind: 'measure'; readonly measure: Measure; readonly as: string };

export interface Relation {
  /** A stored table is quoted as it stands; a part is named in this statement. */
  readonly name: string;
  readonly alias: string;
}

export interface JoinClause {
  /** `cross`: a one-row relation beside every row; no conditions. */
  readonly mode: 'inner' | 'left' | 'cross';
  /** The last of `on` is an inequality, and of the rows that meet it only the nearest is meant. */
  readonly asOf: boolean;
  readonly relation: Relation;
  readonly on: readonly Scalar[];
}

/** `UNION ALL`; every branch has the same columns in the same order. */
export interface Union {
  readonly kind: 'union';
  readonly branches: readonly Select[];
}

/** Spans joined end to end, as a recursion over two named relations. */
export interface Walk {
  readonly kind: 'walk';
  readonly chain: Chain;
  readonly rows: string;
  readonly windows: string;
}

/** Rows written into the statement. */
export interface List {
  readonly kind: 'list';
  readonly columns: readonly { readonly name: string; readonly type: ValueType }[];
  readonly rows: readonly (readonly Scalar[])[];
}
