import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { LoadTask } from './load-task.ts';
import type { StagePlan } from './stage/plan.ts';

/** Part of every version: raise it when the same bytes are read differently than before. */
const READING = 2;

/**
 * Hash of how bytes became rows and of which field their days were told, whichever bytes: columns as they were planned when
 * all files had been seen.
 */
export function readingOf(task: LoadTask, plan: StagePlan): string {
  const options = task.source.kind === 'files' ? task.source.options : null;
  const inspected = [...(task.inspected ?? [])];
  const { columns, dayField } = task;
  const text = JSON.stringify({ READING, options, columns, inspected, plan, dayField });
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** Hash of what the rows depend on: the bytes of the source (for SQL: its staged rows), the columns, the way of reading. */
export async function versionOf(
  task: LoadTask,
  sourceHash: string | null,
  staged: readonly string[],
): Promise<string> {
  const hash = createHash('sha256');
  const options = task.source.kind === 'files' ? task.source.options : null;
  const inspected = [...(task.inspected ?? [])];
  hash.update(JSON.stringify({ READING, options, columns: task.columns, inspected, sourceHash }));
  if (sourceHash === null) {
    for (const path of staged) await pipeline(createReadStream(path), hash, { end: false });
  }
  return hash.digest('hex').slice(0, 16);
}
