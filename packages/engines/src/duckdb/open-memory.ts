import { startInstance } from './configure.ts';
import { connectionsOf } from './connections.ts';
import { serve } from './serve.ts';
import type { Warehouse } from './warehouse.ts';

export interface MemoryOptions {
  /** Folder it may read; none when left out. */
  readonly stage?: string;
  readonly memoryLimit?: string;
  readonly threads?: number;
}

/** A warehouse without a file, for tests. */
export async function openMemory(options: MemoryOptions = {}): Promise<Warehouse> {
  const { stage, memoryLimit, threads } = options;
  const folders = stage === undefined ? [] : [stage];
  const settings = {
    path: ':memory:',
    memoryLimit,
    threads,
    spill: null,
    files: [],
    folders,
    keepOrder: false,
  };
  return serve(connectionsOf(await startInstance(settings)), { file: null, stage: stage ?? null }, () => {});
}
