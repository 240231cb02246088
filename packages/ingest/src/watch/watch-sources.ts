import { type FSWatcher, watch } from 'node:fs';
import { dirname } from 'node:path';
import { type Diagnostic, report } from '@plumbline/diagnostics';
import type { LoadSource } from '../load-task.ts';
import { statementReads } from '../raw/statement-reads.ts';
import { fingerprint } from '../source/fingerprint.ts';
import { resolveFiles } from '../source/resolve-files.ts';
import type { SourceMemory } from '../source/source-memory.ts';
import { isSameLook, type Look, lookAt } from './look.ts';
import { fileChanges, goneFiles, type Hashes, type SourceChange } from './source-change.ts';

/** What is watched: the sources by dataset, and the folders that they must lie below. */
export interface WatchedWorkspace {
  readonly sources: ReadonlyMap<string, LoadSource>;
  readonly roots: readonly string[];
  /** Hashes already known, so that nothing is read that was read before. */
  readonly memory: SourceMemory;
  /** Fingerprints of what was loaded, by dataset; a source without one counts as loaded as it is at the start. */
  readonly loaded?: ReadonlyMap<string, string | null>;
}

export interface WatchOptions {
  /** Ends the watch. */
  readonly signal: AbortSignal;
  /** Called for one change at a time; the next look waits for it. */
  readonly onChange: (change: SourceChange) => void | Promise<void>;
  /** A folder that cannot be looked at; told once, until it can be again. */
  readonly onProblem?: (diagnostic: Diagnostic) => void;
  /** Called after every look at all sources. `isRestless`: some of them are being written. */
  readonly onLook?: (isRestless: boolean) => void;
  /** Between two looks. */
  readonly pollMs?: number;
  /** How long size and time of a file must stay before it counts as written. */
  readonly settleMs?: number;
  /** The system's own notices make a look come sooner; network folders have none, and do without. */
  readonly notices?: boolean;
}

const POLL_MS = 2000;
const SETTLE_MS = 1000;

/**
 * Tells which sources have other bytes than before, once these are at rest: a file in the middle of being written or
 * replaced is left until its size and time stay. Looks at names, sizes and times; only what differs is read, and what
 * was merely touched is no change. Resolves when the signal ends it.
 */
export async function watchSources(workspace: WatchedWorkspace, options: WatchOptions): Promise<void> {
  const { signal, pollMs = POLL_MS, settleMs = SETTLE_MS, notices = true } = options;
  const watched = await watchedSources(workspace);
  const alarm = openAlarm(signal);
  const watchers = notices ? openNotices(watched, workspace.roots, alarm.ring) : [];
  try {
    while (!signal.aborted) {
      for (const source of watched) await lookAgain(source, workspace, options);
      const isRestless = watched.some(({ moving }) => moving !== null);
      options.onLook?.(isRestless);
      await alarm.wait(isRestless ? Math.min(pollMs, Math.max(20, settleMs / 2)) : pollMs);
    }
  } finally {
    for (const watcher of watchers) watcher.close();
  }
}

interface WatchedSource {
  readonly dataset: string;
  readonly source: LoadSource;
  readonly paths: readonly string[];
  /** What was told last, or found at the start. */
  hashes: Hashes | null;
  settled: Look | null;
  /** A look that differs from the settled one, and since when it has not changed. */
  moving: { readonly look: Look; readonly since: number } | null;
  hasProblem: boolean;
}

/** Sources whose files cannot be told, such as statements without any, are not watched. */
async function watchedSources({ sources, loaded }: WatchedWorkspace): Promise<readonly WatchedSource[]> {
  const watched: WatchedSource[] = [];
  for (const [dataset, source] of sources) {
    const paths = source.kind === 'files' ? source.paths : await statementReads(source);
    if (paths === null) continue;
    const known = loaded?.get(dataset);
    const hashes = known === undefined ? null : hashesOf(known);
    watched.push({ dataset, source, paths, hashes, settled: null, moving: null, hasProblem: false });
  }
  return watched;
}

