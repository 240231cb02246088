/* Signatures this package implements, one concept per file. This file is deleted once they exist. */
import type { Diagnostic } from '@plumbline/diagnostics';
import type { DimensionRef, MetricExpr, RowExpr } from './formula/expression.ts';
import type { ValueType } from './formula/types.ts';
import type { Dataset, Metric, Model, Relationship } from './model.ts';

// ---------------------------------------------------------------- workspace/ (owner: workspace helper)

/** Definitions as written, schema-checked, with the place of every value; no names resolved. Opaque outside model. */
export interface Definitions {
  readonly files: ReadonlyMap<string, string>;
}
/** Column of a source as found by inspection. */
export interface InspectedColumn {
  readonly name: string;
  readonly type: ValueType;
}
/** Reads `{path → text}`; paths are relative to the workspace root, `plumbline.yaml` among them. `variables`: values for `${NAME}`. */
export declare function readDefinitions(
  files: ReadonlyMap<string, string>,
  variables: ReadonlyMap<string, string>,
): { readonly definitions: Definitions; readonly diagnostics: readonly Diagnostic[] };
/** Resolves and type-checks everything. `inspected`: columns by dataset, where known. Always returns the largest model that is sound. */
export declare function buildModel(
  definitions: Definitions,
  inspected: ReadonlyMap<string, readonly InspectedColumn[]>,
): { readonly model: Model; readonly diagnostics: readonly Diagnostic[] };

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
  readonly labels: ReadonlyMap<string, readonly { readonly kind: 'metric' | 'dataset' | 'dimension' | 'field'; readonly name: string }[]>;
}
/** Scope for texts of a query against a finished model (owner: workspace helper). */
export declare function scopeOf(model: Model): FormulaScope;
/** Every name and label a formula mentions, in order, without resolving them: for ordering metrics before typing. Never throws. */
export declare function namesIn(text: string): readonly { readonly kind: 'name' | 'label'; readonly text: string }[];
export interface FormulaProblem {
  readonly diagnostic: Diagnostic; // without `at`
  readonly start: number;
  readonly end: number;
}
export type Typed<E> = { readonly expr: E | null; readonly problems: readonly FormulaProblem[] };
/** Parses and types a metric formula (aggregate level). */
export declare function typeMetricFormula(text: string, scope: FormulaScope): Typed<MetricExpr>;
/** Parses and types a row-level expression: field expressions, `where`. Must be boolean when `condition`. */
export declare function typeRowExpression(text: string, scope: FormulaScope, condition: boolean): Typed<RowExpr>;
/** A dimension as written in `by`, `within`, `per`: `month`, `territory.country`, `relationship.field`, `channel`, `[渠道]`. */
export declare function resolveDimension(text: string, scope: FormulaScope): { readonly ref: DimensionRef; readonly type: ValueType } | FormulaProblem;

// ---------------------------------------------------------------- graph/ (owner: workspace helper)

export interface JoinPath {
  /** Many → one steps from the measure's dataset; empty when the field is its own. */
  readonly steps: readonly Relationship[];
  /** Where the field lives after the steps. */
  readonly dataset: string;
  readonly field: string;
}
export type PathResult =
  | { readonly kind: 'found'; readonly path: JoinPath }
  | { readonly kind: 'ambiguous'; readonly paths: readonly JoinPath[] }
  | { readonly kind: 'unreachable' };
/** The shortest chain of relationships (semantics.md 7). A conformed name resolves to the listed field reachable by the shortest chain. Grains resolve to the dataset's time. */
export declare function pathTo(model: Model, from: string, ref: DimensionRef): PathResult;
/** True when both stand for the same dimension (a conformed name and a field it lists; a foreign key and the key it maps to). */
export declare function isSameDimension(model: Model, a: DimensionRef, b: DimensionRef): boolean;
/** The fill value rule of semantics.md 3 for a metric: declared, else zero for pure counts, else null. */
export declare function emptyOf(model: Model, metric: Metric): 'zero' | 'null';
