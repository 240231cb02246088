import type { Validity } from '../dataset.ts';
import type { Model, Relationship } from '../model.ts';

/** When the versions that a relationship leads to are in force, one of them at a time; null: it leads to no versions. */
export function validityOf(
  model: Pick<Model, 'datasets'>,
  { to, toColumns, asOf }: Relationship,
): Validity | null {
  const target = model.datasets.get(to);
  if (asOf !== null || target === undefined || target.keyOf === null) return null;
  return toColumns.includes(target.keyOf) ? target.valid : null;
}
