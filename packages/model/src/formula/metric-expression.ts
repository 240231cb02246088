import type { Day, DayGrain, Grain, Interval, OwnGrain, Step } from '@plumbline/calendar';
import type {
  AggregateFunction,
  CallOf,
  CaseOf,
  DimensionRef,
  InOf,
  LaterOf,
  LiteralExpr,
  TypedExpr,
} from './expression.ts';
import type { RowExpr } from './row-expression.ts';
import type { TextSpan, Unit, ValueType } from './value-type.ts';

export interface AggregateExpr extends TypedExpr {
  readonly kind: 'aggregate';
  readonly fn: AggregateFunction;
  /** The dataset whose rows are aggregated: all other datasets named inside are reached from it. */
  readonly dataset: string;
  /** null for `count(dataset)`. */
  readonly arg: RowExpr | null;
  readonly where: RowExpr | null;
  /** Share for `percentile` and `percentile_disc`, as decimal text. */
  readonly p: string | null;
  readonly asRecorded: boolean;
  readonly unit: Unit;
}

/** Which rate an amount is converted at (semantics.md 9). */
export type RateRule =
  /** Of each row's own date, from the column of averages or of closing rates. */
  | { readonly kind: 'average' | 'historical' }
  /** Of the last day that the cell reads. */
  | { readonly kind: 'closing' }
  /** The closing rate of one day. */
  | { readonly kind: 'fixed'; readonly date: string };

/** What a cell knows of its own days: how many it reads, its first and last, the last that is known. */
export type PeriodFact = 'days' | 'working_days' | 'period_start' | 'period_end' | 'complete_through';

/** A formula and the first day on which it holds. */
export interface InForce {
  readonly from: Day | null;
  readonly expr: MetricExpr;
}

