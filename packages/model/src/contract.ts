/* Signatures this package implements, one concept per file. This file is deleted once they exist. */
import type { Diagnostic } from '@plumbline/diagnostics';
import type { DimensionRef, MetricExpr, RowExpr } from './formula/expression.ts';
import type { ValueType } from './formula/types.ts';
import type { Dataset, Metric, Model } from './model.ts';

// ---------------------------------------------------------------- formula/ (owner: formula helper)

/** What a formula may name. `dataset`: bare names are its fields (row level). */
export interface FormulaScope {
  readonly model: Model;
  readonly dataset: Dataset | null;
  /** `{"$name": value}` parameters of a query. */
  readonly params: ReadonlyMap<string, string | number | boolean | null | readonly (string | number)[]>;
  /** Result columns that `having` may name. */
  readonly results: ReadonlyMap<string, ValueType>;
  /** Metrics that may be named; while a model is being built, those typed so far. */
  readonly metrics: ReadonlyMap<string, Metric>;
  /** `[标签]` in either language → what carries it (metrics, datasets, conformed dimensions, `dataset.field`). */
  readonly labels: ReadonlyMap<
    string,
    readonly { readonly kind: 'metric' | 'dataset' | 'dimension' | 'field'; readonly name: string }[]
  >;
}
/** Every name and label a formula mentions, in order, without resolving them: for ordering metrics before typing. Never throws. */
export declare function namesIn(
  text: string,
): readonly { readonly kind: 'name' | 'label'; readonly text: string }[];
export interface FormulaProblem {
  readonly diagnostic: Diagnostic; // without `at`
  readonly start: number;
  readonly end: number;
}
export type Typed<E> = { readonly expr: E | null; readonly problems: readonly FormulaProblem[] };
/** Parses and types a metric formula (aggregate level). */
export declare function typeMetricFormula(text: string, scope: FormulaScope): Typed<MetricExpr>;
/** Parses and types a row-level expression: field expressions, `where`. Must be boolean when `condition`. */
export declare function typeRowExpression(
  text: string,
  scope: FormulaScope,
  condition: boolean,
): Typed<RowExpr>;
/** A dimension as written in `by`, `within`, `per`: `month`, `territory.country`, `relationship.field`, `channel`, `[渠道]`. */
export declare function resolveDimension(
  text: string,
  scope: FormulaScope,
): { readonly ref: DimensionRef; readonly type: ValueType } | FormulaProblem;
