import type { Day, DayGrain, Grain, Interval } from '@plumbline/calendar';
import type { TextSpan, Unit, ValueType } from './value-type.ts';

/**
 * A name that stands for an attribute of rows, before a path is chosen. The same reference can be resolved from
 * several datasets (`pathsTo` in graph/): a condition of a filtered metric applies to every measure inside.
 */
export type DimensionRef =
  /** `dataset.field`, or `relationship.field` with `relationship` set (then `dataset` is its target). */
  | {
      readonly kind: 'field';
      readonly dataset: string;
      readonly field: string;
      readonly relationship: string | null;
    }
  /** A conformed dimension. */
  | { readonly kind: 'conformed'; readonly name: string }
  /** A grain of each dataset's own time. */
  | { readonly kind: 'grain'; readonly grain: Grain }
  /** Under `cohort(…)`: the first period of a row's entity, or how many periods after it the row is. */
  | { readonly kind: 'cohort'; readonly part: CohortPart };

export type CohortPart = 'cohort' | 'age';

/** Scalar operators, at row and at aggregate level alike. */
export type ScalarOperator =
  | 'add'
  | 'subtract'
  | 'multiply'
  | 'divide'
  | 'modulo'
  | 'negate'
  | 'eq'
  | 'ne'
  | 'lt'
  | 'le'
  | 'gt'
  | 'ge'
  | 'and'
  | 'or'
  | 'not'
  | 'like'
  | 'not_like'
  | 'is_null'
  | 'is_not_null';

/** Scalar functions and operators. Signatures of functions live in scalar-functions.ts. */
export type ScalarFunction =
  | ScalarOperator
  | 'coalesce'
  | 'abs'
  | 'sign'
  | 'round'
  | 'floor'
  | 'ceil'
  | 'least'
  | 'greatest'
  | 'power'
  | 'sqrt'
  | 'ln'
  | 'exp'
  | 'upper'
  | 'lower'
  | 'trim'
  | 'concat'
  | 'substring'
  | 'length'
  | 'replace'
  | 'starts_with'
  | 'contains'
  | 'matches'
  | 'year'
  | 'month'
  | 'quarter'
  | 'week'
  | 'day'
  | 'weekday'
  | 'hour'
  | 'date_trunc'
  | 'date_diff'
  | 'date_add'
  | 'parse_date'
  | 'cast'
  | 'band';

export type AggregateFunction =
  | 'sum'
  | 'avg'
  | 'min'
  | 'max'
  | 'median'
  | 'count'
  | 'count_distinct'
  | 'percentile'
  | 'stddev'
  | 'variance';

interface Typed {
  readonly type: ValueType;
  readonly span: TextSpan;
}

export interface LiteralExpr extends Typed {
  readonly kind: 'literal';
  /** Numbers as their decimal text (`0.1` stays `0.1`, `10%` is `0.10`), dates `2024-01-31`, timestamps `2024-01-31T08:00:00`, text, booleans, null. */
  readonly value: string | boolean | null;
  /** Written as `10%`: its unit is percent. Other numbers fit every unit. */
  readonly percent?: true;
}

/**
 * Scalar call. `between` is desugared to `and(ge, le)`, `if` to `case`. Words that are not values are options:
 * the grain of `date_trunc`, the unit of `date_diff`/`date_add`, the pattern of `parse_date`, the type of `cast`
 * is the node's own `type`. `band(x, 0, 10, 50)` gives text: `< 0`, `0–10`, `10–50`, `≥ 50` (lower end inside).
 */
export interface CallOf<E> extends Typed {
  readonly kind: 'call';
  readonly fn: ScalarFunction;
  readonly args: readonly E[];
  readonly option: string | null;
  readonly unit: Unit;
}

export interface CaseOf<E> extends Typed {
  readonly kind: 'case';
  readonly whens: readonly { readonly when: E; readonly then: E }[];
  readonly otherwise: E | null;
  readonly unit: Unit;
}

export interface InOf<E> extends Typed {
  readonly kind: 'in';
  readonly value: E;
  readonly options: readonly E[];
  readonly negated: boolean;
}

