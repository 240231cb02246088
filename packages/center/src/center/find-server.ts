import { join } from 'node:path';
import { readLiveHolder } from '../state/lock.ts';
import { locateWorkspace } from '../workspace/locate-workspace.ts';

/** Where the process that holds a workspace can be reached; null when none does, or it has not said. */
export async function findServer(
  dir: string,
  cwd: string,
): Promise<{ readonly url: string; readonly pid: number } | null> {
  const { root } = await locateWorkspace(dir, cwd);
  if (root === null) return null;
  const holder = await readLiveHolder(join(root, '.plumbline'));
  return holder?.url === undefined ? null : { url: holder.url, pid: holder.pid };
}
