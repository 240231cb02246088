import type { DateRange, Day, DayGrain, Interval } from '@plumbline/calendar';
import type { DimensionRef, RowExpr, ValueType } from '@plumbline/model';
import type { DatePart } from '@plumbline/query';
import type { Plan } from '../node.ts';

/** One change of R on the way from the cell to a measure; forms compose by lists of them (semantics.md 1). */
export type RangeOp =
  /** `short`: the range already cut at the edge moves (comparisons, growth); else the whole one (`prior`). */
  | { readonly kind: 'shift'; readonly by: Interval; readonly short: boolean }
  /** The range of equal length that ends the day before. */
  | { readonly kind: 'previous' }
  /** `fixed: P0` with members paired in order, by first day of the current member. */
  | { readonly kind: 'paired'; readonly ranges: ReadonlyMap<Day, DateRange>; readonly whole: DateRange }
  | { readonly kind: 'to_date'; readonly grain: DayGrain }
  | { readonly kind: 'trailing'; readonly by: Interval }
  | { readonly kind: 'fixed'; readonly range: DateRange }
  /** R becomes the period. */
  | { readonly kind: 'period' }
  /** R becomes the member of a coarser grain, cut to the period. */
  | { readonly kind: 'around'; readonly grain: DayGrain }
  /** Everything before R. */
  | { readonly kind: 'before' }
  /** One range for each member of a grain inside R; adds a time key. */
  | { readonly kind: 'split'; readonly grain: DayGrain }
  /** Everything before R, then each member of a grain inside R; adds a time key. */
  | { readonly kind: 'points'; readonly grain: DayGrain };

/** A time key of a level: its column and the grain of its values. */
export interface TimeKey {
  readonly name: string;
  readonly grain: DayGrain;
}

/** A dimension key of a level. */
export interface DimensionKey {
  readonly name: string;
  readonly ref: DimensionRef;
  readonly grain: DayGrain | null;
  readonly part: DatePart | null;
  readonly type: ValueType;
  /** Members kept by `others`: rows of the rest get a null here and `true` in the flag column. */
  readonly kept: { readonly plan: Plan; readonly flag: string } | null;
}

/** One time member of a level, or the whole period when it has no time key. */
export interface LevelRow {
  readonly keys: readonly Day[];
  readonly range: DateRange;
  readonly period: DateRange;
}

/** What stands between the cell and the expression being lowered. */
export interface Frame {
  readonly ops: readonly RangeOp[];
  readonly conditions: readonly RowExpr[];
  /** Inside a metric named under `plans:`: nothing is shortened. */
  readonly whole: boolean;
  /** Time of measures by dataset, where a metric overrides it. */
  readonly times: ReadonlyMap<string, DimensionRef>;
  /** Name for the columns that the current expression needs. */
  readonly hint: string;
  /** Lowering the `having` of a `per`: totals stay inside the cell. */
  readonly inside: boolean;
}
