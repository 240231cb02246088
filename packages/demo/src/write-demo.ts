import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateShop } from './generate-shop.ts';
import type { CompanyOptions } from './make-company.ts';

const DEFINITIONS = fileURLToPath(new URL('../workspace/', import.meta.url));

/** Definitions of the demo workspace: path relative to its root → text. */
export async function readDemoDefinitions(): Promise<ReadonlyMap<string, string>> {
  const names = (await readdir(DEFINITIONS)).filter((name) => name.endsWith('.yaml')).sort();
  return new Map(
    await Promise.all(
      names.map(async (name) => [name, await readFile(join(DEFINITIONS, name), 'utf8')] as const),
    ),
  );
}

async function writeIfChanged(path: string, text: string): Promise<void> {
  const before = await readFile(path, 'utf8').catch(() => null);
  if (before === text) return;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

/** Writes the demo workspace, definitions and data, into a folder; files that are already right are left alone. */
export async function writeDemo(
  folder: string,
  options: Partial<CompanyOptions> = {},
): Promise<{ readonly files: readonly string[] }> {
  const files = new Map([...(await readDemoDefinitions()), ...generateShop(options).files]);
  for (const [path, text] of files) await writeIfChanged(join(folder, path), text);
  return { files: [...files.keys()] };
}
