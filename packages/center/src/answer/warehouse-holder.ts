import { join } from 'node:path';
import { openWarehouse, type Warehouse } from '@plumbline/engines';
import { type Lock, type LockOptions, takeLock } from '../state/lock.ts';

/** The lock of a workspace and, under it, the one open warehouse. */
export interface Holder {
  readonly warehouse: Warehouse;
  release(): Promise<void>;
}

/** Takes the lock, then opens the file. Throws PlumblineError when another process is there. */
export async function holdWarehouse(folder: string, options: LockOptions): Promise<Holder> {
  const lock: Lock = await takeLock(folder, options);
  try {
    const warehouse = await openWarehouse({
      file: join(folder, 'warehouse.db'),
      stage: join(folder, 'stage'),
    });
    return {
      warehouse,
      release: async () => {
        try {
          await warehouse.close();
        } finally {
          await lock.release();
        }
      },
    };
  } catch (cause) {
    await lock.release();
    throw cause;
  }
}
