import {
  closeSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { PlumblineError, report } from '@plumbline/diagnostics';

/**
 * Who has a warehouse file open. DuckDB 1.5 lets one process open a file twice and then loses tables, so this
 * process keeps a list of its own; the lock file names the holder to other processes, which DuckDB refuses too.
 */
const open = new Set<string>();

export interface Guard {
  readonly file: string;
  /** Call when the file certainly exists: from then on its other names are refused too. */
  readonly opened: () => void;
  readonly release: () => void;
}

/** Claims a file, or throws `engine/already-open`. */
export function claim(path: string): Guard {
  const file = realPath(path);
  const identities = [file, ...inode(file)];
  if (identities.some((id) => open.has(id))) throw alreadyOpen(file, process.pid);
  const lock = `${file}.lock`;
  writeLock(lock, file);
  for (const id of identities) open.add(id);
  return {
    file,
    opened: () => {
      for (const id of inode(file)) {
        identities.push(id);
        open.add(id);
      }
    },
    release: () => {
      for (const id of identities) open.delete(id);
      rmSync(lock, { force: true });
    },
  };
}

export function alreadyOpen(file: string, pid: number | null): PlumblineError {
  return new PlumblineError([report('engine/already-open', { file, pid })]);
}

function realPath(path: string): string {
  const absolute = resolve(path);
  mkdirSync(dirname(absolute), { recursive: true });
  try {
    return realpathSync(absolute);
  } catch {
    return join(realpathSync(dirname(absolute)), basename(absolute));
  }
}

/** A hard link is the same file under another name. */
function inode(file: string): readonly string[] {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat === undefined ? [] : [`${stat.dev}:${stat.ino}`];
}

function writeLock(lock: string, file: string): void {
  const content = JSON.stringify({ pid: process.pid, started: startOf(process.pid) });
  for (let attempt = 0; attempt < 3; attempt++) {
    if (create(lock, content)) return;
    const holder = readLock(lock);
    if (holder !== null && startOf(holder.pid) !== null && startOf(holder.pid) === holder.started) {
      throw alreadyOpen(file, holder.pid);
    }
    rmSync(lock, { force: true });
  }
  throw alreadyOpen(file, null);
}

/** The lock appears with its content or not at all: a reader never sees half of it. */
function create(lock: string, content: string): boolean {
  const draft = `${lock}.${process.pid}`;
  const handle = openSync(draft, 'w');
  writeSync(handle, content);
  closeSync(handle);
  try {
    linkSync(draft, lock);
    return true;
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'EEXIST') return false;
    throw thrown;
  } finally {
    rmSync(draft, { force: true });
  }
}

function readLock(lock: string): { pid: number; started: string | null } | null {
  try {
    const value: unknown = JSON.parse(readFileSync(lock, 'utf8'));
    if (typeof value !== 'object' || value === null || !('pid' in value) || typeof value.pid !== 'number')
      return null;
    return {
      pid: value.pid,
      started: 'started' in value && typeof value.started === 'string' ? value.started : null,
    };
  } catch {
    return null;
  }
}

/** Tells a process from a later one with the same id; null when there is none. Outside Linux only existence is known. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return process.platform === 'linux' ? null : aliveMark(pid);
  }
}

function aliveMark(pid: number): string | null {
  try {
    process.kill(pid, 0);
    return 'alive';
  } catch (thrown) {
    return thrown instanceof Error && 'code' in thrown && thrown.code === 'EPERM' ? 'alive' : null;
  }
}
