import { realpath, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { type Diagnostic, report } from '@plumbline/diagnostics';

/** File that makes a folder a workspace. */
export const ROOT_FILE = 'plumbline.yaml';

export type Located =
  | { readonly root: string; readonly diagnostic: null }
  | { readonly root: null; readonly diagnostic: Diagnostic };

/** Finds the workspace folder itself: absolute, links resolved. `dir` starts at `cwd`. */
export async function locateWorkspace(dir: string, cwd: string): Promise<Located> {
  const path = resolve(cwd, dir);
  if (!(await isFolder(path))) {
    return { root: null, diagnostic: report('workspace/folder-not-found', { path: dir }) };
  }
  if (await isFile(join(path, ROOT_FILE))) return { root: await realpath(path), diagnostic: null };
  return { root: null, diagnostic: await notAWorkspace(dir, path, cwd) };
}

async function notAWorkspace(dir: string, path: string, cwd: string): Promise<Diagnostic> {
  const above = await rootAbove(path);
  if (above === null) return report('workspace/not-a-workspace', { path: dir });
  const shown = relative(cwd, above) || '.';
  return report(
    'workspace/not-a-workspace',
    { path: dir },
    { hints: [{ text: { zh: `工作区是 ${shown}`, en: `the workspace is ${shown}` }, replace: shown }] },
  );
}

async function rootAbove(path: string): Promise<string | null> {
  for (let folder = dirname(path); folder !== dirname(folder); folder = dirname(folder)) {
    if (await isFile(join(folder, ROOT_FILE))) return folder;
  }
  return null;
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() ?? false;
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isFile() ?? false;
}
