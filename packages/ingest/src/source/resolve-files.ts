import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, sep } from 'node:path';
import { type Diagnostic, meant, report, suggest } from '@plumbline/diagnostics';

export interface SourceFile {
  /** As written, or as found by a pattern: for messages. */
  readonly name: string;
  /** Links resolved: for reading. */
  readonly path: string;
  readonly bytes: number;
}

/** Why a path gives no file. */
export interface FileProblem {
  readonly code: 'load/file-not-found' | 'load/no-file-matches' | 'load/not-a-file' | 'load/outside-folder';
  readonly path: string;
  /** Files beside it with a similar name. */
  readonly near: readonly string[];
}

export function reportFile(dataset: string, { code, path, near }: FileProblem): Diagnostic {
  return report(code, { dataset, path }, { hints: near.map(meant) });
}

/** Expands patterns and resolves links. A file outside `roots` is refused whatever name leads to it. */
export function resolveFiles(
  paths: readonly string[],
  roots: readonly string[],
): { readonly files: readonly SourceFile[]; readonly problems: readonly FileProblem[] } {
  const realRoots = roots.filter((root) => existsSync(root)).map((root) => realpathSync(root));
  const files: SourceFile[] = [];
  const problems: FileProblem[] = [];
  for (const pattern of paths) {
    const names = isPattern(pattern) ? expand(pattern) : [pattern];
    if (names.length === 0) problems.push({ code: 'load/no-file-matches', path: pattern, near: [] });
    for (const name of names) {
      const found = resolveFile(name, realRoots);
      if ('code' in found) problems.push(found);
      else files.push(found);
    }
  }
  return { files, problems };
}

function resolveFile(name: string, realRoots: readonly string[]): SourceFile | FileProblem {
  if (!isAbsolute(name) || !existsSync(name)) {
    return { code: 'load/file-not-found', path: name, near: neighbours(name) };
  }
  const path = realpathSync(name);
  if (!realRoots.some((root) => path === root || path.startsWith(root.endsWith(sep) ? root : root + sep))) {
    return { code: 'load/outside-folder', path: name, near: [] };
  }
  const stat = statSync(path);
  return stat.isFile() ? { name, path, bytes: stat.size } : { code: 'load/not-a-file', path: name, near: [] };
}

function neighbours(name: string): readonly string[] {
  const folder = dirname(name);
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return [];
  return suggest(basename(name), readdirSync(folder)).map((near) => join(folder, near));
}

function isPattern(path: string): boolean {
  return /[*?]/.test(path) && !existsSync(path);
}

/** `*` and `?` within a name, `**` for any number of folders. Sorted by code point. */
function expand(pattern: string): readonly string[] {
  const parts = pattern.split('/');
  const first = parts.findIndex((part) => /[*?]/.test(part));
  const base = parts.slice(0, first).join('/') || '/';
  return walk(base, parts.slice(first)).sort();
}

function walk(folder: string, parts: readonly string[]): string[] {
  const [part, ...rest] = parts;
  if (part === undefined || !existsSync(folder) || !statSync(folder).isDirectory()) return [];
  const names = readdirSync(folder, { withFileTypes: true });
  if (part === '**') {
    const deeper = names.filter((n) => n.isDirectory()).flatMap((n) => walk(join(folder, n.name), parts));
    return [...walk(folder, rest), ...deeper];
  }
  const matches = matcher(part);
  const matched = names.filter((n) => matches.test(n.name)).map((n) => join(folder, n.name));
  if (rest.length > 0) return matched.flatMap((path) => walk(path, rest));
  return matched.filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true);
}

function matcher(part: string): RegExp {
  const body = part
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '[^/]*')
    .replaceAll('?', '[^/]');
  // Excel keeps a file `~$name` beside a workbook that somebody has open.
  return new RegExp(/^[.~]/.test(part) ? `^${body}$` : `^(?!\\.|~\\$)${body}$`, 'u');
}
