import { mkdirSync, realpathSync } from 'node:fs';
import { startInstance } from './configure.ts';
import { connectionsOf } from './connections.ts';
import type { Loader, LoaderOptions } from './loader.ts';
import { serve } from './serve.ts';

/**
 * Opens an in-memory instance that reads the given sources and writes the stage; it spills there too.
 * It has one connection, so that the tables of rejects stay visible from statement to statement.
 */
export async function openLoader(options: LoaderOptions): Promise<Loader> {
  mkdirSync(options.stage, { recursive: true });
  const stage = realpathSync(options.stage);
  const started = await startInstance({
    path: ':memory:',
    memoryLimit: options.memoryLimit,
    threads: options.threads,
    spill: `${stage}/spill`,
    files: options.files,
    folders: [stage, ...(options.folders ?? [])],
    keepOrder: true,
  });
  return {
    ...serve(connectionsOf(started, 1), { file: null, stage }, () => {}),
    progress: () => Math.max(0, started.connection.progress.percentage),
  };
}
