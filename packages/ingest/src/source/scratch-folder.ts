import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PREFIX = 'plumbline-inspect-';
const DAY_MS = 86_400_000;

/**
 * A new folder for one inspection, below `within` where that can be written. What processes that were killed left behind is
 * removed after a day.
 */
export function openScratchFolder(within: string | undefined): string {
  return (within === undefined ? null : scratchIn(within)) ?? makeScratch(tmpdir());
}

function scratchIn(folder: string): string | null {
  try {
    mkdirSync(folder, { recursive: true });
    return makeScratch(folder);
  } catch (thrown) {
    if (thrown instanceof Error && 'syscall' in thrown) return null;
    throw thrown;
  }
}

function makeScratch(folder: string): string {
  removeLeftovers(folder);
  return mkdtempSync(join(folder, `${PREFIX}${process.pid}-`));
}

/** The age keeps folders of processes that share the disk but not the list of processes. */
export function removeLeftovers(folder: string): void {
  for (const name of readdirSync(folder)) {
    const pid = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1];
    if (pid === undefined || isRunning(Number(pid))) continue;
    const path = join(folder, name);
    const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > DAY_MS) rmSync(path, { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return !(thrown instanceof Error && 'code' in thrown && thrown.code === 'ESRCH');
  }
}
