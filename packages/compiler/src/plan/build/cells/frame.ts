import type { ClockGrain, DateRange, Day, DayGrain, MemberGrain, RowGrain, Step } from '@plumbline/calendar';
import type {
  DimensionRef,
  MetricExpr,
  PlanRole,
  RateRule,
  RowExpr,
  Tree,
  ValueType,
} from '@plumbline/model';
import type { DatePart } from '@plumbline/query';
import type { Plan } from '../../node.ts';
import type { FestivalShift } from '../time/festival.ts';

/** One change of R on the way from the cell to a measure; forms compose by lists of them (semantics.md 1). */
export type RangeOp =
  /** `prior`: the whole range moves, also while only a part of it is known. */
  | { readonly kind: 'prior'; readonly by: Step }
  /** Comparisons and growth: what is known of the range moves. */
  | { readonly kind: 'compare'; readonly by: Step | FestivalShift }
  /** The range of equal length that ends the day before. */
  | { readonly kind: 'previous' }
  /** The part of a day before: the range stays, and rows are read as if they had happened one part later. */
  | { readonly kind: 'part_before'; readonly part: ClockGrain }
  /** `fixed: P0`: members in order where both periods have as many, else all of P0. */
  | {
      readonly kind: 'pair';
      /** What members are made of: how far they are apart is counted in it. */
      readonly unit: 'day' | 'month';
      readonly own: readonly DateRange[];
      readonly other: readonly DateRange[];
      readonly fixed: DateRange;
    }
  | { readonly kind: 'to_date'; readonly grain: RowGrain }
  | { readonly kind: 'trailing'; readonly by: Step }
  | { readonly kind: 'at'; readonly range: DateRange }
  /** R becomes the period; inside `per` the range of the cell. */
  | { readonly kind: 'total' }
  /** R becomes the member of a coarser grain, cut to the period. */
  | { readonly kind: 'within'; readonly grain: MemberGrain }
  /** Everything before R. */
  | { readonly kind: 'before' }
  /** Everything up to the end of R. */
  | { readonly kind: 'up_to' }
  /** Into `per`: R is what totals inside it run over. */
  | { readonly kind: 'enter' }
  /** Into `per` a grain: one range for each member inside R; adds a time key. */
  | { readonly kind: 'split'; readonly grain: RowGrain }
  /** Everything before R, then each member of a grain inside R; adds a time key. */
  | { readonly kind: 'points'; readonly grain: DayGrain };

/** A time key of a level: its column and the grain of its values. */
export interface TimeKey {
  readonly name: string;
  readonly grain: MemberGrain;
}

/** A dimension key of a level. */
export interface DimensionKey {
  readonly name: string;
  readonly ref: DimensionRef;
  readonly grain: DayGrain | ClockGrain | null;
  readonly part: DatePart | null;
  readonly type: ValueType;
  /** Members kept by `others`: rows of the rest get a null here and `true` in the flag column. */
  readonly kept: { readonly plan: Plan; readonly flag: string } | null;
}

/** One time member of a level, uncut; null: the whole period. */
export interface LevelRow {
  readonly keys: readonly number[];
  readonly member: DateRange | null;
}

/** How a metric turns missing into zero (semantics.md 3). */
export interface EmptyRule {
  readonly declared: 'zero' | 'null' | null;
  /** The metric is nothing but another one, filtered or not: its declaration holds there. */
  readonly isAlone: boolean;
  /** The formula is a count and nothing else. */
  readonly isCount: boolean;
}

/** A rollup on the way from the cell to a measure: rows count in the members above theirs. */
export interface Climb {
  readonly tree: Tree;
  /** What a row names its member by. */
  readonly key: DimensionRef;
  /** Conditions that select members. */
  readonly members: readonly RowExpr[];
}

/** Inside `new`: rows are placed by the first row of their entity. */
export interface Newcomers {
  readonly of: MetricExpr;
  readonly by: DimensionRef;
  /** What the first row must meet. */
  readonly outside: readonly RowExpr[];
  /** Time of measures around it. */
  readonly times: ReadonlyMap<string, DimensionRef>;
}

/** A currency that amounts are shown in; `rate: null`: flows at average rates, stocks at closing ones. */
export interface Money {
  readonly to: string;
  readonly rate: RateRule | null;
  /** Inside a definition: comparisons there are made in the currency of its amounts. */
  readonly isInFormula: boolean;
}

/** Of several recorded versions of a key, the first or the last that was known on a day. */
export interface Versions {
  readonly first: boolean;
  /** null: all that is recorded. */
  readonly until: Day | null;
}

/** Everything recorded, the last of each. */
export const LATEST: Versions = { first: false, until: null };

/** Days that cells end on. */
export interface CellEnds {
  readonly from: Day;
  readonly to: Day;
}

/** What stands between the cell and the expression being lowered. */
export interface Frame {
  readonly ops: readonly RangeOp[];
  readonly conditions: readonly RowExpr[];
  readonly climbs: readonly Climb[];
  readonly newcomers: Newcomers | null;
  /** What amounts are converted to; null: they stay as recorded. */
  readonly money: Money | null;
  /** Bases at the rates of what is compared with them. */
  readonly isConstant: boolean;
  /** Inside a metric named under `plans:`: nothing is shortened. */
  readonly whole: boolean;
  /** Time of measures by dataset, where a metric overrides it. */
  readonly times: ReadonlyMap<string, DimensionRef>;
  readonly empty: EmptyRule;
  /** Which versions of recorded rows are read. */
  readonly versions: Versions;
  /** The cells that are lowered, where definitions changed between them: formulas are those of their last days. null: all. */
  readonly cellEnds: CellEnds | null;
  /** `reported(m)`: a span is its own row or nothing. */
  readonly exact: boolean;
  /** Datasets of the asked metric, whose earliest edge its period facts take; null: not inside a metric that reads any. */
  readonly read: readonly string[] | null;
  /** Rows are those of everybody, whatever policies hide from the asker. */
  readonly ofAll: boolean;
  /** Of datasets with scenarios: which rows are read where the question does not say. */
  readonly scenario: 'actual' | PlanRole;
  /** Name for the columns that the current expression needs. */
  readonly hint: string;
  /** What names of metrics inside are followed by: `__year_ago` in its base. */
  readonly suffix: string;
  /** Lowering a comparison: its rows do not take part in `fill`. */
  readonly base: boolean;
}

export const NO_EMPTY_RULE: EmptyRule = { declared: null, isAlone: false, isCount: false };

/** Nothing stands in between. */
export const NO_FRAME: Frame = {
  ops: [],
  conditions: [],
  climbs: [],
  newcomers: null,
  money: null,
  isConstant: false,
  whole: false,
  times: new Map(),
  versions: LATEST,
  cellEnds: null,
  exact: false,
  read: null,
  ofAll: false,
  scenario: 'actual',
  hint: 'value',
  suffix: '',
  empty: NO_EMPTY_RULE,
  base: false,
};
