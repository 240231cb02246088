import type { Dataset, Model } from '@plumbline/model';
import { loadedDatasets } from './loaded-datasets.ts';

/** Datasets this one is made of. */
export function inputsOf(dataset: Dataset): readonly string[] {
  const { source } = dataset;
  if (source.kind === 'union') return source.members.map((member) => member.dataset);
  if (source.kind === 'rollup') return source.inputs;
  if (source.kind === 'tree') return [source.tree.dataset];
  if (source.kind === 'distinct') return source.fields.map((field) => field.dataset);
  return [];
}

/** Every dataset after those it is made of. The model has refused cycles; one that slips through is left out. */
export function loadOrder(model: Model): readonly Dataset[] {
  const ordered = new Map<string, Dataset>();
  let waiting = [...loadedDatasets(model)];
  while (waiting.length > 0) {
    const ready = waiting.filter((dataset) => inputsOf(dataset).every((input) => ordered.has(input)));
    if (ready.length === 0) break;
    for (const dataset of ready) ordered.set(dataset.name, dataset);
    waiting = waiting.filter((dataset) => !ordered.has(dataset.name));
  }
  return [...ordered.values()];
}
