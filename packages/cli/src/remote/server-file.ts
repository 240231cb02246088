import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** `.plumbline/server.json`: where the process that holds a workspace can be reached, and the secret that proves one may read the folder. */
export interface ServerFile {
  readonly url: string;
  readonly pid: number;
  readonly token: string;
}

const NAME = 'server.json';

/** Only the owner of the folder can read it. */
export async function writeServerFile(root: string, file: ServerFile): Promise<void> {
  const path = join(root, '.plumbline', NAME);
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, JSON.stringify(file), { mode: 0o600 });
  await rename(draft, path);
}

/** Takes it away, unless a later server has written its own. */
export async function removeServerFile(root: string, pid: number): Promise<void> {
  const found = await readServerFile(root);
  if (found === null || found.pid === pid) await rm(join(root, '.plumbline', NAME), { force: true });
}

/** Null when there is none, or its process is gone. */
export async function readLiveServerFile(root: string): Promise<ServerFile | null> {
  const found = await readServerFile(root);
  return found !== null && isAlive(found.pid) ? found : null;
}

async function readServerFile(root: string): Promise<ServerFile | null> {
  try {
    const value: unknown = JSON.parse(await readFile(join(root, '.plumbline', NAME), 'utf8'));
    if (typeof value !== 'object' || value === null) return null;
    const { url, pid, token } = value as Partial<Record<keyof ServerFile, unknown>>;
    if (typeof url !== 'string' || typeof pid !== 'number' || typeof token !== 'string') return null;
    return { url, pid, token };
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return cause instanceof Error && 'code' in cause && cause.code === 'EPERM';
  }
}
