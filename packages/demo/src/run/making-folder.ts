import { mkdir, readdir, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';

const PREFIX = '.making-';

/** A hidden folder beside the data, on the same disk, so that finished files can be renamed into place. */
export async function makingFolder(data: string): Promise<string> {
  const path = join(await realpath(data), `${PREFIX}${process.pid}`);
  await rm(path, { recursive: true, force: true });
  await mkdir(path, { recursive: true });
  return path;
}

/** Folders of processes that are no more. */
export async function removeLeftovers(data: string): Promise<void> {
  for (const name of await readdir(data)) {
    if (!name.startsWith(PREFIX)) continue;
    const pid = Number(name.slice(PREFIX.length));
    if (Number.isInteger(pid) && pid > 0 && !isRunning(pid))
      await rm(join(data, name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return thrown instanceof Error && 'code' in thrown && thrown.code === 'EPERM';
  }
}
