import { type Diagnostic, report } from '@plumbline/diagnostics';
import {
  type LoadContext,
  type LoadOutcome,
  type LoadResult,
  load,
  loadDistinct,
  loadTree,
  loadUnion,
  type UnionTask,
} from '@plumbline/ingest';
import type { InspectedColumn, Model, Source } from '@plumbline/model';
import type { LoadedTable, LoadState } from '../state/load-state.ts';
import { dayFieldFor } from './day-field-for.ts';
import { fingerprintOf } from './fingerprint-of.ts';
import { makeRollup } from './make-rollup.ts';
import type { LoadPlan, LoadStep } from './plan-load.ts';
import { sourceColumns } from './source-columns.ts';
import { treeTask } from './tree-task.ts';
import { distinctTask, type Tables, unionTask } from './union-task.ts';

export interface MadeTables {
  /** Table of every dataset that has one now, by name. */
  readonly tables: Tables;
  readonly made: ReadonlySet<string>;
  readonly diagnostics: readonly Diagnostic[];
}

export interface MakeOptions {
  readonly model: Model;
  readonly plan: LoadPlan;
  readonly inspected: ReadonlyMap<string, readonly InspectedColumn[]>;
  readonly state: LoadState;
  readonly context: LoadContext;
  /** Called after each table that is worth keeping when the load is interrupted. */
  readonly keep: (dataset: string, table: LoadedTable) => Promise<void>;
}

/** Makes the tables that the plan misses; a failed dataset does not stop the others, so that everything wrong is reported at once. */
export async function makeTables(options: MakeOptions): Promise<MadeTables> {
  const tables = new Map<string, LoadedTable>();
  const made = new Set<string>();
  const diagnostics: Diagnostic[] = [];
  for (const step of options.plan.steps) {
    options.context.signal?.throwIfAborted();
    const { name } = step.dataset;
    const existing = existingTable(step, options.state);
    if (existing !== undefined) {
      tables.set(name, existing);
      continue;
    }
    const result = await makeTable(step, options, tables);
    diagnostics.push(...result.diagnostics);
    if (result.outcome === null) continue;
    const table = tableOf(result.outcome, step, result);
    tables.set(name, table);
    made.add(name);
    if (step.source !== null) await options.keep(name, table);
  }
  return { tables, made, diagnostics };
}

function existingTable(step: LoadStep, state: LoadState): LoadedTable | undefined {
  if (step.status === 'current') return state.datasets[step.dataset.name];
  return step.status === 'resumed' ? state.pending[step.dataset.name] : undefined;
}

export type Made = LoadResult & Pick<LoadedTable, 'addedUp' | 'union'>;

async function makeTable(step: LoadStep, options: MakeOptions, tables: Tables): Promise<Made> {
  const { model, context } = options;
  const { dataset } = step;
  if (step.source !== null) {
    const columns = sourceColumns(model, dataset);
    const inspected = new Map(options.inspected.get(dataset.name)?.map(({ name, type }) => [name, type]));
    const dayField = dayFieldFor(dataset.name, model);
    return load({ dataset: dataset.name, source: step.source, columns, inspected, dayField }, context);
  }
  const { source } = dataset;
  if (source.kind === 'union') {
    if (!source.members.every((member) => tables.has(member.dataset))) return NOTHING;
    const task = unionTask(model, dataset, source, tables);
    return { ...(await loadUnion(task, context.warehouse)), union: viewOf(task, source, tables) };
  }
  if (source.kind === 'distinct') {
    if (!source.fields.every((field) => tables.has(field.dataset))) return NOTHING;
    const { task, diagnostics } = distinctTask(dataset, source, tables);
    return diagnostics.length > 0 ? { outcome: null, diagnostics } : loadDistinct(task, context.warehouse);
  }
  if (source.kind === 'tree') {
    const members = tables.get(source.tree.dataset);
    return members === undefined
      ? NOTHING
      : loadTree(treeTask(model, dataset, source, members), context.warehouse);
  }
  if (source.kind === 'rollup') return makeRollup(step, options, tables);
  const connection = 'connection' in source ? (source.connection ?? '') : '';
  return {
    outcome: null,
    diagnostics: [report('workspace/source-not-supported', { dataset: dataset.name, connection })],
  };
}

function viewOf(
  task: UnionTask,
  { members }: Extract<Source, { readonly kind: 'union' }>,
  tables: Tables,
): NonNullable<LoadedTable['union']> {
  const read = members.map(({ dataset }, i) => ({ dataset, values: task.members[i]?.values }));
  return {
    reading: fingerprintOf([task.columns, read]),
    versions: Object.fromEntries(members.map(({ dataset }) => [dataset, tables.get(dataset)?.version ?? ''])),
  };
}

/** An input failed and has said why. */
export const NOTHING: LoadResult = { outcome: null, diagnostics: [] };

function tableOf(outcome: LoadOutcome, step: LoadStep, { addedUp, union }: Made): LoadedTable {
  const { table, version, rowsRead, rowsLoaded, quarantined, rejectsFile, quarantinedTotals, columns } =
    outcome;
  const { task, fingerprint } = step;
  return {
    table,
    version,
    task,
    fingerprint,
    rowsRead,
    rowsLoaded,
    quarantined,
    rejectsFile,
    quarantinedTotals,
    columns,
    ...(addedUp === undefined ? {} : { addedUp }),
    ...(union === undefined ? {} : { union }),
    ...(outcome.loadedFiles === undefined ? {} : { loadedFiles: outcome.loadedFiles }),
  };
}
