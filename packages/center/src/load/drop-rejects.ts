import { readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { LoadState } from '../state/load-state.ts';

/** Quarantined rows are kept as long as the table they are missing from. */
export async function dropRejects(folder: string, state: LoadState): Promise<void> {
  const kept = new Set(Object.values(state.datasets).map(({ rejectsFile }) => basename(rejectsFile ?? '')));
  const names = await readdir(join(folder, 'rejects')).catch(() => []);
  for (const name of names) if (!kept.has(name)) await rm(join(folder, 'rejects', name), { force: true });
}
