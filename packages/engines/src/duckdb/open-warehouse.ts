import { mkdirSync, realpathSync } from 'node:fs';
import { PlumblineError, report } from '@plumbline/diagnostics';
import { startInstance } from './configure.ts';
import { connectionsOf } from './connections.ts';
import { alreadyOpen, claim } from './guard.ts';
import { serve } from './serve.ts';
import type { Warehouse, WarehouseOptions } from './warehouse.ts';

/**
 * Opens the one instance that owns the file, creating the file when missing.
 * Throws PlumblineError `engine/already-open` when this or another process has it open, `engine/cannot-open` when
 * it is not a database.
 */
export async function openWarehouse(options: WarehouseOptions): Promise<Warehouse> {
  const guard = claim(options.file);
  try {
    mkdirSync(options.stage, { recursive: true });
    const stage = realpathSync(options.stage);
    const started = await startInstance({
      path: guard.file,
      memoryLimit: options.memoryLimit,
      threads: options.threads,
      files: [],
      folders: [stage],
      keepOrder: false,
    });
    guard.opened();
    return serve(connectionsOf(started), { file: guard.file, stage }, guard.release);
  } catch (thrown) {
    guard.release();
    throw openFailure(thrown, guard.file);
  }
}

function openFailure(thrown: unknown, file: string): unknown {
  const cause = thrown instanceof Error ? thrown.message : String(thrown);
  const holder = /Conflicting lock is held[\s\S]*?\(PID (\d+)\)/.exec(cause);
  if (holder !== null) return alreadyOpen(file, Number(holder[1]));
  if (cause.includes('Could not set lock')) return alreadyOpen(file, null);
  return new PlumblineError([report('engine/cannot-open', { file, cause })]);
}
