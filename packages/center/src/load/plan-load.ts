import { fingerprint, type LoadSource } from '@plumbline/ingest';
import type { Dataset, Model } from '@plumbline/model';
import type { LoadedTable, LoadState } from '../state/load-state.ts';
import type { OpenedWorkspace } from '../workspace/open-workspace.ts';
import { fingerprintOf } from './fingerprint-of.ts';
import { inputsOf, loadOrder } from './load-order.ts';
import { sourceColumns } from './source-columns.ts';

export interface LoadPlan {
  /** Everything is made again, whatever seems to be right. */
  readonly isForced: boolean;
  readonly steps: readonly LoadStep[];
}

/** One dataset of the model, in load order. */
export interface LoadStep {
  readonly dataset: Dataset;
  /** null: made of other datasets. */
  readonly source: LoadSource | null;
  /** Hash of what makes the table, tables of inputs left out. */
  readonly task: string;
  readonly fingerprint: string | null;
  /** `current`: the table in the state is right; `resumed`: an interrupted load has made it already. */
  readonly status: 'current' | 'resumed' | 'missing' | 'redefined' | 'changed';
}

export interface PlanOptions {
  readonly force: boolean;
  /** Sources that are gone keep the rows they had; otherwise a load of them is planned, and says what is missing. */
  readonly keepsGone: boolean;
}

/** Compares the definitions and the files with what the state says was loaded. */
export async function planLoad(
  model: Model,
  { sources, sourceMemory, gone }: Pick<OpenedWorkspace, 'sources' | 'sourceMemory' | 'gone'>,
  state: LoadState,
  { force, keepsGone }: PlanOptions,
): Promise<LoadPlan> {
  const steps: LoadStep[] = [];
  const changed = new Set<string>();
  for (const dataset of loadOrder(model)) {
    const source = sources.get(dataset.name) ?? null;
    const task = taskHash(model, dataset);
    const mark = source === null ? null : await fingerprint(source, sourceMemory);
    const isKept = keepsGone && gone.has(dataset.name);
    const inputsChanged =
      (source !== null && mark === null && !isKept) || inputsOf(dataset).some((input) => changed.has(input));
    const status = statusOf({ task, fingerprint: mark, inputsChanged, force, isKept }, state, dataset.name);
    if (status !== 'current') changed.add(dataset.name);
    steps.push({ dataset, source, task, fingerprint: mark, status });
  }
  return { isForced: force, steps };
}

/** Datasets that must be loaded before the state answers for the folder as it is. */
export function staleSteps(plan: LoadPlan): readonly LoadStep[] {
  return plan.steps.filter((step) => step.status !== 'current');
}

/** Hash of a dataset's definition as far as it makes the table. Where paths lead is not part of it: a workspace may move with its rows. */
export function taskHash(model: Model, dataset: Dataset): string {
  const { source } = dataset;
  if (source.kind === 'tree' || source.kind === 'rollup') return fingerprintOf(source);
  if (source.kind !== 'union' && source.kind !== 'distinct')
    return fingerprintOf({ source, columns: sourceColumns(model, dataset) });
  const fields = [...dataset.fields.values()].map((f) => ({ name: f.name, column: f.column, type: f.type }));
  return fingerprintOf({ source, fields, primaryKey: dataset.primaryKey });
}

interface Wanted {
  readonly task: string;
  readonly fingerprint: string | null;
  readonly inputsChanged: boolean;
  readonly force: boolean;
  /** Its source is gone, and its rows stay. */
  readonly isKept: boolean;
}

function statusOf(wanted: Wanted, state: LoadState, name: string): LoadStep['status'] {
  const loaded = state.datasets[name];
  const pending = state.pending[name];
  if (wanted.force) return 'changed';
  if (wanted.isKept && loaded?.task === wanted.task) return 'current';
  if (!wanted.inputsChanged && loaded !== undefined && isSame(loaded, wanted)) return 'current';
  if (wanted.fingerprint !== null && pending !== undefined && isSame(pending, wanted)) return 'resumed';
  if (loaded === undefined) return 'missing';
  return loaded.task === wanted.task ? 'changed' : 'redefined';
}

function isSame(table: LoadedTable, wanted: Wanted): boolean {
  return table.task === wanted.task && table.fingerprint === wanted.fingerprint;
}
