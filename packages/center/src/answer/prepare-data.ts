import { formatDay } from '@plumbline/calendar';
import { type Diagnostic, FIRST_DAY, PlumblineError } from '@plumbline/diagnostics';
import type { LoadProgress } from '@plumbline/ingest';
import { columnVersions, INSPECTION, splitVersions } from '../catalog/catalog-objects.ts';
import { type LoadPlan, planLoad } from '../load/plan-load.ts';
import { runLoad } from '../load/run-load.ts';
import { EMPTY_STATE, type LoadState } from '../state/load-state.ts';
import { openExistingCatalog } from '../state/open-catalog.ts';
import { type Pointers, pointersOf } from '../state/pointers.ts';
import { stateInWarehouse } from '../state/state-in-warehouse.ts';
import type { OpenedWorkspace } from '../workspace/open-workspace.ts';
import { sheetCopies } from '../workspace/sheet-copies.ts';
import { goneSources, isReady, readinessProblems } from './readiness.ts';
import { type Holder, holdWarehouse } from './warehouse-holder.ts';

export interface DataOptions {
  /** What holds the lock, in words. */
  readonly command: string;
  readonly now: () => Date;
  /** How long to wait for another process to let go. */
  readonly lockWaitMs: number;
  readonly load: 'stale' | 'all' | 'never';
  /** True for a load that somebody asked for: sources that are gone are said; for a question they keep their rows. */
  readonly isAsked?: boolean;
  /** False: the warehouse is opened only if something must be loaded. */
  readonly needsWarehouse: boolean;
  readonly onProgress?: ((progress: LoadProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface PreparedData {
  readonly state: LoadState;
  readonly plan: LoadPlan;
  readonly holder: Holder | null;
  /** Datasets loaded just now. */
  readonly made: ReadonlySet<string>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Brings the warehouse up to the folder. Throws PlumblineError when that fails; then nothing has changed. */
export async function prepareData(workspace: OpenedWorkspace, options: DataOptions): Promise<PreparedData> {
  const hold = () => {
    const { command, lockWaitMs: waitMs, signal } = options;
    return holdWarehouse(workspace.folder, {
      command,
      waitMs,
      signal,
      now: options.now(),
      store: workspace.store,
    });
  };
  let holder = options.needsWarehouse ? await hold() : null;
  try {
    let current = await look(workspace, options, holder);
    if (!current.isReady && options.load !== 'never' && holder === null) {
      holder = await hold();
      current = await look(workspace, options, holder);
    }
    if (current.isReady) {
      const gone = goneSources(workspace, current.state);
      return { ...current, holder, made: new Set(), diagnostics: [...current.diagnostics, ...gone] };
    }
    if (holder === null || options.load === 'never') {
      const problems = readinessProblems(workspace, current.plan, current.state);
      if (problems.some((d) => d.severity === 'error'))
        throw new PlumblineError([...current.diagnostics, ...problems]);
      return { ...current, holder, made: new Set(), diagnostics: [...current.diagnostics, ...problems] };
    }
    return { ...(await loadNow(workspace, current, holder, options)), holder };
  } catch (cause) {
    await holder?.release();
    throw cause;
  }
}

interface Current {
  readonly state: LoadState;
  readonly plan: LoadPlan;
  readonly isReady: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

async function look(
  workspace: OpenedWorkspace,
  options: DataOptions,
  holder: Holder | null,
): Promise<Current> {
  const { state: written, diagnostics } = await readPointers(workspace, options, holder);
  const state = holder === null ? written : await stateInWarehouse(written, holder.warehouse);
  const keepsGone = options.isAsked !== true;
  const plan = await planLoad(workspace.model, workspace, state, {
    force: options.load === 'all',
    keepsGone,
  });
  return { state, plan, diagnostics, isReady: isReady(workspace, plan, state) };
}

async function readPointers(
  { folder, store: place }: OpenedWorkspace,
  { now }: DataOptions,
  holder: Holder | null,
) {
  if (holder !== null) return pointersOf(holder.store, now).read();
  const store = await openExistingCatalog(folder, { now: now(), store: place });
  if (store === null) return { state: EMPTY_STATE, diagnostics: [] };
  return pointersOf(store, now).read().finally(store.close);
}

async function loadNow(workspace: OpenedWorkspace, current: Current, holder: Holder, options: DataOptions) {
  const { model, folder, folders, inspected, today } = workspace;
  const { signal, onProgress } = options;
  const run = await runLoad({
    model,
    plan: current.plan,
    inspected,
    state: current.state,
    today: formatDay(today),
    pointers: recordingPointers(workspace, holder, options.now),
    context: {
      warehouse: holder.warehouse,
      folder,
      roots: folders,
      copies: sheetCopies(folder),
      ...(signal === undefined ? {} : { signal }),
      ...(onProgress === undefined ? {} : { onProgress }),
    },
  });
  const diagnostics = [...current.diagnostics, ...run.diagnostics];
  if (run.diagnostics.some((d) => d.severity === 'error')) throw new PlumblineError(diagnostics);
  return { state: run.state, plan: current.plan, made: run.made, diagnostics };
}

/** Columns go into the catalog before the pointers move, so that a backup knows them where the sources are not. */
function recordingPointers(
  { inspected, today }: OpenedWorkspace,
  { store }: Holder,
  now: () => Date,
): Pointers {
  const pointers = pointersOf(store, now);
  return {
    ...pointers,
    async commit(state) {
      const { columns } = splitVersions(await store.definitions.inForce({ on: formatDay(today) }));
      const versions = columnVersions(columns, inspected, FIRST_DAY);
      if (versions.length > 0)
        await store.definitions.record({ kind: INSPECTION, versions }, { by: 'system', now: now() });
      await pointers.commit(state);
    },
  };
}
