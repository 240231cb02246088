import type { Relationship } from '../model.ts';

export interface JoinPath {
  /** Many → one steps from the measure's dataset; empty when the field is its own. */
  readonly steps: readonly Relationship[];
  /** Where the field lives after the steps. */
  readonly dataset: string;
  readonly field: string;
}

export type PathResult =
  | { readonly kind: 'found'; readonly path: JoinPath }
  /** Equally short, and nothing says which. */
  | { readonly kind: 'ambiguous'; readonly paths: readonly JoinPath[] }
  | { readonly kind: 'unreachable' };

/** For messages: `internet_sales → sold_in → territory`. */
export function describePath(from: string, path: JoinPath): string {
  return [from, ...path.steps.flatMap((step) => [step.name, step.to]), path.field].join(' → ');
}
