import { setImmediate as breathe } from 'node:timers/promises';
import { type Day, formatDay } from '@plumbline/calendar';
import type { Diagnostic } from '@plumbline/diagnostics';
import {
  buildModel,
  filesOfObjects,
  type InspectedColumn,
  type Model,
  readDefinitions,
  type WrittenObject,
} from '@plumbline/model';
import type { Facts } from '@plumbline/query';
import type { Change, CloseStep, DefinitionVersion, Store } from '@plumbline/store';
import { type CatalogObjects, INSPECTION, splitVersions, toObjects } from '../catalog/catalog-objects.ts';
import { type Marks, marksOf } from '../governance/marks-of.ts';
import { answeringState } from '../load/answering-state.ts';
import { factsOfState } from '../load/facts-of-state.ts';
import type { LoadState } from '../state/load-state.ts';
import { variablesOf } from '../workspace/variables.ts';

/** Everything an answer depends on, fixed at one moment: definitions in force, and where their rows are. */
export interface Served {
  readonly day: Day;
  readonly versions: readonly DefinitionVersion[];
  readonly columns: CatalogObjects['columns'];
  readonly model: Model;
  /** Findings in the definitions; with an error nothing is answered. */
  readonly diagnostics: readonly Diagnostic[];
  /** Pointers as they are. */
  readonly state: LoadState;
  /** Of the pointers, those whose rows are what the definitions say. */
  readonly facts: Facts;
  /** Last change of definitions; null when there is none. */
  readonly change: string | null;
  /** What readers of a metric must know, by its name. */
  readonly marks: Marks;
  /** Periods that are locked. */
  readonly closed: readonly CloseStep[];
}

type Env = Readonly<Record<string, string | undefined>>;

/** The model of these objects, as the catalog has them. */
export async function modelOf(
  objects: readonly WrittenObject[],
  columns: ReadonlyMap<string, readonly InspectedColumn[]>,
  env: Env,
): Promise<{ readonly model: Model; readonly diagnostics: readonly Diagnostic[] }> {
  const none: WrittenObject = { kind: 'workspace', id: 'workspace', body: { workspace: 'workspace' } };
  const files = filesOfObjects(objects.length === 0 ? [none] : objects);
  const { definitions, diagnostics } = readDefinitions(files, variablesOf(env));
  // Ten thousand objects take a second each to read and to build: questions get their turn in between.
  await breathe();
  const built = buildModel(definitions, columns);
  await breathe();
  return { model: built.model, diagnostics: [...diagnostics, ...built.diagnostics] };
}

/** Reads the definitions in force on a day, and puts the pointers beside them. */
export async function readServed(
  store: Store,
  { state, day, env }: { readonly state: LoadState; readonly day: Day; readonly env: Env },
): Promise<Served> {
  const versions = await store.definitions.inForce({ on: formatDay(day) });
  const { written, columns } = splitVersions(versions);
  const { model, diagnostics } = await modelOf(toObjects(written), columns, env);
  const change = (await lastChange(store))?.id ?? null;
  const marks = await marksOf(store, written, model, day);
  const closed = await store.closes.locked();
  return withState({ day, versions: written, columns, model, diagnostics, change, marks, closed }, state);
}

export function withState(served: Omit<Served, 'state' | 'facts'>, state: LoadState): Served {
  return { ...served, state, facts: factsOfState(answeringState(served.model, state)) };
}

/** The last change that somebody made; what inspections found is none. */
export async function lastChange(store: Store): Promise<Change | null> {
  for (let limit = 10; ; limit *= 10) {
    const changes = await store.definitions.changes(limit);
    const found = changes.find(({ kind }) => kind !== INSPECTION);
    if (found !== undefined || changes.length < limit) return found ?? null;
  }
}

/** Nothing of the definitions is missing: none has an error. */
export function isWhole({ diagnostics }: Pick<Served, 'diagnostics'>): boolean {
  return diagnostics.every(({ severity }) => severity !== 'error');
}