/** Row level: one value for each row of a dataset. */
export type RowExpr =
  | LiteralExpr
  | {
      readonly kind: 'field';
      readonly ref: DimensionRef;
      readonly type: ValueType;
      readonly unit: Unit;
      readonly span: TextSpan;
    }
  /** A column of the dataset's source under its raw name, only inside field expressions of that dataset. */
  | {
      readonly kind: 'column';
      readonly name: string;
      readonly type: ValueType;
      readonly unit: Unit;
      readonly span: TextSpan;
    }
  | CallOf<RowExpr>
  | CaseOf<RowExpr>
  | InOf<RowExpr>
  /** `customer in (orders per customer having orders >= 2)`: the rows whose `fields` are those of a member; as many as `per`. */
  | {
      readonly kind: 'members';
      readonly fields: readonly DimensionRef[];
      readonly of: MetricExpr;
      readonly per: readonly DimensionRef[];
      readonly having: MetricExpr | null;
      readonly negated: boolean;
      readonly type: ValueType;
      readonly span: TextSpan;
    }
  /** `under(accounts, '50')`: the row belongs to the member or to one below it; `key` is what a row names its member by. */
  | {
      readonly kind: 'under';
      readonly hierarchy: string;
      readonly key: DimensionRef;
      readonly node: LiteralExpr;
      readonly type: ValueType;
      readonly span: TextSpan;
    }
  /** The values of `fields` stand in a row of another dataset, or of its own, that meets a condition: whatever is asked. */
  | {
      readonly kind: 'listed';
      readonly fields: readonly DimensionRef[];
      readonly among: {
        readonly dataset: string;
        /** Own fields of it, as many as `fields`. */
        readonly fields: readonly string[];
        readonly where: RowExpr | null;
      };
      readonly type: ValueType;
      readonly span: TextSpan;
    }
  | LaterOf;

/** Parsed and type-checked; evaluation comes with a later issue. `bind` refuses it with `model/not-available-yet`. */
export interface LaterOf extends Typed {
  readonly kind: 'later';
  /** The function or form as written: `rollup`, `under`, `retention` … */
  readonly form: string;
  /** The whole form in canonical text. */
  readonly text: string;
  /** The typed arguments, for lineage and checks. */
  readonly metrics: readonly MetricExpr[];
  readonly rows: readonly RowExpr[];
  readonly unit: Unit;
}

