/* Signatures this package implements, one concept per file. This file is deleted once they exist. */
import type { Diagnostic } from '@plumbline/diagnostics';
import type { DimensionRef } from './formula/expression.ts';
import type { FormulaScope } from './formula/formula-scope.ts';
import type { ValueType } from './formula/types.ts';
import type { Metric, Model, Relationship } from './model.ts';

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

/** Scope for texts of a query against a finished model (owner: workspace helper). */
export declare function scopeOf(model: Model): FormulaScope;

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
