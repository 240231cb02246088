import { posix } from 'node:path';
import { entryOf } from './entries.ts';
import type { Finding, Repository } from './repository.ts';
import { parseProgram } from './syntax.ts';

/** No file reaches itself through imports that exist at run time, inside a package or across packages. */
export function checkCycles(repository: Repository): readonly Finding[] {
  const graph = new Map<string, readonly string[]>();
  for (const [path, text] of repository) {
    if (/\.(ts|mts|mjs|js)$/.test(path)) graph.set(path, runtimeImports(repository, path, text));
  }
  return cycles(graph).map((cycle) => ({
    rule: 'cycles',
    at: cycle[0] ?? '',
    message: `imports itself: ${[...cycle, cycle[0]].join(' → ')}`,
  }));
}

function runtimeImports(repository: Repository, path: string, text: string): readonly string[] {
  return parseProgram(path, text)
    .imports.filter((found) => !found.typeOnly)
    .map(({ specifier }) =>
      specifier.startsWith('@plumbline/')
        ? (entryOf(repository, specifier) ?? '')
        : posix.join(posix.dirname(path), specifier),
    )
    .filter((target) => repository.has(target));
}

/** One path for each back edge that a depth-first walk meets. */
function cycles(graph: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const done = new Set<string>();
  const found: string[][] = [];
  const visit = (file: string, trail: readonly string[]) => {
    const seenAt = trail.indexOf(file);
    if (seenAt >= 0) found.push(trail.slice(seenAt));
    if (seenAt >= 0 || done.has(file)) return;
    for (const target of graph.get(file) ?? []) visit(target, [...trail, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return found;
}
