import { posix } from 'node:path';
import { entryOf } from './entries.ts';
import type { Layer } from './layers.ts';
import { type Finding, packageOf, programs, type Repository } from './repository.ts';
import { type Import, parseProgram } from './syntax.ts';

const ours = '@plumbline/';
const testTools = new Set(['vitest', 'fast-check', 'ajv', 'oidc-provider', '@electric-sql/pglite', 'node']);

/** Who imports whom: the table, and tests that may use the whole house but reach into no other package's files. */
export function checkImports(repository: Repository, layers: ReadonlyMap<string, Layer>): readonly Finding[] {
  const findings: Finding[] = [];
  for (const part of ['src', 'test'] as const) {
    for (const [path, text] of programs(repository, part)) {
      const add = (line: number, message: string) =>
        findings.push({ rule: 'imports', at: `${path}:${line}`, message });
      const layer = layers.get(packageOf(path) ?? '');
      if (layer === undefined) {
        add(1, 'this package is not in the table of ARCHITECTURE.md');
        continue;
      }
      const syntax = parseProgram(path, text);
      for (const error of syntax.errors) add(1, `does not parse: ${error}`);
      for (const line of syntax.unreadableImports) add(line, 'an import must name its module as plain text');
      for (const found of syntax.imports) {
        const problem =
          part === 'src'
            ? problemInSource(path, found, { layer, repository })
            : problemInTest(path, found, { layer, repository });
        if (problem !== null) add(found.line, problem);
      }
    }
  }
  return findings;
}

interface Around {
  readonly layer: Layer;
  readonly repository: Repository;
}

function problemInSource(path: string, { specifier }: Import, { layer, repository }: Around): string | null {
  if (specifier.startsWith('.')) return problemInRelative(path, specifier, `${homeOf(path)}src/`);
  if (specifier.startsWith(ours)) {
    const [target = ''] = specifier.slice(ours.length).split('/');
    if (entryOf(repository, specifier) === null)
      return `import @plumbline/${target} itself, not a file inside it`;
    if (target === 'testkit') return 'only tests import testkit';
    return layer.imports === null || layer.imports.has(target)
      ? null
      : `${layer.name} may not import ${target}`;
  }
  const name = moduleName(specifier);
  return layer.thirdParty.has(name) ? null : `${layer.name} may not import ${name}`;
}

function problemInTest(path: string, { specifier }: Import, { layer, repository }: Around): string | null {
  if (specifier.startsWith('.')) return problemInRelative(path, specifier, homeOf(path));
  if (specifier.startsWith(ours)) {
    return entryOf(repository, specifier) === null ? 'import the package itself, not a file inside it' : null;
  }
  const name = moduleName(specifier);
  return layer.thirdParty.has(name) || testTools.has(name)
    ? null
    : `tests of ${layer.name} may not import ${name}`;
}

function problemInRelative(path: string, specifier: string, inside: string): string | null {
  const target = posix.join(posix.dirname(path), specifier);
  if (!target.startsWith(inside)) return `${specifier} leaves the package`;
  return /\.(tsx?|json|css)$/.test(specifier) ? null : `${specifier} must end in .ts`;
}

/** `apps/web/src/main.tsx` → `apps/web/`. */
function homeOf(path: string): string {
  return `${path.split('/', 2).join('/')}/`;
}

/** `zod/v4` → `zod`, `@duckdb/node-api/lib` → `@duckdb/node-api`, `node:fs` and `fs` → `node`. */
function moduleName(specifier: string): string {
  if (specifier.startsWith('node:')) return 'node';
  const parts = specifier.split('/');
  return parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}
