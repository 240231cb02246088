import { readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type DumpedRows, openStore } from '@plumbline/store';
import type { CenterOptions } from '../src/index.ts';

type Place = NonNullable<CenterOptions['store']> & { readonly url: string };

/** Folder with the addresses of empty schemas, one a file: `npm run test:engines` starts a server and makes them. */
const schemas = process.env.PLUMBLINE_TEST_CATALOGS ?? '';
const places = new Map<string, Place>();

export const IS_ON_SERVER = schemas !== '';

/** Where the catalog of a folder is: in the server database, where there is one, alone in a schema; null: a file in the folder. */
export function catalogOf(folder: string): Place | null {
  if (!IS_ON_SERVER) return null;
  const known = places.get(folder);
  if (known !== undefined) return known;
  const place = { url: emptySchema() };
  places.set(folder, place);
  return place;
}

/** The catalog of a folder, opened beside the center. */
export function openCatalog(folder: string, now = new Date()): ReturnType<typeof openStore> {
  const url = catalogOf(folder)?.url ?? `file:${join(folder, '.plumbline/catalog.db')}`;
  return openStore({ url, now });
}

/** As somebody who has the closed catalog of a folder would: the same one, with other rows in one of its tables. */
export async function forgeCatalog(
  folder: string,
  { table, now }: { readonly table: string; readonly now: Date },
  change: (rows: DumpedRows['rows']) => DumpedRows['rows'],
): Promise<void> {
  const store = await openCatalog(folder, now);
  const pages: DumpedRows[] = [];
  for await (const page of store.dump())
    pages.push(page.table === table ? { ...page, rows: change(page.rows) } : page);
  await store.close();
  places.delete(folder);
  for (const end of ['', '-wal', '-shm'])
    rmSync(join(folder, `.plumbline/catalog.db${end}`), { force: true });
  const forged = await openCatalog(folder, now);
  await forged.restore(each(pages));
  await forged.close();
}

async function* each(pages: readonly DumpedRows[]): AsyncGenerator<DumpedRows> {
  yield* pages;
}

function emptySchema(): string {
  for (const name of readdirSync(schemas).filter((one) => !one.endsWith('.taken'))) {
    const taken = join(schemas, `${name}.taken`);
    try {
      renameSync(join(schemas, name), taken);
    } catch {
      // Another process was faster.
      continue;
    }
    return readFileSync(taken, 'utf8');
  }
  throw new Error('no empty schema is left');
}
