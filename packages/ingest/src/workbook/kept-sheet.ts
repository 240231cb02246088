import { createHash } from 'node:crypto';
import { linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileOptions } from '@plumbline/model';
import type { SourceFile } from '../source/resolve-files.ts';
import type { PreparedSheet } from './read/prepare-sheet.ts';
import type { CopyCounts } from './read/sheet-copy.ts';

/** Copies of sheets, so that a large workbook is parsed once for its types and its rows. To lose them costs time, nothing else. */
export interface SheetCopies {
  readonly folder: string;
  /** Version of the code: what another version has made of a workbook is not used. */
  readonly code: string;
}

/** One sheet of one state of a workbook. */
export interface SheetKey {
  readonly file: SourceFile;
  /** Of the bytes. */
  readonly hash: string;
  readonly options: FileOptions;
}

interface Kept {
  readonly code: string;
  readonly sheet: Omit<PreparedSheet, 'file' | 'path' | 'counts'> & {
    readonly counts: Omit<CopyCounts, 'filled' | 'bad'> & {
      readonly filled: readonly number[];
      readonly bad: readonly number[];
    };
  };
}

/** Keeps the copy of a sheet beside those of other sheets; one of an older state of the workbook goes. */
export function keepSheet({ folder, code }: SheetCopies, key: SheetKey, sheet: PreparedSheet): void {
  const { place, name } = namesOf(key);
  const { file: _, path, counts, ...rest } = sheet;
  const plain = { ...counts, filled: [...counts.filled], bad: [...counts.bad] };
  const kept: Kept = { code, sheet: { ...rest, counts: plain } };
  try {
    mkdirSync(folder, { recursive: true });
    for (const other of readdirSync(folder))
      if (other.startsWith(`${place}-`)) rmSync(join(folder, other), { force: true });
    linkSync(path, join(folder, `${name}.csv`));
    writeFileSync(join(folder, `${name}.json`), JSON.stringify(kept));
  } catch (thrown) {
    if (!(thrown instanceof Error && 'syscall' in thrown)) throw thrown;
  }
}

/** Moves a kept copy to `path`, where it belongs to the caller; null when there is none. */
export function takeSheet({ folder, code }: SheetCopies, key: SheetKey, path: string): PreparedSheet | null {
  const { name } = namesOf(key);
  try {
    const kept = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Kept;
    renameSync(join(folder, `${name}.csv`), path);
    rmSync(join(folder, `${name}.json`), { force: true });
    if (kept.code !== code) return null;
    const { counts, ...rest } = kept.sheet;
    const sets = { filled: new Set(counts.filled), bad: new Set(counts.bad) };
    return { ...rest, file: key.file, path, counts: { ...counts, ...sets } };
  } catch {
    return null;
  }
}

function namesOf({ file, hash, options }: SheetKey): { readonly place: string; readonly name: string } {
  const place = createHash('sha256')
    .update(JSON.stringify([file.path, file.name, options]))
    .digest('hex');
  return { place: place.slice(0, 24), name: `${place.slice(0, 24)}-${hash.slice(0, 40)}` };
}
