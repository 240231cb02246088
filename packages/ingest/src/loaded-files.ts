import { type Loader, quoteLiteral, quoteName } from '@plumbline/engines';
import type { LoadedFile, LoadedFiles } from './load-outcome.ts';
import type { LoadTask } from './load-task.ts';
import type { RawSource } from './raw/raw-source.ts';
import type { StagedSource } from './stage/stage-source.ts';
import { readingOf } from './version.ts';

/** The days that the good rows of each file are of; null where the task asks for none, or the source is no files. */
export async function loadedFiles(
  task: LoadTask,
  { hashes, loader }: RawSource,
  { plan, parts }: StagedSource,
): Promise<LoadedFiles | null> {
  const { dayField } = task;
  if (dayField === undefined || hashes === null || hashes.length !== parts.length) return null;
  const files: LoadedFile[] = [];
  for (const [i, { path }] of parts.entries())
    files.push({ hash: hashes[i] ?? '', ...(await daysIn(loader, path, dayField)) });
  return { reading: readingOf(task, plan), dayField, files };
}

async function daysIn(loader: Loader, path: string, field: string): Promise<Omit<LoadedFile, 'hash'>> {
  const day = `CAST(${quoteName(field)} AS DATE)`;
  const sql = `SELECT CAST(min(${day}) AS VARCHAR), CAST(max(${day}) AS VARCHAR), count(*) > count(${day})
    FROM read_parquet(${quoteLiteral(path)}) WHERE NOT plumbline_bad`;
  const { rows } = await loader.run({ sql, params: [] });
  const [first, last, undated] = rows[0] ?? [];
  const text = (value: unknown) => (typeof value === 'string' ? value : null);
  return { first: text(first), last: text(last), undated: undated === true };
}
