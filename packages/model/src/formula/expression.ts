import type { Grain, OwnGrain } from '@plumbline/calendar';
import type { MetricExpr } from './metric-expression.ts';
import type { RowExpr } from './row-expression.ts';
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
  /** A grain of each dataset's own time; `named`: what the company calls the member, beside a text. */
  | { readonly kind: 'grain'; readonly grain: Grain | OwnGrain; readonly named?: true }
  /** Under `cohort(…)`: the first period of a row's entity, or how many periods after it the row is. */
  | { readonly kind: 'cohort'; readonly part: CohortPart };

/** `dataset.field`, or a field by the relationship that leads to it. */
export type FieldRef = Extract<DimensionRef, { readonly kind: 'field' }>;

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
  | 'band'
  | 'net_of_vat';

export type AggregateFunction =
  | 'sum'
  | 'avg'
  | 'min'
  | 'max'
  | 'median'
  | 'count'
  | 'count_distinct'
  | 'percentile'
  | 'percentile_disc'
  | 'stddev'
  | 'variance';

/** What every node has. */
export interface TypedExpr {
  readonly type: ValueType;
  readonly span: TextSpan;
}

export interface LiteralExpr extends TypedExpr {
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
export interface CallOf<E> extends TypedExpr {
  readonly kind: 'call';
  readonly fn: ScalarFunction;
  readonly args: readonly E[];
  readonly option: string | null;
  readonly unit: Unit;
}

export interface CaseOf<E> extends TypedExpr {
  readonly kind: 'case';
  readonly whens: readonly { readonly when: E; readonly then: E }[];
  readonly otherwise: E | null;
  readonly unit: Unit;
}

export interface InOf<E> extends TypedExpr {
  readonly kind: 'in';
  readonly value: E;
  readonly options: readonly E[];
  readonly negated: boolean;
}

/** Parsed and type-checked; evaluation comes with a later issue. `bind` refuses it with `model/not-available-yet`. */
export interface LaterOf extends TypedExpr {
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
