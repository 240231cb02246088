import { mkdir, realpath, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { PlumblineError, report, systemReason } from '@plumbline/diagnostics';
import { ROOT_FILE } from './locate-workspace.ts';

/** A folder that is no workspace yet, made where it is missing; links resolved. Throws PlumblineError where there is one. */
export async function emptyRoot(dir: string, cwd: string): Promise<string> {
  const path = resolve(cwd, dir);
  try {
    await mkdir(path, { recursive: true });
    const root = await realpath(path);
    if ((await stat(join(root, ROOT_FILE)).catch(() => null)) === null) return root;
  } catch (cause) {
    throw new PlumblineError([
      report('workspace/state-not-writable', { path: dir, reason: systemReason(cause) }),
    ]);
  }
  throw new PlumblineError([report('cli/file-exists', { path: join(dir, ROOT_FILE) })]);
}
