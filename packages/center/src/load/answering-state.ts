import type { Model } from '@plumbline/model';
import type { LoadState } from '../state/load-state.ts';
import { loadedDataset } from './loaded-datasets.ts';
import { measureTasks } from './measure.ts';
import { taskHash } from './plan-load.ts';

/**
 * Of the loaded datasets, those whose rows are what the definitions say now: made by the same task and measured as it
 * would be asked today. The others wait for a load.
 */
export function answeringState(model: Model, state: LoadState): LoadState {
  const tasks = measureTasks(model, new Map(Object.entries(state.datasets)));
  const measured = new Map(tasks.datasets.map(({ name, hash }) => [name, hash]));
  const datasets = Object.entries(state.datasets).filter(([name, loaded]) => {
    const dataset = loadedDataset(model, name);
    if (dataset === undefined || taskHash(model, dataset) !== loaded.task) return false;
    return measured.get(name) === loaded.measured.task;
  });
  const hashes = new Map(tasks.relationships.map(({ name, hash }) => [name, hash]));
  const relationships = Object.entries(state.relationships).filter(
    ([name, { task }]) => hashes.get(name) === task,
  );
  return {
    ...state,
    datasets: Object.fromEntries(datasets),
    relationships: Object.fromEntries(relationships),
  };
}
