import { mkdirSync, realpathSync } from 'node:fs';
import { startInstance } from './configure.ts';
import type { Loader, LoaderOptions } from './loader.ts';
import { serve } from './serve.ts';

/** An in-memory instance that reads the given sources and writes the stage; spills there too. */
export async function openLoader(options: LoaderOptions): Promise<Loader> {
  mkdirSync(options.stage, { recursive: true });
  const stage = realpathSync(options.stage);
  const instance = await startInstance({
    path: ':memory:',
    memoryLimit: options.memoryLimit,
    threads: options.threads,
    spill: `${stage}/spill`,
    files: options.files,
    folders: [stage, ...(options.folders ?? [])],
  });
  return serve(instance, { file: null, stage }, () => {});
}
