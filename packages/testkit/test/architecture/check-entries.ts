import { posix } from 'node:path';
import { entryOf, furtherEntries } from './entries.ts';
import type { Finding, Repository } from './repository.ts';
import { parseProgram } from './syntax.ts';

/**
 * An entry beside a package's table of contents is there to start fast: it loads no package of others, and of ours no
 * table of contents but that of diagnostics. What else it needs it imports when it is asked.
 */
export function checkEntries(repository: Repository): readonly Finding[] {
  return furtherEntries(repository).flatMap((entry) => {
    const seen = new Set<string>();
    const visit = (path: string): readonly Finding[] => {
      if (seen.has(path)) return [];
      seen.add(path);
      return parseProgram(path, repository.get(path) ?? '').imports.flatMap((found) => {
        if (found.typeOnly || found.later || found.specifier.startsWith('node:')) return [];
        const target = targetOf(repository, path, found.specifier);
        if (target === 'packages/diagnostics/src/index.ts') return [];
        if (target !== null && !/^packages\/[^/]+\/src\/index\.ts$/.test(target)) return visit(target);
        const message = `loads ${found.specifier}, and is reached from the entry ${entry}`;
        return [{ rule: 'entries', at: `${path}:${found.line}`, message }];
      });
    };
    return visit(entry);
  });
}

function targetOf(repository: Repository, path: string, specifier: string): string | null {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(path), specifier);
  return specifier.startsWith('@plumbline/') ? entryOf(repository, specifier) : null;
}
