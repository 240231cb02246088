import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { openStore, type Store } from '@plumbline/store';

/** The catalog of a workspace, below `.plumbline/`. */
export const CATALOG_FILE = 'catalog.db';

/** Throws PlumblineError `store/…` when it cannot be opened. */
export function openCatalog(folder: string, now: Date): Promise<Store> {
  return openStore({ url: `file:${join(folder, CATALOG_FILE)}`, now });
}

/** Null when there is none yet: a question that only compiles leaves no traces in a folder. */
export async function openExistingCatalog(folder: string, now: Date): Promise<Store | null> {
  const found = await stat(join(folder, CATALOG_FILE)).catch(() => null);
  return found === null ? null : openCatalog(folder, now);
}
