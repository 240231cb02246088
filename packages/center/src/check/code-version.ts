import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Packages whose code decides what is found in definitions and sources. */
const PACKAGES = ['calendar', 'center', 'compiler', 'diagnostics', 'engines', 'ingest', 'model', 'query'];

let known: Promise<string> | null = null;

/** Changes when the code does: names, sizes and times of the files that run. Remembered findings are of one version. */
export function codeVersion(): Promise<string> {
  known ??= measure();
  return known;
}

async function measure(): Promise<string> {
  const here = fileURLToPath(new URL('..', import.meta.url));
  const folder = here.replace(/[\\/]$/, '').endsWith('src') ? 'src' : 'dist';
  const packages = fileURLToPath(new URL('../../..', import.meta.url));
  const hash = createHash('sha256');
  for (const name of PACKAGES) await addFolder(hash, join(packages, name, folder));
  return hash.digest('hex').slice(0, 32);
}

async function addFolder(hash: ReturnType<typeof createHash>, folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true }).catch(() => []);
  for (const entry of entries.filter((name) => /\.(js|ts)$/.test(name)).sort()) {
    const { size, mtimeMs } = await stat(join(folder, entry));
    hash.update(`${folder}/${entry} ${size} ${mtimeMs}\n`);
  }
}
