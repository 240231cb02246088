import { startInstance } from './configure.ts';
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
  const instance = await startInstance({
    path: ':memory:',
    memoryLimit,
    threads,
    spill: null,
    files: [],
    folders,
  });
  return serve(instance, { file: null, stage: stage ?? null }, () => {});
}
