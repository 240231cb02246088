import { copyFile, mkdir, readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type GeneratedDemo, type GenerateOptions, generateDemo } from './generate-demo.ts';
import { readStamp, UNFINISHED } from './run/stamp.ts';

/** The definitions, in the clone that this package is part of. */
export const DEFINITIONS = fileURLToPath(new URL('../../../workspaces/demo/', import.meta.url));

const definitionNames = async (): Promise<readonly string[]> =>
  (await readdir(DEFINITIONS)).filter((name) => /\.ya?ml$/.test(name)).sort();

/** False: the folder holds something else, and writing the demo there would mix the two. */
export async function canHoldDemo(folder: string): Promise<boolean> {
  if (resolve(folder) === resolve(DEFINITIONS)) return true;
  const entries = await readdir(folder).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return [];
    throw cause;
  });
  return (
    entries.length === 0 ||
    (await readStamp(join(folder, 'data'))) !== null ||
    (await holdsDefinitions(folder))
  );
}

async function holdsDefinitions(folder: string): Promise<boolean> {
  const [own, there] = await Promise.all(
    [DEFINITIONS, folder].map((path) => readFile(join(path, 'plumbline.yaml'), 'utf8').catch(() => null)),
  );
  return own !== null && own === there;
}

/** True in a workspace that has the demo's definitions and no whole set of its data. */
export async function lacksDemoData(folder: string): Promise<boolean> {
  const text = await readFile(join(folder, 'plumbline.yaml'), 'utf8').catch(() => '');
  if (!/^workspace: huaheng_home$/m.test(text)) return false;
  const stamp = await readStamp(join(folder, 'data'));
  return stamp === null || stamp.recipe === UNFINISHED;
}

/** Definitions and data in a folder of their own; definitions that are there already, edited or not, stay. */
export async function writeDemo(
  folder: string,
  options: Omit<GenerateOptions, 'dir'> = {},
): Promise<GeneratedDemo> {
  await mkdir(folder, { recursive: true });
  const there = new Set(await readdir(folder));
  if (resolve(folder) !== resolve(DEFINITIONS)) {
    for (const name of await definitionNames())
      if (!there.has(name)) await copyFile(join(DEFINITIONS, name), join(folder, name));
  }
  return generateDemo({ ...options, dir: folder });
}
