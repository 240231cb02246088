import { posix } from 'node:path';
import type { Layer } from './layers.ts';
import { type Finding, packageOf, programs, type Repository } from './repository.ts';
import { parseProgram } from './syntax.ts';

interface Manifest {
  readonly name?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

const ours = '@plumbline/';

/** The table, `package.json` and `tsconfig.json` of every package say the same. */
export function checkManifests(
  repository: Repository,
  layers: ReadonlyMap<string, Layer>,
): readonly Finding[] {
  const findings: Finding[] = [];
  const folders = new Set([...repository.keys()].map(packageOf).filter((name) => name !== null));
  const add = (at: string, message: string) => findings.push({ rule: 'manifests', at, message });
  for (const name of layers.keys()) {
    if (!folders.has(name)) add('ARCHITECTURE.md', `lists ${name}, which does not exist`);
  }
  for (const folder of folders) {
    const layer = layers.get(folder);
    if (layer === undefined) add(folderOf(repository, folder), 'is not in the table of ARCHITECTURE.md');
    else findings.push(...checkOne(repository, layer));
  }
  findings.push(...checkSolution(repository, folders));
  return findings;
}

function checkOne(repository: Repository, layer: Layer): readonly Finding[] {
  const findings: Finding[] = [];
  const folder = folderOf(repository, layer.name);
  const path = `${folder}/package.json`;
  const add = (at: string, message: string) => findings.push({ rule: 'manifests', at, message });
  const manifest = parse<Manifest>(repository, path);
  const dependencies = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });
  if (manifest.name !== ours + layer.name) add(path, `must be called ${ours}${layer.name}`);

  const declared = new Set(
    dependencies.filter((name) => name.startsWith(ours)).map((name) => name.slice(ours.length)),
  );
  for (const name of declared) {
    if (layer.imports !== null && !layer.imports.has(name))
      add(path, `${layer.name} may not depend on ${name}`);
  }
  for (const name of dependencies) {
    if (!name.startsWith(ours) && !layer.thirdParty.has(name))
      add(path, `${layer.name} may not depend on ${name}`);
  }
  const referenced = references(repository, `${folder}/tsconfig.json`);
  for (const name of declared) {
    if (!referenced.has(name)) add(`${folder}/tsconfig.json`, `lacks a reference to ${name}`);
  }
  for (const name of referenced) {
    if (!declared.has(name)) add(path, `lacks the dependency ${ours}${name}, which tsconfig.json references`);
  }
  for (const name of importedNames(repository, layer.name)) {
    if (!dependencies.includes(name)) add(path, `lacks the dependency ${name}, which src imports`);
  }
  return findings;
}

/** `tsc -b` at the root must reach everything, the type check of the tests every package; an app emits nothing to refer to. */
function checkSolution(repository: Repository, folders: ReadonlySet<string>): readonly Finding[] {
  return ['tsconfig.json', 'tsconfig.test.json'].flatMap((path) => {
    const referenced = references(repository, path);
    return [...folders]
      .filter((name) => !referenced.has(name) && (path === 'tsconfig.json' || !isApp(repository, name)))
      .map((name) => ({ rule: 'manifests', at: path, message: `lacks a reference to ${name}` }));
  });
}

function importedNames(repository: Repository, folder: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const [path, text] of programs(repository, 'src')) {
    if (packageOf(path) !== folder) continue;
    for (const { specifier } of parseProgram(path, text).imports) {
      if (specifier.startsWith('.') || specifier.startsWith('node:')) continue;
      names.add(specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/'));
    }
  }
  return names;
}

function references(repository: Repository, path: string): ReadonlySet<string> {
  const { references = [] } = parse<{ references?: readonly { path: string }[] }>(repository, path);
  return new Set(
    references.map((reference) => posix.basename(reference.path)).filter((name) => !name.includes('.')),
  );
}

function parse<T>(repository: Repository, path: string): T {
  return JSON.parse(repository.get(path) ?? '{}') as T;
}

function folderOf(repository: Repository, name: string): string {
  return isApp(repository, name) ? `apps/${name}` : `packages/${name}`;
}

function isApp(repository: Repository, name: string): boolean {
  return repository.has(`apps/${name}/package.json`);
}
