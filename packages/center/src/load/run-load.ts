import { type Diagnostic, InternalError } from '@plumbline/diagnostics';
import { dropUnreferenced, type LoadContext } from '@plumbline/ingest';
import type { InspectedColumn, Model } from '@plumbline/model';
import { type LoadedDataset, type LoadedTable, type LoadState, STATE_FORMAT } from '../state/load-state.ts';
import { writeState } from '../state/state-file.ts';
import { dropRejects } from './drop-rejects.ts';
import { makeTables } from './make-tables.ts';
import { type Measured, measure, measureTasks } from './measure.ts';
import type { LoadPlan } from './plan-load.ts';
import type { Tables } from './union-task.ts';

export interface RunLoad {
  readonly model: Model;
  readonly plan: LoadPlan;
  readonly inspected: ReadonlyMap<string, readonly InspectedColumn[]>;
  readonly state: LoadState;
  readonly context: LoadContext;
  /** ISO day, for the freshness tests. */
  readonly today: string;
}

export interface LoadRun {
  /** The state as committed; the one given when a diagnostic is an error. */
  readonly state: LoadState;
  readonly made: ReadonlySet<string>;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Makes the missing tables, measures them, and moves every pointer in one step; then drops what no pointer names.
 * With an error nothing moves, and the tables made stay for the next try.
 */
export async function runLoad(run: RunLoad): Promise<LoadRun> {
  const { model, plan, inspected, context, today } = run;
  const { warehouse, folder, signal } = context;
  let state: LoadState = run.state;
  await dropUnreferenced(warehouse, tablesNamed(state));
  const keep = async (name: string, table: LoadedTable) => {
    state = { ...state, pending: { ...state.pending, [name]: table } };
    await writeState(folder, state);
  };
  const made = await makeTables({ model, plan, inspected, state, context, keep });
  if (hasError(made.diagnostics)) return { state: run.state, made: new Set(), diagnostics: made.diagnostics };
  const measured = await measure(measureTasks(model, made.tables), run.state, warehouse, { today, signal });
  const diagnostics = [...made.diagnostics, ...measured.diagnostics];
  if (hasError(diagnostics)) return { state: run.state, made: new Set(), diagnostics };
  const next = stateOf(made.tables, measured);
  await writeState(folder, next);
  await dropUnreferenced(warehouse, tablesNamed(next));
  await dropRejects(folder, next);
  return { state: next, made: made.made, diagnostics };
}

function stateOf(tables: Tables, measured: Measured): LoadState {
  const datasets = [...tables].map(([name, table]): readonly [string, LoadedDataset] => {
    const facts = measured.datasets.get(name);
    if (facts === undefined) throw new InternalError(`dataset ${name} was loaded but not measured`);
    return [name, { ...table, measured: facts }];
  });
  return {
    format: STATE_FORMAT,
    datasets: Object.fromEntries(datasets),
    pending: {},
    relationships: measured.relationships,
  };
}

function tablesNamed(state: LoadState): ReadonlySet<string> {
  return new Set(
    [...Object.values(state.datasets), ...Object.values(state.pending)].map((loaded) => loaded.table),
  );
}

function hasError(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error');
}
