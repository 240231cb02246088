import { createHash } from 'node:crypto';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CompanyOptions, DEFAULT_COMPANY } from './make-company.ts';

/** What was written into a folder by which code with which options; kept beside the files. */
export interface Stamp {
  readonly recipe: string;
  /** Path → size and time of what was written. */
  readonly files: Readonly<Record<string, string>>;
}

const NAME = '.plumbline-demo.json';
const PACKAGE = fileURLToPath(new URL('..', import.meta.url));

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
  const files: unknown = Reflect.get(value, 'files');
  return typeof Reflect.get(value, 'recipe') === 'string' && typeof files === 'object' && files !== null;
}

/** Null: there is no such file. */
export async function markOf(path: string): Promise<string | null> {
  const found = await stat(path).catch(() => null);
  return found === null ? null : `${found.size} ${found.mtimeMs}`;
}

export function isUntouched(stamp: Stamp | null, path: string, mark: string | null | undefined): boolean {
  return stamp !== null && Object.hasOwn(stamp.files, path) && stamp.files[path] === mark;
}

/** The same text while options, generator and definitions are the same. */
export async function recipeOf(options: Partial<CompanyOptions>): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify({ ...DEFAULT_COMPANY, ...options }));
  const folders = [fileURLToPath(new URL('.', import.meta.url)), join(PACKAGE, 'workspace')];
  for (const folder of folders) {
    const names = (await readdir(folder, { recursive: true })).filter((name) => /\.(js|ts|yaml)$/.test(name));
    for (const name of names.sort()) hash.update(`${name}\n${await readFile(join(folder, name), 'utf8')}\n`);
  }
  return hash.digest('hex').slice(0, 32);
}
