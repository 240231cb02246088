import { parseDay } from '@plumbline/calendar';
import type { ChangedDays } from '@plumbline/compiler';
import type { LoadedFile } from '@plumbline/ingest';
import type { Model } from '@plumbline/model';
import type { LoadedTable, LoadState } from '../state/load-state.ts';
import { memberDay } from './member-day.ts';
import type { Tables } from './union-task.ts';

/** A field of a dataset that says of which day a row is. */
export interface DayOfRows {
  readonly dataset: string;
  readonly field: string;
}

interface Loads {
  readonly model: Model;
  /** What was loaded before. */
  readonly state: LoadState;
  /** What is loaded now. */
  readonly tables: Tables;
}

/**
 * The days on which rows of a dataset are no longer as they were: of files that went and of files that came, by their bytes;
 * of a union those of its members. null where these do not tell the rows.
 */
export function changedDays(of: DayOfRows, loads: Loads): ChangedDays | null {
  const before = loads.state.datasets[of.dataset];
  const now = loads.tables.get(of.dataset);
  if (before === undefined || now === undefined || before.task !== now.task) return null;
  const source = loads.model.datasets.get(of.dataset)?.source;
  if (source?.kind !== 'union') return daysOfFiles(before, now, of.field);
  if (before.union === undefined || before.union.reading !== now.union?.reading) return null;
  const days = source.members.map(({ dataset }, i): ChangedDays | null => {
    const [old, young] = [loads.state.datasets[dataset], loads.tables.get(dataset)];
    if (old === undefined || young === undefined) return null;
    // The view and its members are of one and the same load.
    if (before.union?.versions[dataset] !== old.version) return null;
    if (now.union?.versions[dataset] !== young.version) return null;
    if (old.version === young.version) return NONE;
    const field = memberDay(loads.model, of, i);
    return field === null ? null : changedDays({ dataset, field }, loads);
  });
  const known = days.flatMap((one) => one ?? []);
  if (known.length < days.length) return null;
  return {
    ranges: known.flatMap(({ ranges }) => ranges),
    undated: known.some(({ undated }) => undated),
  };
}

const NONE: ChangedDays = { ranges: [], undated: false };

function daysOfFiles(before: LoadedTable, now: LoadedTable, field: string): ChangedDays | null {
  const [old, young] = [before.loadedFiles, now.loadedFiles];
  if (old === undefined || young === undefined || old.reading !== young.reading) return null;
  if (old.dayField !== field || young.dayField !== field) return null;
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