export interface AggregateExpr extends Typed {
  readonly kind: 'aggregate';
  readonly fn: AggregateFunction;
  /** The dataset whose rows are aggregated: all other datasets named inside are reached from it. */
  readonly dataset: string;
  /** null for `count(dataset)`. */
  readonly arg: RowExpr | null;
  readonly where: RowExpr | null;
  /** Share for `percentile`, as decimal text. */
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
    } & Typed)
  | ({
      readonly kind: 'closing' | 'opening';
      readonly of: AggregateExpr;
      readonly per: DimensionRef | null;
      readonly missing: 'carry' | 'null' | 'error' | null;
      readonly unit: Unit;
    } & Typed)
  | ({
      readonly kind: 'average_balance';
      readonly of: AggregateExpr;
      readonly points: 'ends' | 'month' | 'quarter' | 'snapshots';
      readonly per: DimensionRef | null;
      readonly missing: 'carry' | 'null' | 'error' | null;
      readonly unit: Unit;
    } & Typed)
  | ({
      readonly kind: 'prior' | 'growth';
      readonly of: MetricExpr;
      readonly by: Interval;
      readonly unit: Unit;
    } & Typed)
  | ({
      readonly kind: 'to_date';
      readonly of: MetricExpr;
      readonly grain: Grain;
      readonly unit: Unit;
    } & Typed)
  | ({
      readonly kind: 'trailing';
      readonly of: MetricExpr;
      readonly by: Interval;
      readonly unit: Unit;
    } & Typed)
  /** `period` as written: `2011-01`, `FY2011`; parsed with the workspace calendar. */
  | ({ readonly kind: 'at'; readonly of: MetricExpr; readonly period: string; readonly unit: Unit } & Typed)
  | ({
      readonly kind: 'total' | 'share';
      readonly of: MetricExpr;
      readonly within: readonly DimensionRef[];
      readonly unit: Unit;
    } & Typed)
  | ({
      readonly kind: 'rank';
      readonly of: MetricExpr;
      readonly ascending: boolean;
      readonly unit: Unit;
    } & Typed)
  /** The place of the cell among the ranked ones, as a share of them; ties in the order of keys. */
  | ({ readonly kind: 'rank_share'; readonly of: MetricExpr; readonly unit: Unit } & Typed)
  /** The bucket of the cell, 1 the largest values; the first buckets are one larger. */
  | ({
      readonly kind: 'ntile';
      readonly of: MetricExpr;
      readonly buckets: number;
      readonly unit: Unit;
    } & Typed)
  /** m of the entities whose first row of m lies in R, placed by that row. */
  | ({
      readonly kind: 'new';
      readonly of: MetricExpr;
      readonly by: DimensionRef;
      readonly unit: Unit;
    } & Typed)
  /** Of the entities with m in R, the share with m in R moved forward; `after` null: in the age of the cohort. */
  | ({
      readonly kind: 'retention';
      readonly of: MetricExpr;
      readonly by: DimensionRef;
      readonly after: Interval | null;
      readonly unit: Unit;
    } & Typed)
  /** m, with the period of each entity's first row as the dimension `cohort`, and the periods since as `age`. */
  | ({
      readonly kind: 'cohort';
      readonly of: MetricExpr;
      readonly by: DimensionRef;
      readonly grain: DayGrain;
      readonly observed: Interval | null;
      readonly unit: Unit;
    } & Typed)
  /** Each row of `to` with the latest row of `from` of its entity, where that is less than `within` before. */
  | ({
      readonly kind: 'conversion';
      readonly from: MetricExpr;
      readonly to: MetricExpr;
      readonly by: DimensionRef;
      readonly within: Interval;
      readonly calculation: 'rate' | 'count';
      readonly unit: Unit;
    } & Typed)
  /** `rollup(m, along: accounts, node: '50')`: a member and everything below it; `key` is what a row names its member by. */
  | ({
      readonly kind: 'rollup';
      readonly of: MetricExpr;
      readonly along: string;
      readonly key: DimensionRef;
      readonly node: LiteralExpr | null;
      readonly unit: Unit;
    } & Typed)
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
    } & Typed)
  /** Every amount inside in one currency. */
  | ({
      readonly kind: 'convert';
      readonly of: MetricExpr;
      /** ISO code. */
      readonly to: string;
      readonly rate: RateRule;
      readonly unit: Unit;
    } & Typed)
  /** m over other versions of its rows: the first of each, or the last up to `day`; `reported`: over spans that are R, derived from none. */
  | ({
      readonly kind: 'first_reported' | 'as_reported' | 'reported';
      readonly of: MetricExpr;
      readonly day: string | null;
      readonly unit: Unit;
    } & Typed)
  /** The whole year at the pace of R. */
  | ({ readonly kind: 'annualize'; readonly of: MetricExpr; readonly unit: Unit } & Typed)
  /** `days()`, `period_end()`: reads no rows. */
  | ({ readonly kind: 'fact'; readonly fact: PeriodFact; readonly unit: Unit } & Typed)
  /** `median(gross_sales per customer having …)`. */
  | ({
      readonly kind: 'per';
      readonly fn: AggregateFunction;
      readonly of: MetricExpr;
      readonly per: readonly DimensionRef[];
      readonly having: MetricExpr | null;
      readonly p: string | null;
      readonly unit: Unit;
    } & Typed)
  /** A metric whose formula has changed: the cells that end on or after `from` are given by that formula. Oldest first; the first `from` is null. Only as the whole formula of a metric. */
  | ({ readonly kind: 'in_force'; readonly options: readonly InForce[]; readonly unit: Unit } & Typed)
  /** A column of the query's result (`revenue__year_ago_pct`); only in `having` and `order` of a query. */
  | ({ readonly kind: 'result'; readonly column: string; readonly unit: Unit } & Typed)
  | LaterOf;
