import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Diagnostic } from '@plumbline/diagnostics';
import { fingerprint, inspect, type LoadSource } from '@plumbline/ingest';
import type { InspectedColumn } from '@plumbline/model';
import { fingerprintOf } from '../load/fingerprint-of.ts';
import { writeFileAtomically } from '../state/write-file-atomically.ts';

export interface Inspected {
  readonly columns: ReadonlyMap<string, readonly InspectedColumn[]>;
  /** Cheap text by dataset that changes with its files; null: a file is missing. */
  readonly fingerprints: ReadonlyMap<string, string | null>;
  readonly diagnostics: readonly Diagnostic[];
}

/** What was found, under the hash of the source as defined. */
type Remembered = Readonly<
  Record<string, { readonly fingerprint: string; readonly columns: readonly InspectedColumn[] }>
>;

const FILE = 'inspected.json';

/** Columns of every source that exists. Types hold for the whole source, so the answer is kept until a file changes. */
export async function inspectSources(
  sources: ReadonlyMap<string, LoadSource>,
  folder: string,
  context: {
    readonly roots: readonly string[];
    readonly signal?: AbortSignal | undefined;
    readonly code: string;
  },
): Promise<Inspected> {
  const before = await remembered(folder, context.code);
  const after: Record<string, Remembered[string]> = {};
  const columns = new Map<string, readonly InspectedColumn[]>();
  const fingerprints = new Map<string, string | null>();
  const diagnostics: Diagnostic[] = [];
  let isNew = false;
  for (const [dataset, source] of sources) {
    const mark = await fingerprint(source);
    fingerprints.set(dataset, mark);
    const key = fingerprintOf(source);
    const known = before[key];
    if (known !== undefined && known.fingerprint === mark) {
      columns.set(dataset, known.columns);
      after[key] = known;
      continue;
    }
    const { roots, signal } = context;
    const found = await inspect(source, signal === undefined ? { roots } : { roots, signal });
    diagnostics.push(
      ...(mark === null && source.kind === 'files' ? found.diagnostics.map(asWarning) : found.diagnostics),
    );
    if (found.inspection === null) continue;
    columns.set(dataset, found.inspection.columns);
    if (mark === null || found.diagnostics.length > 0) continue;
    after[key] = { fingerprint: mark, columns: found.inspection.columns };
    isNew = true;
  }
  if (isNew) await remember(folder, context.code, after);
  return { columns, fingerprints, diagnostics };
}

/** Definitions can be checked where the data is not; loading refuses. */
function asWarning(diagnostic: Diagnostic): Diagnostic {
  return { ...diagnostic, severity: 'warning' };
}

async function remembered(folder: string, code: string): Promise<Remembered> {
  try {
    const value: unknown = JSON.parse(await readFile(join(folder, FILE), 'utf8'));
    const isOurs = typeof value === 'object' && value !== null && Reflect.get(value, 'code') === code;
    return isOurs ? (Reflect.get(value, 'sources') as Remembered) : {};
  } catch {
    return {};
  }
}

/** A folder that cannot be written costs time, nothing else. */
async function remember(folder: string, code: string, sources: Remembered): Promise<void> {
  await writeFileAtomically(join(folder, FILE), JSON.stringify({ code, sources })).catch(() => undefined);
}
