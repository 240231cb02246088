import type { DayGrain, MemberGrain } from '@plumbline/calendar';
import type { Join, Scan } from '../plan/node.ts';
import type { Measure, Scalar } from '../plan/scalar.ts';

/** A column that groups and what it is of the rows that it was made of. */
export interface KeptKey {
  readonly field: string;
  readonly value: Scalar;
}

/** Rows that meet the same conditions: what is added up of them, and how many there are. */
export interface Slice {
  readonly conditions: readonly Scalar[];
  /** Column with the number of rows. */
  readonly rows: string;
  readonly measures: readonly { readonly field: string; readonly measure: Measure }[];
}

/** Why a part of a metric is not in a rollup. */
export type NotKept = {
  readonly metric: string;
  readonly formula: string;
  readonly reason: 'not-additive' | 'composed' | 'not-rows';
};

/** The table of one rollup over one dataset. */
export interface RollupPart {
  /** What it is loaded under; no dataset can have the name. */
  readonly name: string;
  readonly rollup: string;
  readonly dataset: string;
  readonly scan: Scan;
  readonly joins: readonly Join[];
  readonly keys: readonly KeptKey[];
  /** The key that is the time of the dataset. `isOwn`: the one that its first and last day are measured of. */
  readonly time: {
    readonly field: string;
    readonly day: Scalar;
    readonly grain: MemberGrain | DayGrain;
    readonly isOwn: boolean;
  } | null;
  readonly slices: readonly Slice[];
  /** What the columns are, as text: equal for equal meaning. */
  readonly definition: string;
  /** Datasets it is made of. */
  readonly inputs: readonly string[];
}
