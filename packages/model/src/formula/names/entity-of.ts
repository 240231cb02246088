import { grainName } from '@plumbline/calendar';
import type { Model } from '../../model.ts';
import type { DimensionRef } from '../expression.ts';

/** What a count of distinct values counts: a conformed dimension, the dataset that the field is the key of or points to, or the field. */
export function entityOf(model: Model, ref: DimensionRef): string {
  if (ref.kind === 'conformed') return ref.name;
  if (ref.kind === 'grain') return grainName(ref.grain);
  if (ref.kind === 'cohort') return ref.part;
  const { dataset, field } = ref;
  const home = model.datasets.get(dataset);
  const [key, second] = home?.primaryKey ?? [];
  if ((key === field && second === undefined) || home?.keyOf === field) return dataset;
  const pointing = model.relationships.find(
    (found) =>
      found.from === dataset &&
      found.fromColumns.length === 1 &&
      found.fromColumns[0] === field &&
      found.asOf === null,
  );
  if (pointing !== undefined) return pointing.to;
  const conformed = [...model.dimensions.values()].find((dimension) =>
    dimension.fields.some((listed) => listed.dataset === dataset && listed.field === field),
  );
  return conformed?.name ?? field;
}