async function lookAgain(
  watched: WatchedSource,
  workspace: WatchedWorkspace,
  options: WatchOptions,
): Promise<void> {
  if (options.signal.aborted) return;
  try {
    const look = lookAt(watched.paths, workspace.roots);
    if (watched.settled !== null && isSameLook(look, watched.settled)) watched.moving = null;
    else if (isAtRest(watched, look, options)) await settle(watched, look, workspace, options);
    watched.hasProblem = false;
  } catch (thrown) {
    if (!isSystemError(thrown)) throw thrown;
    if (!watched.hasProblem) options.onProblem?.(cannotLook(watched, thrown));
    watched.hasProblem = true;
  }
}

function isAtRest(watched: WatchedSource, look: Look, { settleMs = SETTLE_MS }: WatchOptions): boolean {
  const now = performance.now();
  if (watched.moving === null || !isSameLook(watched.moving.look, look)) {
    watched.moving = { look, since: now };
    // What was there before the watch began was loaded, or is compared with what was.
    return watched.settled === null && watched.hashes === null;
  }
  return now - watched.moving.since >= settleMs;
}

async function settle(
  watched: WatchedSource,
  look: Look,
  workspace: WatchedWorkspace,
  { onChange }: WatchOptions,
): Promise<void> {
  const mark = await fingerprint(watched.source, workspace.memory);
  const found = await hashesNow(look, workspace.memory);
  // Written to while it was read: wait again.
  if (!isSameLook(look, lookAt(watched.paths, workspace.roots))) return;
  const before = watched.hashes;
  watched.settled = look;
  watched.moving = null;
  watched.hashes = found;
  if (before === null) return;
  const files = fileChanges(before, found);
  if (files.length === 0) return;
  const { dataset } = watched;
  await onChange({ dataset, files, fingerprint: mark, diagnostics: goneFiles(files) });
}

async function hashesNow(look: Look, memory: SourceMemory): Promise<Hashes> {
  const hashes = new Map<string, string>();
  const options = { format: null, delimiter: null, encoding: null, header: null };
  for (const path of look.keys()) {
    const one = await fingerprint({ kind: 'files', paths: [path], options }, memory);
    for (const [name, hash] of hashesOf(one)) hashes.set(name, hash);
  }
  return hashes;
}

/** A fingerprint has a line `path|hash` for each file. */
function hashesOf(mark: string | null): Hashes {
  const lines = mark === null || mark === '' ? [] : mark.split('\n');
  return new Map(
    lines.map((line) => [line.slice(0, line.lastIndexOf('|')), line.slice(line.lastIndexOf('|') + 1)]),
  );
}

function isSystemError(thrown: unknown): thrown is NodeJS.ErrnoException {
  return thrown instanceof Error && 'code' in thrown && 'syscall' in thrown;
}

function cannotLook({ dataset, paths }: WatchedSource, { message }: Error): Diagnostic {
  const at = { kind: 'data', file: paths[0] ?? dataset } as const;
  return report('load/cannot-watch', { dataset, cause: message }, { at, severity: 'warning' });
}

interface Alarm {
  /** Ends the wait under way, or the next one. */
  readonly ring: () => void;
  readonly wait: (ms: number) => Promise<void>;
}

function openAlarm(signal: AbortSignal): Alarm {
  let wake: () => void = () => {};
  let rung = false;
  const ring = () => {
    rung = true;
    wake();
  };
  signal.addEventListener('abort', ring, { once: true });
  return {
    ring,
    async wait(ms) {
      if (!rung)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      rung = false;
    },
  };
}

/** Folders that hold a file now; new folders below a pattern are found by looking. */
function openNotices(
  watched: readonly WatchedSource[],
  roots: readonly string[],
  ring: () => void,
): readonly FSWatcher[] {
  const files = watched.flatMap(({ paths }) => resolveFiles(paths, roots).files);
  const folders = new Set(files.map(({ path }) => dirname(path)));
  return [...folders].flatMap((folder) => {
    try {
      const watcher = watch(folder, { persistent: false }, ring);
      watcher.on('error', () => watcher.close());
      return [watcher];
    } catch {
      return [];
    }
  });
}
