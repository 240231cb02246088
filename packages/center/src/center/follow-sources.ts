import { setTimeout as sleep } from 'node:timers/promises';
import { type Diagnostic, PlumblineError } from '@plumbline/diagnostics';
import { type SourceChange, watchSources } from '@plumbline/ingest';
import { declaredSources, filesOfObjects, readDefinitions } from '@plumbline/model';
import { toObjects } from '../catalog/catalog-objects.ts';
import { codeVersion } from '../check/code-version.ts';
import { keepSources, recallSources } from '../workspace/source-memory.ts';
import { sourcePaths } from '../workspace/source-paths.ts';
import { variablesOf } from '../workspace/variables.ts';
import { type DueLoads, dueLoads } from './due-loads.ts';
import type { FollowOptions } from './follow-options.ts';
import { loadTables } from './load-tables.ts';
import type { Workings } from './workings.ts';

const LONGEST_RETRY_MS = 10 * 60_000;
const RETRY_MS = 10_000;
/** A file that never rests, such as a log, holds the others up no longer. */
const LONGEST_WAIT_MS = 30_000;

/**
 * Loads what has changed, whenever it has: files that are at rest again, and definitions that were applied. Questions are
 * answered from the tables that are there meanwhile. A source whose files are gone keeps its rows. Resolves when the signal
 * ends it.
 */
export async function followSources(workings: Workings, options: FollowOptions): Promise<void> {
  const { signal } = options;
  const due = dueLoads();
  const watching = watchAgain(workings, options, due);
  const stop = () => due.ring();
  signal.addEventListener('abort', stop, { once: true });
  try {
    let waitMs = options.retryMs ?? RETRY_MS;
    while (!signal.aborted) {
      const hasFailed = workings.loads.failure() !== null;
      await due.wait(hasFailed ? waitMs : null);
      if (signal.aborted) break;
      const isRetry = !due.take();
      if (isRetry && workings.loads.failure() === null) continue;
      waitMs = isRetry ? Math.min(LONGEST_RETRY_MS, waitMs * 2) : (options.retryMs ?? RETRY_MS);
      await loadOnce(workings, options, waitMs);
    }
  } finally {
    signal.removeEventListener('abort', stop);
    await watching;
  }
}

async function loadOnce(
  workings: Workings,
  { signal, onEvent }: FollowOptions,
  retryInMs: number,
): Promise<void> {
  try {
    const report = await loadTables(workings, { signal, isAsked: false });
    onEvent?.({ kind: 'loaded', report });
  } catch (cause) {
    if (signal.aborted) return;
    const isRefusal = cause instanceof PlumblineError;
    const diagnostics = isRefusal ? cause.diagnostics : [];
    onEvent?.({ kind: 'failed', diagnostics, cause: isRefusal ? null : cause, retryInMs });
  }
}

/** Watches the sources of the definitions that are served; begins anew when these change. */
async function watchAgain(workings: Workings, options: FollowOptions, due: DueLoads): Promise<void> {
  const { snapshots } = workings;
  const { signal, onEvent } = options;
  while (!signal.aborted) {
    const { change } = snapshots.current();
    const round = new AbortController();
    const forget = snapshots.onPublish(() => {
      if (snapshots.current().change === change) return;
      due.add();
      due.ring();
      round.abort();
    });
    const stop = AbortSignal.any([signal, round.signal]);
    try {
      await watchOnce(workings, { ...options, signal: stop }, due);
    } catch (cause) {
      if (signal.aborted) return;
      const isRefusal = cause instanceof PlumblineError;
      const retryInMs = options.retryMs ?? RETRY_MS;
      const diagnostics = isRefusal ? cause.diagnostics : [];
      onEvent?.({ kind: 'failed', diagnostics, cause: isRefusal ? null : cause, retryInMs });
      await sleep(retryInMs, undefined, { signal: stop }).catch(() => undefined);
    } finally {
      forget();
    }
  }
}

async function watchOnce(workings: Workings, options: FollowOptions, due: DueLoads): Promise<void> {
  const { signal, onEvent, pollMs, settleMs } = options;
  const { root, folder } = workings;
  const { env, cwd } = workings.options;
  const { versions, state } = workings.snapshots.current();
  const files = versions.length === 0 ? new Map<string, string>() : filesOfObjects(toObjects(versions));
  const { definitions } = readDefinitions(files, variablesOf(env));
  const { sources, folders: roots } = await sourcePaths(declaredSources(definitions), { root, cwd, env });
  const code = codeVersion();
  const memory = await recallSources(folder, code);
  const loaded = new Map(Object.entries(state.datasets).map(([name, table]) => [name, table.fingerprint]));
  let changedAt: number | null = null;
  const onChange = ({ dataset, files: changes, fingerprint, diagnostics }: SourceChange) => {
    onEvent?.({ kind: 'changed', dataset, files: changes });
    for (const diagnostic of diagnostics) onEvent?.({ kind: 'problem', diagnostic });
    if (fingerprint !== null) changedAt ??= performance.now();
  };
  const onLook = (isRestless: boolean) => {
    if (changedAt === null || (isRestless && performance.now() - changedAt < LONGEST_WAIT_MS)) return;
    changedAt = null;
    due.add();
    // What was hashed to see the change is not hashed again to load it.
    keepSources(folder, code, memory).finally(due.ring);
  };
  const onProblem = (diagnostic: Diagnostic) => onEvent?.({ kind: 'problem', diagnostic });
  const timing = {
    ...(pollMs === undefined ? {} : { pollMs }),
    ...(settleMs === undefined ? {} : { settleMs }),
  };
  await watchSources({ sources, roots, memory, loaded }, { signal, onChange, onLook, onProblem, ...timing });
}
