import { posix } from 'node:path';
import type { Repository } from './repository.ts';

const ours = '@plumbline/';

interface Exports {
  readonly exports?: Readonly<Record<string, { readonly 'plumbline:source'?: string }>>;
}

/** The file behind `@plumbline/center` or `@plumbline/center/check`; null where the package declares no such entry. */
export function entryOf(repository: Repository, specifier: string): string | null {
  const [name = '', ...inside] = specifier.slice(ours.length).split('/');
  const folder = `packages/${name}`;
  if (inside.length === 0) return `${folder}/src/index.ts`;
  const source = exportsOf(repository, folder)[`./${inside.join('/')}`]?.['plumbline:source'];
  return source === undefined ? null : posix.join(folder, source);
}

/** Every entry that a package has beside its table of contents. */
export function furtherEntries(repository: Repository): readonly string[] {
  const specifiers = [...repository.keys()].flatMap((path) => {
    const folder = /^(packages\/[^/]+)\/package\.json$/.exec(path)?.[1];
    if (folder === undefined) return [];
    const entries = Object.keys(exportsOf(repository, folder)).filter((entry) => entry !== '.');
    return entries.map((entry) => posix.join(folder.replace('packages/', ours), entry));
  });
  return specifiers.flatMap((specifier) => entryOf(repository, specifier) ?? []);
}

function exportsOf(repository: Repository, folder: string): NonNullable<Exports['exports']> {
  const text = repository.get(`${folder}/package.json`) ?? '{}';
  return (JSON.parse(text) as Exports).exports ?? {};
}
