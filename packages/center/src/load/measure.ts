import type { Diagnostic } from '@plumbline/diagnostics';
import type { Warehouse } from '@plumbline/engines';
import { type ProfiledDataset, type ProfiledRelationship, profile } from '@plumbline/ingest';
import type { Model } from '@plumbline/model';
import type { LoadState, MeasuredDataset, MeasuredRelationship } from '../state/load-state.ts';
import { fingerprintOf } from './fingerprint-of.ts';
import { loadedDatasets } from './loaded-datasets.ts';
import { profileOfDataset, profileOfRelationship, tellsTotal } from './profile-tasks.ts';
import type { Tables } from './union-task.ts';

export interface Measured {
  readonly datasets: ReadonlyMap<string, MeasuredDataset>;
  readonly relationships: Readonly<Record<string, MeasuredRelationship>>;
  readonly diagnostics: readonly Diagnostic[];
}

interface Asked<T> {
  readonly name: string;
  readonly task: T;
  readonly hash: string;
}

export interface MeasureTasks {
  readonly datasets: readonly Asked<ProfiledDataset>[];
  readonly relationships: readonly (Asked<ProfiledRelationship> & { readonly tellsTotal: boolean })[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Everything to know about the tables, whether measured before or not. */
export function measureTasks(model: Model, tables: Tables): MeasureTasks {
  const diagnostics: Diagnostic[] = [];
  const datasets = loadedDatasets(model).flatMap((dataset) => {
    const task = profileOfDataset(model, dataset, tables);
    return task === null ? [] : [{ name: dataset.name, task, hash: fingerprintOf(task) }];
  });
  const relationships = model.relationships.flatMap((relationship) => {
    const { task, diagnostic } = profileOfRelationship(relationship, model, tables);
    if (diagnostic !== null) diagnostics.push(diagnostic);
    if (task === null) return [];
    return [
      {
        name: relationship.name,
        task,
        hash: fingerprintOf(task),
        tellsTotal: tellsTotal(relationship, task),
      },
    ];
  });
  return { datasets, relationships, diagnostics };
}

/** True when the state knows the answer to every task. */
export function isMeasured(tasks: MeasureTasks, state: LoadState): boolean {
  return (
    tasks.datasets.every(({ name, hash }) => state.datasets[name]?.measured.task === hash) &&
    tasks.relationships.every(({ name, hash }) => state.relationships[name]?.task === hash)
  );
}

/** Measures what the state does not know yet: a table's name changes with its rows, so an equal task has an equal answer. */
export async function measure(
  tasks: MeasureTasks,
  state: LoadState,
  warehouse: Warehouse,
  more: { readonly today: string; readonly signal?: AbortSignal | undefined },
): Promise<Measured> {
  const datasets = tasks.datasets.filter(({ name, hash }) => state.datasets[name]?.measured.task !== hash);
  const relationships = tasks.relationships.filter(
    ({ name, hash }) => state.relationships[name]?.task !== hash,
  );
  const asked = {
    datasets: datasets.map(({ task }) => task),
    relationships: relationships.map(({ task }) => task),
    today: more.today,
  };
  const found = await profile(warehouse, asked, more.signal);
  const known = new Map<string, MeasuredDataset>();
  for (const { name, hash } of tasks.datasets) {
    const fresh = found.datasets.get(name);
    const before = state.datasets[name]?.measured;
    if (fresh !== undefined)
      known.set(name, { ...fresh, distinct: Object.fromEntries(fresh.distinct), task: hash });
    else if (before !== undefined && before.task === hash) known.set(name, before);
  }
  const fresh = new Set(relationships.map(({ name }) => name));
  const total = tasks.relationships.map(
    ({ name, hash, tellsTotal }): readonly [string, MeasuredRelationship] => [
      name,
      {
        task: hash,
        isTotal: fresh.has(name)
          ? tellsTotal && found.total.has(name)
          : (state.relationships[name]?.isTotal ?? false),
      },
    ],
  );
  return {
    datasets: known,
    relationships: Object.fromEntries(total),
    diagnostics: [...tasks.diagnostics, ...found.diagnostics],
  };
}
