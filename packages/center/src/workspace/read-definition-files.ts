import { open, readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Diagnostic, report, systemReason } from '@plumbline/diagnostics';
import { isBelow } from './is-below.ts';
import type { FileLimits } from './limits.ts';

export interface DefinitionFiles {
  /** Path below the root, with `/`, → text; in path order. */
  readonly files: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

interface Found {
  readonly path: string;
  readonly absolute: string;
  readonly bytes: number;
}

/**
 * Reads every `*.yaml` and `*.yml` below `root` (absolute, links resolved). Folders whose name starts with a dot,
 * and `node_modules`, are no part of a workspace. A link counts as what it points to, which must lie below `root`.
 */
export async function readDefinitionFiles(root: string, limits: FileLimits): Promise<DefinitionFiles> {
  const diagnostics: Diagnostic[] = [];
  const found = await findFiles(root, limits, diagnostics);
  const total = found.reduce((sum, file) => sum + file.bytes, 0);
  if (found.length > limits.files) {
    diagnostics.push(report('workspace/too-many-files', { limit: limits.files }));
    return { files: new Map(), diagnostics };
  }
  if (total > limits.bytes) {
    diagnostics.push(report('workspace/too-large', { bytes: total, limit: limits.bytes }));
    return { files: new Map(), diagnostics };
  }
  const files = new Map<string, string>();
  for (const file of found) {
    const text = await readText(file, limits, diagnostics);
    if (text !== null) files.set(file.path, text);
  }
  return { files, diagnostics };
}

async function findFiles(root: string, limits: FileLimits, diagnostics: Diagnostic[]): Promise<Found[]> {
  const found: Found[] = [];
  const seen = new Set<string>([root]);
  const pending: { path: string; absolute: string; depth: number }[] = [
    { path: '', absolute: root, depth: 0 },
  ];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    const names = await readdir(folder.absolute).catch((cause: Error) => cause);
    if (names instanceof Error) {
      diagnostics.push(unreadable(folder.path, names));
      continue;
    }
    for (const name of names) {
      if (name.startsWith('.') || name === 'node_modules') continue;
      const path = folder.path === '' ? name : `${folder.path}/${name}`;
      const entry = await entryAt(root, path, join(folder.absolute, name), diagnostics);
      if (entry === null) continue;
      if (entry.isFolder) {
        if (seen.has(entry.absolute)) continue;
        seen.add(entry.absolute);
        if (folder.depth >= limits.depth) {
          diagnostics.push(report('workspace/folder-too-deep', { path, limit: limits.depth }));
        } else pending.push({ path, absolute: entry.absolute, depth: folder.depth + 1 });
      } else found.push({ path, absolute: entry.absolute, bytes: entry.bytes });
      if (found.length > limits.files) return found;
    }
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

interface Entry {
  readonly absolute: string;
  readonly isFolder: boolean;
  readonly bytes: number;
}

async function entryAt(
  root: string,
  path: string,
  absolute: string,
  diagnostics: Diagnostic[],
): Promise<Entry | null> {
  const isDefinition = /\.ya?ml$/.test(path);
  try {
    const real = await realpath(absolute);
    const facts = await stat(real);
    if (!facts.isDirectory() && !(isDefinition && facts.isFile())) return null;
    if (!isBelow(real, root)) {
      if (isDefinition) diagnostics.push(report('workspace/link-outside', { path, target: real }));
      return null;
    }
    return { absolute: real, isFolder: facts.isDirectory(), bytes: facts.size };
  } catch (cause) {
    if (isDefinition) diagnostics.push(unreadable(path, cause));
    return null;
  }
}

async function readText(file: Found, limits: FileLimits, diagnostics: Diagnostic[]): Promise<string | null> {
  const limit = limits.bytesPerFile;
  if (file.bytes > limit) {
    diagnostics.push(report('workspace/file-too-large', { path: file.path, bytes: file.bytes, limit }));
    return null;
  }
  try {
    const bytes = await readAtMost(file.absolute, file.bytes);
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    const isEncoding = cause instanceof TypeError;
    diagnostics.push(
      isEncoding ? report('workspace/not-utf8', { path: file.path }) : unreadable(file.path, cause),
    );
    return null;
  }
}

async function readAtMost(path: string, bytes: number): Promise<Uint8Array> {
  const handle = await open(path, 'r');
  try {
    const buffer = new Uint8Array(bytes);
    let filled = 0;
    while (filled < bytes) {
      const { bytesRead } = await handle.read(buffer, filled, bytes - filled, filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return buffer.subarray(0, filled);
  } finally {
    await handle.close();
  }
}

function unreadable(path: string, cause: unknown): Diagnostic {
  return report('workspace/unreadable-file', { path: path || '.', reason: systemReason(cause) });
}
