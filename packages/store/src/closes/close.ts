/** A period, and the member of time that it is. */
export interface ClosedPeriod {
  /** `2026-06`. */
  readonly period: string;
  /** ISO days, both included. */
  readonly from: string;
  readonly to: string;
  /** Null: days that are no member. */
  readonly grain: string | null;
}

/** A figure as it was when its period was locked. */
export interface ClosedFigure {
  readonly metric: string;
  readonly value: string | number | boolean | null;
  readonly type: string;
  readonly unit: string | null;
  readonly currency: string | null;
}

/** What figures rested on. */
export interface ClosedSource {
  /** `metric` and `dataset`: definitions by their version; `rows`: those of a dataset. */
  readonly kind: string;
  readonly id: string;
  readonly version: string;
  /** ISO day up to which rows reached. */
  readonly through: string | null;
}

export interface NewClose extends ClosedPeriod {
  readonly comment: string | null;
  /** Last change of definitions. */
  readonly change: string | null;
  readonly figures: readonly ClosedFigure[];
  readonly sources: readonly ClosedSource[];
}

/** A period was locked or unlocked. Only the last step of a period counts; none is ever written over. */
export interface CloseStep extends ClosedPeriod {
  readonly seq: number;
  readonly event: 'lock' | 'unlock';
  readonly comment: string | null;
  readonly change: string | null;
  /** Of a lock: over everything that it holds. */
  readonly hash: string | null;
  readonly by: string;
  readonly inPlaceOf: string | null;
  readonly at: string;
}

/** A lock with what it holds. */
export interface Close extends CloseStep {
  readonly figures: readonly ClosedFigure[];
  readonly sources: readonly ClosedSource[];
}
