import type { Dataset, Model } from '@plumbline/model';

export function datasetOf(model: Model, name: string): Dataset {
  const dataset = model.datasets.get(name);
  if (!dataset) throw new Error(`no dataset ${name}`);
  return dataset;
}
