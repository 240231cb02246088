import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PlumblineError, report, systemReason } from '@plumbline/diagnostics';
import { openWarehouse, type Warehouse } from '@plumbline/engines';
import type { Store, StorePlace } from '@plumbline/store';
import { type Lock, type LockOptions, takeLock } from '../state/lock.ts';
import { openCatalog } from '../state/open-catalog.ts';

/** The lock of a workspace and, under it, its catalog and the one open warehouse. */
export interface Holder {
  readonly warehouse: Warehouse;
  readonly store: Store;
  /** Writes into the lock where this process can be reached. */
  announce(url: string): Promise<void>;
  release(): Promise<void>;
}

export interface HoldOptions extends LockOptions {
  readonly memoryLimit?: string | undefined;
  /** A server database that holds the catalog; null: a file in the folder. */
  readonly store: StorePlace | null;
}

/** Takes the lock, clears what a dead load has staged, then opens the file. Throws PlumblineError when another process is there. */
export async function holdWarehouse(folder: string, options: HoldOptions): Promise<Holder> {
  const lock: Lock = await takeLock(folder, options).catch((cause: unknown) => {
    throw notWritable(folder, cause);
  });
  const opened: (() => Promise<void>)[] = [lock.release];
  const release = async () => {
    for (const close of opened.splice(0).reverse()) await close();
  };
  try {
    const stage = join(folder, 'stage');
    await rm(stage, { recursive: true, force: true });
    await writeFile(join(folder, '.gitignore'), '*\n');
    const store = await openCatalog(folder, options);
    opened.push(store.close);
    const { memoryLimit } = options;
    const warehouse = await openWarehouse({ file: join(folder, 'warehouse.db'), stage, memoryLimit });
    opened.push(warehouse.close);
    return { warehouse, store, announce: lock.announce, release };
  } catch (cause) {
    await release();
    throw cause;
  }
}

/** Errors of the operating system become a finding; everything else stays what it is. */
function notWritable(folder: string, cause: unknown): unknown {
  const isSystem = cause instanceof Error && 'syscall' in cause;
  if (!isSystem) return cause;
  const params = { path: folder, reason: systemReason(cause) };
  return new PlumblineError([report('workspace/state-not-writable', params)]);
}
