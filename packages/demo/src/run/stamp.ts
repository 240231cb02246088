import { createHash } from 'node:crypto';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DemoOptions } from './context.ts';

/** What was written into a folder by which code with which options; kept beside the files. */
export interface Stamp {
  readonly recipe: string;
  /** Path → size and time of what was written. */
  readonly files: Readonly<Record<string, string>>;
  /** Table → rows. */
  readonly rows: Readonly<Record<string, number>>;
}

const NAME = '.plumbline-demo.json';

/** Recipe of a folder whose files are being put in place. */
export const UNFINISHED = 'unfinished';
const SOURCES = fileURLToPath(new URL('..', import.meta.url));

export async function readStamp(folder: string): Promise<Stamp | null> {
  try {
    const value: unknown = JSON.parse(await readFile(join(folder, NAME), 'utf8'));
    return isStamp(value) ? value : null;
  } catch {
    return null;
  }
}

export async function writeStamp(folder: string, stamp: Stamp): Promise<void> {
  await writeFile(join(folder, NAME), `${JSON.stringify(stamp, null, 1)}\n`);
}

function isStamp(value: unknown): value is Stamp {
  if (typeof value !== 'object' || value === null) return false;
  const isObject = (name: string) => {
    const part: unknown = Reflect.get(value, name);
    return typeof part === 'object' && part !== null;
  };
  return typeof Reflect.get(value, 'recipe') === 'string' && isObject('files') && isObject('rows');
}

/** Null: there is no such file. */
export async function markOf(path: string): Promise<string | null> {
  const found = await stat(path).catch(() => null);
  return found === null ? null : `${found.size} ${found.mtimeMs}`;
}

/** The same text while options and generator are the same. */
export async function recipeOf({ seed, today, scale }: DemoOptions): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify({ seed, today, scale }));
  const names = (await readdir(SOURCES, { recursive: true })).filter(
    (name) => /\.(js|ts)$/.test(name) && !name.endsWith('.d.ts'),
  );
  for (const name of names.sort()) hash.update(`${name}\n${await readFile(join(SOURCES, name), 'utf8')}\n`);
  return hash.digest('hex').slice(0, 32);
}
