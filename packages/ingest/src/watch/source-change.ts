import { type Diagnostic, report } from '@plumbline/diagnostics';

/** A source whose bytes are others than before, and at rest. */
export interface SourceChange {
  readonly dataset: string;
  readonly files: readonly FileChange[];
  /** Of the source as it is now, as `fingerprint` gives it; null where a named file is gone. */
  readonly fingerprint: string | null;
  /** A warning for each file that is gone. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface FileChange {
  readonly path: string;
  readonly kind: 'new' | 'changed' | 'gone';
}

/** By path: the hash of the bytes. */
export type Hashes = ReadonlyMap<string, string>;

export function fileChanges(before: Hashes, after: Hashes): readonly FileChange[] {
  const changes: FileChange[] = [];
  for (const [path, hash] of after) {
    const known = before.get(path);
    if (known !== hash) changes.push({ path, kind: known === undefined ? 'new' : 'changed' });
  }
  for (const path of before.keys()) if (!after.has(path)) changes.push({ path, kind: 'gone' });
  return changes;
}

export function goneFiles(files: readonly FileChange[]): readonly Diagnostic[] {
  return files
    .filter(({ kind }) => kind === 'gone')
    .map(({ path }) => {
      const at = { kind: 'data', file: path } as const;
      return report('load/source-gone', { path }, { at, severity: 'warning' });
    });
}
