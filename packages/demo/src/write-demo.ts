import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateShop } from './generate-shop.ts';
import type { CompanyOptions } from './make-company.ts';
import { isUntouched, markOf, readStamp, recipeOf, type Stamp, writeStamp } from './stamp.ts';

const DEFINITIONS = fileURLToPath(new URL('../workspace/', import.meta.url));

export interface WrittenDemo {
  readonly files: readonly string[];
  /** False when everything was already there. */
  readonly isNew: boolean;
  /** Files that somebody changed since they were written here: left as they are. */
  readonly kept: readonly string[];
}

/** Definitions of the demo workspace: path relative to its root → text. */
export async function readDemoDefinitions(): Promise<ReadonlyMap<string, string>> {
  const names = (await readdir(DEFINITIONS)).filter((name) => name.endsWith('.yaml')).sort();
  return new Map(
    await Promise.all(
      names.map(async (name) => [name, await readFile(join(DEFINITIONS, name), 'utf8')] as const),
    ),
  );
}

/** False: the folder holds something else, and writing the demo there would mix the two. */
export async function canHoldDemo(folder: string): Promise<boolean> {
  const entries = await readdir(folder).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return [];
    throw cause;
  });
  return entries.length === 0 || (await readStamp(folder)) !== null;
}

/**
 * Writes the demo workspace, definitions and data, into a folder. What a run before has written is left alone while
 * nothing calls for other bytes, and what somebody has edited since is never overwritten.
 */
export async function writeDemo(folder: string, options: Partial<CompanyOptions> = {}): Promise<WrittenDemo> {
  const stamp = await readStamp(folder);
  const recipe = await recipeOf(options);
  const before = Object.keys(stamp?.files ?? {});
  const marks = new Map(
    await Promise.all(before.map(async (path) => [path, await markOf(join(folder, path))] as const)),
  );
  const kept = before.filter((path) => marks.get(path) != null && !isUntouched(stamp, path, marks.get(path)));
  const isWhole = before.length > 0 && before.every((path) => marks.get(path) != null);
  if (stamp?.recipe === recipe && isWhole) return { files: before, isNew: false, kept };

  const files = new Map([...(await readDemoDefinitions()), ...generateShop(options).files]);
  for (const [path, text] of files) {
    if (!kept.includes(path)) await writeIfChanged(join(folder, path), text);
  }
  await writeStamp(folder, await stampOf(folder, { recipe, files: [...files.keys()], kept, stamp }));
  return { files: [...files.keys()], isNew: true, kept };
}

async function stampOf(
  folder: string,
  made: {
    readonly recipe: string;
    readonly files: readonly string[];
    readonly kept: readonly string[];
    readonly stamp: Stamp | null;
  },
): Promise<Stamp> {
  const marks = made.files.map(async (path): Promise<[string, string]> => {
    const old = made.kept.includes(path) ? made.stamp?.files[path] : undefined;
    return [path, old ?? (await markOf(join(folder, path))) ?? ''];
  });
  return { recipe: made.recipe, files: Object.fromEntries(await Promise.all(marks)) };
}

async function writeIfChanged(path: string, text: string): Promise<void> {
  const before = await readFile(path, 'utf8').catch(() => null);
  if (before === text) return;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}