/** Aggregate level: one value for each cell (semantics.md 1). */
export type MetricExpr =
  | LiteralExpr
  | {
      readonly kind: 'metric';
      readonly name: string;
      readonly type: ValueType;
      readonly unit: Unit;
      readonly span: TextSpan;
    }
  | AggregateExpr
  | CallOf<MetricExpr>
  | CaseOf<MetricExpr>
  | InOf<MetricExpr>
  | ({
      readonly kind: 'where';
      readonly of: MetricExpr;
      readonly condition: RowExpr;
      readonly unit: Unit;
    } & TypedExpr)
  | ({
      readonly kind: 'closing' | 'opening';
      readonly of: AggregateExpr;
      readonly per: DimensionRef | null;
      readonly missing: 'carry' | 'null' | 'error' | null;
      readonly unit: Unit;
    } & TypedExpr)
  | ({
      readonly kind: 'average_balance';
      readonly of: AggregateExpr;
      readonly points: 'ends' | 'month' | 'quarter' | 'snapshots';
      readonly per: DimensionRef | null;
      readonly missing: 'carry' | 'null' | 'error' | null;
      readonly unit: Unit;
    } & TypedExpr)
  | ({
      readonly kind: 'prior' | 'growth';
      readonly of: MetricExpr;
      readonly by: Step;
      readonly unit: Unit;
    } & TypedExpr)
  | ({
      readonly kind: 'to_date';
      readonly of: MetricExpr;
      readonly grain: Grain | OwnGrain;
      readonly unit: Unit;
    } & TypedExpr)
  | ({
      readonly kind: 'trailing';
      readonly of: MetricExpr;
      readonly by: Step;
      readonly unit: Unit;
    } & TypedExpr)
  /** `period` as written: `2011-01`, `FY2011`; parsed with the workspace calendar. */
  | ({
      readonly kind: 'at';
      readonly of: MetricExpr;
      readonly period: string;
      readonly unit: Unit;
    } & TypedExpr)
  | ({
      readonly kind: 'total' | 'share';
      readonly of: MetricExpr;
      readonly within: readonly DimensionRef[];
      readonly unit: Unit;
    } & TypedExpr)
  | ({
      readonly kind: 'rank';
      readonly of: MetricExpr;
      readonly ascending: boolean;
      readonly unit: Unit;
    } & TypedExpr)
  /** The place of the cell among the ranked ones, as a share of them; ties in the order of keys. */
  | ({ readonly kind: 'rank_share'; readonly of: MetricExpr; readonly unit: Unit } & TypedExpr)
  /** The bucket of the cell, 1 the largest values; the first buckets are one larger. */
  | ({
      readonly kind: 'ntile';
      readonly of: MetricExpr;
      readonly buckets: number;
      readonly unit: Unit;
    } & TypedExpr)
  /** m of the entities whose first row of m lies in R, placed by that row. */
  | ({
      readonly kind: 'new';
      readonly of: MetricExpr;
      readonly by: DimensionRef;
      readonly unit: Unit;
    } & TypedExpr)
  /** Of the entities with m in R, the share with m in R moved forward; `after` null: in the age of the cohort. */
  | ({
      readonly kind: 'retention';
      readonly of: MetricExpr;
      readonly by: DimensionRef;
      readonly after: Interval | null;
      readonly unit: Unit;
    } & TypedExpr)
  /** m, with the period of each entity's first row as the dimension `cohort`, and the periods since as `age`. */
  | ({
      readonly kind: 'cohort';
      readonly of: MetricExpr;
      readonly by: DimensionRef;
      readonly grain: DayGrain;
      readonly observed: Interval | null;
      readonly unit: Unit;
    } & TypedExpr)
  /** Each row of `to` with the latest row of `from` of its entity, where that is less than `within` before. */
  | ({
      readonly kind: 'conversion';
      readonly from: MetricExpr;
      readonly to: MetricExpr;
      readonly by: DimensionRef;
      readonly within: Interval;
      readonly calculation: 'rate' | 'count';
      readonly unit: Unit;
    } & TypedExpr)
  /** `rollup(m, along: accounts, node: '50')`: a member and everything below it; `key` is what a row names its member by. */
  | ({
      readonly kind: 'rollup';
      readonly of: MetricExpr;
      readonly along: string;
      readonly key: DimensionRef;
      readonly node: LiteralExpr | null;
      readonly unit: Unit;
    } & TypedExpr)
  /** `account('6001..6051', movement)`: what of says, over R, or over everything up to its end or before it. */
  | ({
      readonly kind: 'account';
      readonly of: MetricExpr;
      readonly ledger: string;
      readonly over: 'range' | 'up_to' | 'before';
      /** Turnover of accounts that were closed: it proves a profit, not what it is made of. */
      readonly isClosedTurnover: boolean;
      /** As it is written. */
      readonly text: string;
      readonly unit: Unit;
    } & TypedExpr)
  /** Every amount inside in one currency. */
  | ({
      readonly kind: 'convert';
      readonly of: MetricExpr;
      /** ISO code. */
      readonly to: string;
      readonly rate: RateRule;
      readonly unit: Unit;
    } & TypedExpr)
  /** m over other versions of its rows: the first of each, or the last up to `day`; `reported`: over spans that are R, derived from none. */
  | ({
      readonly kind: 'first_reported' | 'as_reported' | 'reported';
      readonly of: MetricExpr;
      readonly day: string | null;
      readonly unit: Unit;
    } & TypedExpr)
  /** m over all rows, whoever asks; written into the metrics of people who see only some of them. */
  | ({ readonly kind: 'company'; readonly of: MetricExpr; readonly unit: Unit } & TypedExpr)
  /** The whole year at the pace of R. */
  | ({ readonly kind: 'annualize'; readonly of: MetricExpr; readonly unit: Unit } & TypedExpr)
  /** `days()`, `period_end()`: reads no rows. */
  | ({ readonly kind: 'fact'; readonly fact: PeriodFact; readonly unit: Unit } & TypedExpr)
  /** `median(gross_sales per customer having …)`. */
  | ({
      readonly kind: 'per';
      readonly fn: AggregateFunction;
      readonly of: MetricExpr;
      readonly per: readonly DimensionRef[];
      readonly having: MetricExpr | null;
      readonly p: string | null;
      readonly unit: Unit;
    } & TypedExpr)
  /** A metric whose formula has changed: the cells that end on or after `from` are given by that formula. Oldest first; the first `from` is null. Only as the whole formula of a metric. */
  | ({ readonly kind: 'in_force'; readonly options: readonly InForce[]; readonly unit: Unit } & TypedExpr)
  /** A column of the query's result (`revenue__year_ago_pct`); only in `having` and `order` of a query. */
  | ({ readonly kind: 'result'; readonly column: string; readonly unit: Unit } & TypedExpr)
  | LaterOf;

/** An expression of either level. */
export type Child =
  | { readonly level: 'row'; readonly expr: RowExpr }
  | { readonly level: 'metric'; readonly expr: MetricExpr };
