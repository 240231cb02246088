import { bridgeTo } from '../../graph/bridge-to.ts';
import { hasRole, pathTo } from '../../graph/path-to.ts';
import type { Model } from '../../model.ts';
import type { DimensionRef } from '../expression.ts';

/** True when each row of `from` has at most one value of the dimension; which path it takes is decided later. */
export function canReach(model: Model, from: string, ref: DimensionRef): boolean {
  return pathTo(model, from, ref).kind !== 'unreachable';
}

/** True when rows can be filtered by it too: they may have several members behind a bridge. */
export function canAskFor(model: Model, from: string, ref: DimensionRef): boolean {
  return canReach(model, from, ref) || bridgeTo(model, from, ref).kind !== 'unreachable';
}

/** Datasets that a field may be read from directly: where it lives, or where its relationship starts. */
export function homesOf(model: Model, ref: DimensionRef): readonly string[] {
  if (ref.kind === 'grain' || ref.kind === 'cohort') return [];
  if (ref.kind === 'conformed')
    return model.dimensions.get(ref.name)?.fields.map((field) => field.dataset) ?? [];
  const { relationship } = ref;
  if (relationship === null) return [ref.dataset];
  return model.relationships.filter((found) => hasRole(found, relationship)).map((found) => found.from);
}
