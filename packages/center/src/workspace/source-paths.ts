import { realpath } from 'node:fs/promises';
import type { LoadSource } from '@plumbline/ingest';
import type { Source } from '@plumbline/model';
import { expandPath, type PathScope } from './expand-path.ts';

export interface SourcePaths {
  /** By dataset: those that files feed. */
  readonly sources: ReadonlyMap<string, LoadSource>;
  /** Folders that may be read, links resolved: the workspace and those that variables name. */
  readonly folders: readonly string[];
  /** Folders that variables name and that do not exist, with the variable. */
  readonly absent: ReadonlyMap<string, string>;
}

/** Applies the path rules to every dataset that is read from files. */
export async function sourcePaths(
  declared: ReadonlyMap<string, Source>,
  scope: PathScope,
): Promise<SourcePaths> {
  const sources = new Map<string, LoadSource>();
  const folders = new Set<string>([scope.root]);
  const absent = new Map<string, string>();
  for (const [dataset, source] of declared) {
    if (source.kind === 'sql' && source.connection === null) {
      sources.set(dataset, { kind: 'sql', sql: source.sql, root: scope.root });
    }
    if (source.kind !== 'files') continue;
    const paths: string[] = [];
    for (const text of source.paths) {
      const expanded = expandPath(text, scope);
      if (expanded === null) continue;
      paths.push(expanded.path);
      if (expanded.root === null) continue;
      const { folder, variable } = expanded.root;
      const real = await realpath(folder).catch(() => null);
      if (real === null) absent.set(folder, variable);
      else folders.add(real);
    }
    if (paths.length === source.paths.length) {
      sources.set(dataset, { kind: 'files', paths, options: source.options });
    }
  }
  return { sources, folders: [...folders], absent };
}
