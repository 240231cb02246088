import { parseDay } from '@plumbline/calendar';
import type { ChangedDays } from '@plumbline/compiler';
import type { LoadedFile } from '@plumbline/ingest';
import type { LoadedTable } from '../state/load-state.ts';

/** The days of files that went and of files that came, by their bytes; null where these do not tell the rows. */
export function changedDays(before: LoadedTable, now: LoadedTable): ChangedDays | null {
  const [old, young] = [before.loadedFiles, now.loadedFiles];
  if (old === undefined || young === undefined || old.reading !== young.reading) return null;
  const changed = [...missing(old.files, young.files), ...missing(young.files, old.files)];
  const ranges = changed.map(({ first, last }) => ({
    from: first === null ? null : parseDay(first),
    to: last === null ? null : parseDay(last),
    isEmpty: first === null && last === null,
  }));
  const known = ranges.flatMap(({ from, to }) => (from === null || to === null ? [] : [{ from, to }]));
  // Days before the year 1 or after 9999 are written otherwise.
  if (ranges.some(({ from, to, isEmpty }) => !isEmpty && (from === null || to === null))) return null;
  return { ranges: known, undated: changed.some(({ undated }) => undated) };
}

/** Files of one list that the other lacks; a file that is there twice counts twice. */
function missing(files: readonly LoadedFile[], others: readonly LoadedFile[]): readonly LoadedFile[] {
  const left = new Map<string, number>();
  for (const { hash } of others) left.set(hash, (left.get(hash) ?? 0) + 1);
  return files.filter(({ hash }) => {
    const count = left.get(hash) ?? 0;
    left.set(hash, count - 1);
    return count <= 0;
  });
}
