import { statSync } from 'node:fs';
import type { LoadSource } from '../load-task.ts';
import { resolveFiles } from './resolve-files.ts';

/**
 * Cheap text that changes when a file of the source does (names, sizes, times of change); null when a file is
 * missing or when only running the SQL would tell.
 */
export function fingerprint(source: LoadSource): string | null {
  if (source.kind === 'sql') return null;
  const { files, problems } = resolveFiles(source.paths, ['/']);
  if (problems.length > 0) return null;
  return files
    .map(({ path }) => {
      const stat = statSync(path, { bigint: true });
      return `${path}|${stat.size}|${stat.mtimeNs}|${stat.ino}`;
    })
    .join('\n');
}
