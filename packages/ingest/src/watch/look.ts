import { statSync } from 'node:fs';
import { resolveFiles } from '../source/resolve-files.ts';

/** What is there of a source at one moment, without reading it: a stamp of size and time by path. */
export type Look = ReadonlyMap<string, string>;

/** Files that are named and not there are left out. Throws what the file system throws. */
export function lookAt(paths: readonly string[], roots: readonly string[]): Look {
  const look = new Map<string, string>();
  for (const { path } of resolveFiles(paths, roots).files) {
    const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
    if (stat !== undefined) look.set(path, `${stat.size}|${stat.mtimeNs}|${stat.ino}`);
  }
  return look;
}

export function isSameLook(one: Look, other: Look): boolean {
  return one.size === other.size && [...one].every(([path, stamp]) => other.get(path) === stamp);
}
