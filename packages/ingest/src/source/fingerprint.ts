import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { LoadSource } from '../load-task.ts';
import { resolveFiles } from './resolve-files.ts';
import type { SourceMemory } from './source-memory.ts';

/**
 * Text that changes when the bytes of a source do (or its files): a file that was merely touched is hashed once and
 * stays the same. Null when a file is missing, or when a statement may answer differently over the same files.
 */
export async function fingerprint(source: LoadSource, memory: SourceMemory): Promise<string | null> {
  const paths = source.kind === 'files' ? source.paths : await readsOf(source, memory);
  if (paths === null) return null;
  const { files, problems } = resolveFiles(paths, ['/']);
  if (problems.length > 0) return null;
  const lines: string[] = [];
  for (const { path } of files) lines.push(`${path}|${await hashOf(path, memory)}`);
  return lines.join('\n');
}

async function readsOf(
  source: Extract<LoadSource, { kind: 'sql' }>,
  { recalled, seen }: SourceMemory,
): Promise<readonly string[] | null> {
  const key = `${source.root}|${source.sql}`;
  const known = seen.statements.get(key) ?? recalled.statements.get(key);
  const reads = known === undefined ? await askEngine(source) : known;
  seen.statements.set(key, reads);
  return reads;
}

/** Loaded when it is needed: what is known of sources is asked by processes that end at once. */
async function askEngine(source: Extract<LoadSource, { kind: 'sql' }>): Promise<readonly string[] | null> {
  const { statementReads } = await import('../raw/statement-reads.ts');
  return statementReads(source);
}

async function hashOf(path: string, { recalled, seen }: SourceMemory): Promise<string> {
  const { size, mtimeNs, ino } = statSync(path, { bigint: true });
  const stamp = `${path}|${size}|${mtimeNs}|${ino}`;
  const hash = seen.hashes.get(stamp) ?? recalled.hashes.get(stamp) ?? (await hashBytes(path));
  seen.hashes.set(stamp, hash);
  return hash;
}

async function hashBytes(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  return hash.digest('hex');
}
