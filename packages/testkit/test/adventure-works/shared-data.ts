import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const REPOSITORY = fileURLToPath(new URL('../../../..', import.meta.url));

/** Folder of the shared data: PLUMBLINE_SHARED, else `../shared` beside the repository; null where there is none. */
export function sharedFolder(): string | null {
  const folder = resolve(REPOSITORY, process.env.PLUMBLINE_SHARED ?? '../shared');
  return existsSync(join(folder, 'data/adventureworks-dw')) ? folder : null;
}
