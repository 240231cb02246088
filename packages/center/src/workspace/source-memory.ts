import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SourceMemory } from '@plumbline/ingest';
import { sourceMemory } from '@plumbline/ingest/fingerprints';
import { writeFileAtomically } from '../state/write-file-atomically.ts';

const FILE = 'files.json';

interface Kept {
  /** Version of our code: another version may judge statements otherwise. */
  readonly code: string;
  readonly hashes: readonly (readonly [string, string])[];
  readonly statements: readonly (readonly [string, readonly string[] | null])[];
}

/** What earlier runs found out about the files of this workspace. */
export async function recallSources(folder: string, code: string): Promise<SourceMemory> {
  try {
    const kept: unknown = JSON.parse(await readFile(join(folder, FILE), 'utf8'));
    if (!isKept(kept) || kept.code !== code) return sourceMemory();
    return sourceMemory({ hashes: new Map(kept.hashes), statements: new Map(kept.statements) });
  } catch {
    return sourceMemory();
  }
}

/** Keeps what this run asked about. A folder that cannot be written costs time, nothing else. */
export async function keepSources(folder: string, code: string, memory: SourceMemory): Promise<void> {
  const kept = textOf(code, memory.seen);
  if (kept === textOf(code, memory.recalled)) return;
  await writeFileAtomically(join(folder, FILE), kept).catch(() => undefined);
}

function textOf(code: string, known: SourceMemory['recalled']): string {
  const kept: Kept = {
    code,
    hashes: [...known.hashes].sort(([a], [b]) => (a < b ? -1 : 1)),
    statements: [...known.statements].sort(([a], [b]) => (a < b ? -1 : 1)),
  };
  return JSON.stringify(kept);
}

function isKept(value: unknown): value is Kept {
  return (
    typeof value === 'object' &&
    value !== null &&
    Array.isArray(Reflect.get(value, 'hashes')) &&
    Array.isArray(Reflect.get(value, 'statements'))
  );
}
