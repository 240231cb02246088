import type { ClockGrain, DateRange, Interval, MemberGrain, RowGrain, Step } from '@plumbline/calendar';

/** What a form does to the ranges R and P of a cell (semantics.md 1), outermost form first. */
export type Move =
  /** Comparison or growth: what the measure reads of R, shifted. `by` is negative for the past. */
  | { readonly kind: 'compare'; readonly by: Step }
  /** The same, years back with 春节 beside 春节; `weeks` where the rows are weeks. */
  | { readonly kind: 'festival'; readonly years: number; readonly weeks: boolean }
  /** The range of equal length before, for a query without time. */
  | { readonly kind: 'previous' }
  /** The part of a day before: R stays, its rows are those of one part earlier. */
  | { readonly kind: 'part_before'; readonly part: ClockGrain }
  /** The member of a fixed period that R is paired with, `by` away; null: all of the period. */
  | {
      readonly kind: 'pair';
      readonly by: Interval | null;
      readonly member: DateRange | null;
      readonly period: DateRange;
      readonly periodBy: Interval | null;
    }
  /** R as a whole, shifted, however much of it is known. */
  | { readonly kind: 'prior'; readonly by: Step }
  | { readonly kind: 'at'; readonly range: DateRange }
  | { readonly kind: 'to_date'; readonly grain: RowGrain }
  | { readonly kind: 'trailing'; readonly by: Step }
  /** Everything up to the end of R, or before it. */
  | { readonly kind: 'up_to' | 'before' }
  /** R becomes the frame: the period, or inside `per` the cell. */
  | { readonly kind: 'total' }
  /** R becomes the member of a coarser grain that holds it, cut to the frame. */
  | { readonly kind: 'within'; readonly grain: MemberGrain }
  /** A new frame; R is narrowed to the member of a grain when there is one. */
  | { readonly kind: 'per'; readonly level: number; readonly member: DateRange | null };

const MOVES_PERIOD: { readonly [K in Move['kind']]: boolean } = {
  compare: true,
  festival: true,
  previous: true,
  part_before: true,
  pair: true,
  prior: true,
  at: true,
  to_date: false,
  trailing: false,
  up_to: false,
  before: false,
  total: false,
  within: false,
  per: false,
};

/** The same moves for a cell whose R is the period itself. */
export function movesOfPeriod(moves: readonly Move[]): readonly Move[] {
  return moves
    .filter((move) => MOVES_PERIOD[move.kind])
    .map((move) => (move.kind === 'pair' ? { ...move, by: move.periodBy, member: null } : move));
}
