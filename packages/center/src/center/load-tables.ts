import { formatDay } from '@plumbline/calendar';
import { FIRST_DAY, PlumblineError } from '@plumbline/diagnostics';
import { dropUnreferenced } from '@plumbline/ingest';
import { filesOfObjects } from '@plumbline/model';
import { goneSources, isReady } from '../answer/readiness.ts';
import { columnVersions, INSPECTION, toObjects } from '../catalog/catalog-objects.ts';
import { watchAfter } from '../close/watch-after.ts';
import { watchDrift, watchTieOuts } from '../governance/watch-definitions.ts';
import type { LoadReport } from '../load/load.ts';
import { reportOf } from '../load/load-report.ts';
import { type LoadPlan, planLoad } from '../load/plan-load.ts';
import { runLoad, tablesNamed } from '../load/run-load.ts';
import type { LoadState } from '../state/load-state.ts';
import { stateInWarehouse } from '../state/state-in-warehouse.ts';
import { buildWorkspace, type OpenedWorkspace, refuseErrors } from '../workspace/open-workspace.ts';
import { sheetCopies } from '../workspace/sheet-copies.ts';
import type { CenterLoadOptions } from './center.ts';
import { readServed } from './served.ts';
import type { Workings } from './workings.ts';

const BY = 'system';

/** Loads by the catalog's definitions while questions are answered from the tables that are there. */
export function loadTables(workings: Workings, options: CenterLoadOptions): Promise<LoadReport> {
  return workings.loading(() => workings.loads.note(() => loadNow(workings, options), options.signal));
}

async function loadNow(workings: Workings, options: CenterLoadOptions): Promise<LoadReport> {
  const { root, holder, pointers } = workings;
  const served = workings.snapshots.current();
  if (served.versions.length === 0) return { datasets: [], diagnostics: [] };
  const files = filesOfObjects(toObjects(served.versions));
  const workspace = await buildWorkspace(
    root,
    { files, diagnostics: [] },
    {
      ...workings.options,
      signal: options.signal,
      missing: 'error',
      recorded: async () => served.columns,
    },
  );
  await watchDrift(workings, workspace.inspected);
  refuseErrors(workspace);
  const { state: written, diagnostics } = await pointers.read();
  const state = await stateInWarehouse(written, holder.warehouse);
  const plan = await planLoad(workspace.model, workspace, state, {
    force: options.force ?? false,
    keepsGone: options.isAsked === false,
  });
  const kept = options.isAsked === false ? goneSources(workspace, state) : [];
  if (isReady(workspace, plan, state) && options.force !== true) {
    // Somebody may have loaded without a server, or this one was ended between its rows and what they say.
    await watchTieOuts(workings);
    const untold = await watchAfter(workings);
    return {
      datasets: reportOf(plan, state, new Set()),
      diagnostics: [...diagnostics, ...kept, ...untold],
    };
  }
  const report = await run(workings, { workspace, plan, state, options });
  await watchTieOuts(workings);
  const untold = await watchAfter(workings);
  return { ...report, diagnostics: [...report.diagnostics, ...kept, ...untold] };
}

interface Run {
  readonly workspace: OpenedWorkspace;
  readonly plan: LoadPlan;
  readonly state: LoadState;
  readonly options: CenterLoadOptions;
}

async function run(workings: Workings, { workspace, plan, state, options }: Run): Promise<LoadReport> {
  const { folder, holder, pointers } = workings;
  const { model, inspected, folders } = workspace;
  const { signal, onProgress } = options;
  const done = await runLoad({
    model,
    plan,
    inspected,
    state,
    today: formatDay(workspace.today),
    pointers: { ...pointers, commit: (next) => publish(workings, workspace, next) },
    leased: () => tablesHeld(workings),
    context: {
      warehouse: holder.warehouse,
      folder,
      roots: folders,
      copies: sheetCopies(folder),
      ...(signal === undefined ? {} : { signal }),
      ...(onProgress === undefined ? {} : { onProgress }),
    },
  });
  if (done.diagnostics.some((d) => d.severity === 'error')) throw new PlumblineError(done.diagnostics);
  return { datasets: reportOf(plan, done.state, done.made), diagnostics: done.diagnostics };
}

/** Moves the pointers; questions that start from here on read the new tables. */
function publish(workings: Workings, { inspected }: OpenedWorkspace, next: LoadState): Promise<void> {
  const { holder, pointers, options, snapshots } = workings;
  return workings.publishing(async () => {
    const versions = columnVersions(snapshots.current().columns, inspected, FIRST_DAY);
    if (versions.length > 0)
      await holder.store.definitions.record({ kind: INSPECTION, versions }, { by: BY, now: options.now() });
    await pointers.commit(next);
    const { day } = snapshots.current();
    snapshots.publish(await readServed(holder.store, { state: next, day, env: options.env }));
  });
}

/** Tables that a running question may read. */
export function tablesHeld({ snapshots }: Workings): ReadonlySet<string> {
  return new Set(snapshots.held().flatMap(({ state }) => [...tablesNamed(state)]));
}

/** Drops what no pointer names and nobody reads. */
export function dropUnread(workings: Workings): Promise<void> {
  return workings.loading(async () => {
    const { state } = await workings.pointers.read();
    await dropUnreferenced(
      workings.holder.warehouse,
      new Set([...tablesNamed(state), ...tablesHeld(workings)]),
    );
  });
}

/** Pointers at start-up; what no pointer names is dropped. */
export async function startTables({
  holder,
  pointers,
}: Pick<Workings, 'holder' | 'pointers'>): Promise<LoadState> {
  const { state: written } = await pointers.read();
  const state = await stateInWarehouse(written, holder.warehouse);
  await dropUnreferenced(holder.warehouse, tablesNamed(state));
  return state;
}
