import type { Model, Relationship } from '../../model.ts';
import type { DimensionRef } from '../expression.ts';

const reached = new WeakMap<readonly Relationship[], Map<string, ReadonlySet<string>>>();

/** Datasets that rows of `from` find one row of, itself among them. */
export function reachableFrom(model: Model, from: string): ReadonlySet<string> {
  const known = reached.get(model.relationships) ?? new Map<string, ReadonlySet<string>>();
  reached.set(model.relationships, known);
  const found = known.get(from) ?? follow(model.relationships, from);
  known.set(from, found);
  return found;
}

function follow(relationships: readonly Relationship[], from: string): ReadonlySet<string> {
  const found = new Set([from]);
  for (const dataset of found) {
    for (const relationship of relationships) if (relationship.from === dataset) found.add(relationship.to);
  }
  return found;
}

/** True when each row of `from` has at most one value of the dimension. */
export function canReach(model: Model, from: string, ref: DimensionRef): boolean {
  const reachable = reachableFrom(model, from);
  if (ref.kind === 'conformed') {
    return model.dimensions.get(ref.name)?.fields.some((field) => reachable.has(field.dataset)) ?? false;
  }
  if (ref.kind === 'grain') return model.datasets.get(from)?.time != null;
  if (ref.relationship === null) return reachable.has(ref.dataset);
  return model.relationships.some((found) => found.name === ref.relationship && reachable.has(found.from));
}
