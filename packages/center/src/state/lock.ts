import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PlumblineError, report } from '@plumbline/diagnostics';
import { processStart } from './process-start.ts';
import { writeFileAtomically } from './write-file-atomically.ts';

export interface LockHolder {
  readonly pid: number;
  readonly host: string;
  /** Tells a process from a later one that got the same number; null where the system does not say. */
  readonly started: string | null;
  readonly command: string;
  readonly since: string;
  readonly token: string;
  /** Where the process can be reached, once it listens. */
  readonly url?: string;
}

export interface Lock {
  /** Writes into the lock where this process can be reached. */
  announce(url: string): Promise<void>;
  release(): Promise<void>;
}

export interface LockOptions {
  /** What holds it, in words: `plumbline load`. */
  readonly command: string;
  readonly now: Date;
  readonly waitMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** Takes the one lock of a workspace; a lock left by a dead process is taken over. Throws PlumblineError `workspace/locked`. */
export async function takeLock(folder: string, options: LockOptions): Promise<Lock> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, 'lock');
  const token = randomBytes(8).toString('hex');
  const mine: LockHolder = {
    pid: process.pid,
    host: hostname(),
    started: await processStart(process.pid),
    command: options.command,
    since: options.now.toISOString(),
    token,
  };
  const deadline = performance.now() + options.waitMs;
  for (;;) {
    if (await tryLink(folder, path, mine))
      return {
        announce: (url) => writeFileAtomically(path, JSON.stringify({ ...mine, url })),
        release: () => release(path, token),
      };
    const holder = await readHolder(path);
    if (holder === 'gone') continue;
    if (holder === 'unreadable' || (await isDead(holder))) await removeStale(path, holder);
    else if (performance.now() >= deadline) throw new PlumblineError([lockedBy(holder)]);
    else await sleep(50, undefined, options.signal ? { signal: options.signal } : {});
  }
}

/** A complete file appears under its name in one step, so nobody reads half a lock. */
async function tryLink(folder: string, path: string, holder: LockHolder): Promise<boolean> {
  const temporary = join(folder, `.lock.${holder.token}`);
  await writeFile(temporary, JSON.stringify(holder));
  try {
    await link(temporary, path);
    return true;
  } catch (cause) {
    if (hasCode(cause, 'EEXIST')) return false;
    if (hasCode(cause, 'EPERM') || hasCode(cause, 'ENOTSUP')) return tryCreate(path, holder);
    throw cause;
  } finally {
    await rm(temporary, { force: true });
  }
}

/** For file systems without hard links. */
async function tryCreate(path: string, holder: LockHolder): Promise<boolean> {
  try {
    await writeFile(path, JSON.stringify(holder), { flag: 'wx' });
    return true;
  } catch (cause) {
    if (hasCode(cause, 'EEXIST')) return false;
    throw cause;
  }
}

async function readHolder(path: string): Promise<LockHolder | 'gone' | 'unreadable'> {
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'));
    return isHolder(value) ? value : 'unreadable';
  } catch (cause) {
    return hasCode(cause, 'ENOENT') ? 'gone' : 'unreadable';
  }
}

function isHolder(value: unknown): value is LockHolder {
  if (typeof value !== 'object' || value === null) return false;
  const has = (key: string, type: string) => typeof Reflect.get(value, key) === type;
  return (
    has('pid', 'number') &&
    has('host', 'string') &&
    has('command', 'string') &&
    has('since', 'string') &&
    has('token', 'string')
  );
}

/** Who holds the lock of a workspace now; null when nobody does. */
export async function readLiveHolder(folder: string): Promise<LockHolder | null> {
  const holder = await readHolder(join(folder, 'lock'));
  return typeof holder === 'object' && !(await isDead(holder)) ? holder : null;
}

/** A process on another machine cannot be asked, and counts as alive. */
async function isDead(holder: LockHolder): Promise<boolean> {
  if (holder.host !== hostname()) return false;
  try {
    process.kill(holder.pid, 0);
  } catch (cause) {
    return hasCode(cause, 'ESRCH');
  }
  const started = await processStart(holder.pid);
  return started !== null && holder.started !== null && started !== holder.started;
}

/** Moves the stale lock aside, then looks at what was moved: another process may have taken the lock meanwhile. */
async function removeStale(path: string, stale: LockHolder | 'unreadable'): Promise<void> {
  const aside = `${path}.stale.${randomBytes(4).toString('hex')}`;
  try {
    await rename(path, aside);
  } catch (cause) {
    if (hasCode(cause, 'ENOENT')) return;
    throw cause;
  }
  const moved = await readHolder(aside);
  const isSame =
    stale === 'unreadable'
      ? moved === 'unreadable'
      : typeof moved === 'object' && moved.token === stale.token;
  if (!isSame) await link(aside, path).catch(() => undefined);
  await rm(aside, { force: true });
}

async function release(path: string, token: string): Promise<void> {
  const holder = await readHolder(path);
  if (typeof holder === 'object' && holder.token === token) await rm(path, { force: true });
}

function lockedBy(holder: LockHolder) {
  const { pid, host, command, since } = holder;
  return host === hostname()
    ? report('workspace/locked', { pid, command, since })
    : report(
        'workspace/locked-elsewhere',
        { host, pid, since },
        {
          hints: [
            {
              text: {
                zh: '若该机器已停用，删除 .plumbline/lock',
                en: 'if that machine is gone, delete .plumbline/lock',
              },
            },
          ],
        },
      );
}

function hasCode(cause: unknown, code: string): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === code;
}
