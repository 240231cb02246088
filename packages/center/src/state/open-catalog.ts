import { randomUUID } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PlumblineError, report } from '@plumbline/diagnostics';
import { openStore, type Store, type StorePlace } from '@plumbline/store';

/** The catalog of a workspace, below `.plumbline/`, unless it lives in a server database. */
export const CATALOG_FILE = 'catalog.db';
/** In a folder whose catalog lives in a server database: which of its workspaces this is. No address, no secret. */
const MARK_FILE = 'catalog.json';
/** Setting that says the same; it belongs to a place, and is not restored from a backup. */
export const WORKSPACE_ID = 'workspace_id';

export interface CatalogPlace {
  readonly now: Date;
  /** A server database; null: a file in the folder. */
  readonly store: StorePlace | null;
}

/** Throws PlumblineError `store/…` when it cannot be opened, or belongs to another folder. */
export async function openCatalog(folder: string, { now, store }: CatalogPlace): Promise<Store> {
  const marked = await markOf(folder);
  if (store === null) {
    if (marked !== null) throw new PlumblineError([elsewhere()]);
    return openStore({ url: `file:${join(folder, CATALOG_FILE)}`, now });
  }
  if (marked === null && (await hasFile(folder))) throw new PlumblineError([ownCatalog()]);
  const opened = await openStore({ ...store, now });
  try {
    await requireSame(opened, folder, { marked, now });
    return opened;
  } catch (cause) {
    await opened.close();
    throw cause;
  }
}

/** Null when there is none yet: a question that only compiles leaves no traces in a folder. */
export async function openExistingCatalog(folder: string, place: CatalogPlace): Promise<Store | null> {
  const exists = (await hasFile(folder)) || (await markOf(folder)) !== null;
  return exists ? openCatalog(folder, place) : null;
}

/** Tables that the pointers of another workspace do not name would be dropped: folder and catalog must be of one. */
async function requireSame(
  store: Store,
  folder: string,
  { marked, now }: { readonly marked: string | null; readonly now: Date },
): Promise<void> {
  const id = await store.settings.get(WORKSPACE_ID);
  if (id !== null && id === marked) return;
  if (id !== null || marked !== null) throw new PlumblineError([otherWorkspace()]);
  await claimCatalog(store, folder, now);
}

/** A server database that no workspace has taken yet. Throws PlumblineError `store/other-workspace`. */
export async function openEmptyCatalog(place: StorePlace, now: Date): Promise<Store> {
  const store = await openStore({ ...place, now });
  const isTaken =
    (await store.settings.get(WORKSPACE_ID)) !== null || (await store.definitions.changes(1)).length > 0;
  if (!isTaken) return store;
  await store.close();
  throw new PlumblineError([otherWorkspace()]);
}

/** From here on the database is the catalog of this folder. */
export async function claimCatalog(store: Store, folder: string, now: Date): Promise<void> {
  const made = randomUUID();
  await writeFile(join(folder, MARK_FILE), JSON.stringify({ workspace: made }));
  await store.settings.set(WORKSPACE_ID, made, { by: 'system', now });
}

async function markOf(folder: string): Promise<string | null> {
  try {
    const value: unknown = JSON.parse(await readFile(join(folder, MARK_FILE), 'utf8'));
    const id: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'workspace') : null;
    return typeof id === 'string' ? id : '';
  } catch (cause) {
    return cause instanceof Error && 'code' in cause && cause.code === 'ENOENT' ? null : '';
  }
}

async function hasFile(folder: string): Promise<boolean> {
  return (await stat(join(folder, CATALOG_FILE)).catch(() => null)) !== null;
}

function elsewhere() {
  const text = {
    zh: '用环境变量 PLUMBLINE_STORE（或 --store）给出数据库地址',
    en: 'give the address of the database in PLUMBLINE_STORE (or with --store)',
  };
  return report('store/in-server', {}, { hints: [{ text }] });
}

function ownCatalog() {
  const text = {
    zh: '先 plumbline backup，再用 plumbline restore --store 恢复到新文件夹',
    en: 'take a plumbline backup, then plumbline restore --store into a new folder',
  };
  return report('store/in-folder', {}, { hints: [{ text }] });
}

function otherWorkspace() {
  const text = {
    zh: '每个工作区用自己的数据库，或自己的 schema：在地址后加 ?options=-csearch_path%3D名称',
    en: 'a workspace has a database, or a schema, of its own: add ?options=-csearch_path%3Dname to the address',
  };
  return report('store/other-workspace', {}, { hints: [{ text }] });
}
