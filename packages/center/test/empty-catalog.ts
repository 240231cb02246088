import { readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { CenterOptions } from '../src/index.ts';

/** Folder with the addresses of empty schemas, one a file: `npm run test:engines` starts a server and makes them. */
const folder = process.env.PLUMBLINE_TEST_CATALOGS ?? '';

export const IS_ON_SERVER = folder !== '';

/** A catalog for one workspace that nobody else has: in the server database, where there is one; null: a file in the folder. */
export function emptyCatalog(): NonNullable<CenterOptions['store']> | null {
  if (!IS_ON_SERVER) return null;
  for (const name of readdirSync(folder).filter((one) => !one.endsWith('.taken'))) {
    const taken = join(folder, `${name}.taken`);
    try {
      renameSync(join(folder, name), taken);
    } catch {
      // Another process was faster.
      continue;
    }
    return { url: readFileSync(taken, 'utf8') };
  }
  throw new Error('no empty schema is left');
}
