import { copyFile, mkdir, realpath, stat } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import { PlumblineError, report, systemReason } from '@plumbline/diagnostics';
import { isBelow } from '../workspace/is-below.ts';

/** Paths below the folder, with `/`. A file from elsewhere is copied to `data/`: a workspace reads nothing outside. Throws PlumblineError. */
export async function bringFiles(
  root: string,
  files: readonly string[],
  cwd: string,
): Promise<readonly string[]> {
  const brought: string[] = [];
  for (const file of files) brought.push(await bring(root, file, cwd));
  return brought;
}

async function bring(root: string, file: string, cwd: string): Promise<string> {
  try {
    const path = await realpath(resolve(cwd, file));
    if (!(await stat(path)).isFile()) throw refused(file, 'not a file');
    if (isBelow(path, root)) return relative(root, path).replaceAll('\\', '/');
    const target = join('data', basename(path));
    if ((await stat(join(root, target)).catch(() => null)) !== null)
      throw new PlumblineError([report('cli/file-exists', { path: target })]);
    await mkdir(join(root, 'data'), { recursive: true });
    await copyFile(path, join(root, target));
    return target.replaceAll('\\', '/');
  } catch (cause) {
    if (cause instanceof Error && 'syscall' in cause) throw refused(file, systemReason(cause));
    throw cause;
  }
}

function refused(file: string, reason: string): PlumblineError {
  return new PlumblineError([report('cli/unreadable-table', { file, reason })]);
}
