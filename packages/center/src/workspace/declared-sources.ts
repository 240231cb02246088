import { buildModel, type Definitions, type Source } from '@plumbline/model';

/** Source of each dataset by name, before anything is known about its columns. */
export function declaredSources(definitions: Definitions): ReadonlyMap<string, Source> {
  const { model } = buildModel(definitions, new Map());
  return new Map([...model.datasets.values()].map((dataset) => [dataset.name, dataset.source]));
}
