import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PlumblineError, report, systemReason } from '@plumbline/diagnostics';
import { openWarehouse, type Warehouse } from '@plumbline/engines';
import { type Lock, type LockOptions, takeLock } from '../state/lock.ts';

/** The lock of a workspace and, under it, the one open warehouse. */
export interface Holder {
  readonly warehouse: Warehouse;
  release(): Promise<void>;
}

/** Takes the lock, clears what a dead load has staged, then opens the file. Throws PlumblineError when another process is there. */
export async function holdWarehouse(folder: string, options: LockOptions): Promise<Holder> {
  const lock: Lock = await takeLock(folder, options).catch((cause: unknown) => {
    throw notWritable(folder, cause);
  });
  try {
    const stage = join(folder, 'stage');
    await rm(stage, { recursive: true, force: true });
    await writeFile(join(folder, '.gitignore'), '*\n');
    const warehouse = await openWarehouse({ file: join(folder, 'warehouse.db'), stage });
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

/** Errors of the operating system become a finding; everything else stays what it is. */
function notWritable(folder: string, cause: unknown): unknown {
  const isSystem = cause instanceof Error && 'syscall' in cause;
  if (!isSystem) return cause;
  const params = { path: folder, reason: systemReason(cause) };
  return new PlumblineError([report('workspace/state-not-writable', params)]);
}
