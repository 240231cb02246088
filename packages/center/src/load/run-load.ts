import { type Diagnostic, InternalError } from '@plumbline/diagnostics';
import { dropUnreferenced, type LoadContext } from '@plumbline/ingest';
import type { InspectedColumn, Model } from '@plumbline/model';
import type { LoadedDataset, LoadedTable, LoadState } from '../state/load-state.ts';
import type { Pointers } from '../state/pointers.ts';
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
  readonly pointers: Pointers;
  /** Tables that running questions read, besides those that pointers name. */
  readonly leased?: () => ReadonlySet<string>;
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
  const { model, plan, inspected, context, pointers, today } = run;
  const { warehouse, folder, signal } = context;
  const { state } = run;
  const drop = (named: LoadState) =>
    dropUnreferenced(warehouse, new Set([...tablesNamed(named), ...(run.leased?.() ?? [])]));
  await drop(state);
  const keep = (name: string, table: LoadedTable) => pointers.keepPending(name, table);
  const made = await makeTables({ model, plan, inspected, state, context, keep });
  if (hasError(made.diagnostics)) return { state, made: new Set(), diagnostics: made.diagnostics };
  const measured = await measure(measureTasks(model, made.tables), state, warehouse, { today, signal });
  const diagnostics = [...made.diagnostics, ...measured.diagnostics];
  if (hasError(diagnostics)) return { state, made: new Set(), diagnostics };
  const next = stateOf(made.tables, measured);
  await pointers.commit(next);
  await drop(next);
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
    datasets: Object.fromEntries(datasets),
    pending: {},
    relationships: measured.relationships,
  };
}

export function tablesNamed(state: LoadState): ReadonlySet<string> {
  return new Set(
    [...Object.values(state.datasets), ...Object.values(state.pending)].map((loaded) => loaded.table),
  );
}

function hasError(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error');
}
