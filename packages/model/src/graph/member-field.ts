import type { DimensionRef } from '../formula/expression.ts';
import type { Model, Tree } from '../model.ts';
import { isSameDimension } from './is-same-dimension.ts';

/** The field of a tree's dataset that a dimension stands for; null: it says nothing about members of the tree. */
export function memberField(model: Model, tree: Tree, ref: DimensionRef): string | null {
  if (ref.kind === 'grain') return null;
  if (ref.kind === 'field' && ref.dataset === tree.dataset) return ref.field;
  if (ref.kind === 'conformed') {
    const listed = model.dimensions.get(ref.name)?.fields ?? [];
    const own = listed.find((field) => field.dataset === tree.dataset);
    if (own !== undefined) return own.field;
  }
  const key: DimensionRef = { kind: 'field', dataset: tree.dataset, field: tree.key, relationship: null };
  return isSameDimension(model, ref, key) ? tree.key : null;
}
