import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Diagnostic, type Place, report } from '@plumbline/diagnostics';
import { fingerprint, inspect, type LoadSource, type SourceMemory } from '@plumbline/ingest';
import type { InspectedColumn } from '@plumbline/model';
import { fingerprintOf } from '../load/fingerprint-of.ts';
import { writeFileAtomically } from '../state/write-file-atomically.ts';
import { isBelow } from './is-below.ts';
import { sheetCopies } from './sheet-copies.ts';
import { keepSources } from './source-memory.ts';

export interface Inspected {
  readonly columns: ReadonlyMap<string, readonly InspectedColumn[]>;
  /** By dataset, text that changes with the bytes of its files; null: a file is missing, or they alone do not tell. */
  readonly fingerprints: ReadonlyMap<string, string | null>;
  /** Datasets whose files are not there, and whose columns are those of an earlier time. */
  readonly gone: ReadonlySet<string>;
  readonly diagnostics: readonly Diagnostic[];
}

export interface InspectContext {
  readonly roots: readonly string[];
  readonly signal?: AbortSignal | undefined;
  readonly memory: SourceMemory;
  /** Version of our code: what another version found is not used. */
  readonly code: string;
  /** Where the source of a dataset is written: the place of what is wrong with it. */
  readonly placeOf: (dataset: string) => Place | null;
  /** How a source is reported that is not there and was never seen. */
  readonly missing: 'error' | 'warning';
  /** Columns that the catalog knows, asked only for a source that is gone and that this folder has not inspected. */
  readonly recorded?: (() => Promise<ReadonlyMap<string, readonly InspectedColumn[]>>) | undefined;
  /** Folders that do not exist, with the variable that names each: said once, not for every file in them. */
  readonly absent: ReadonlyMap<string, string>;
}

interface Finding {
  readonly fingerprint: string | null;
  readonly columns: readonly InspectedColumn[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Findings under the hash of the dataset's source as defined. */
type Memory = Readonly<Record<string, Finding>>;

const FILE = 'inspected.json';

/**
 * Columns of every source. Types hold for the whole source, so what was found is kept until a file changes. A source
 * that is gone keeps the columns it had.
 */
export async function inspectSources(
  sources: ReadonlyMap<string, LoadSource>,
  folder: string,
  context: InspectContext,
): Promise<Inspected> {
  const before = await recall(folder, context.code);
  const after: Record<string, Finding> = {};
  const columns = new Map<string, readonly InspectedColumn[]>();
  const fingerprints = new Map<string, string | null>();
  const gone = new Set<string>();
  const diagnostics: Diagnostic[] = [];
  const recorded = askedOnce(context.recorded);
  for (const [dataset, source] of sources) {
    const mark = await fingerprint(source, context.memory);
    const key = fingerprintOf({ dataset, source });
    const known = before[key];
    const found =
      known?.fingerprint === mark && mark !== null
        ? known
        : await inspectNow({ dataset, source, mark, folder }, context);
    const isMissing = found.columns.length === 0 && mark === null && source.kind === 'files';
    const earlier = isMissing ? (known ?? findingOf((await recorded()).get(dataset))) : undefined;
    const isGone = earlier !== undefined;
    const used = earlier ?? found;
    if (isGone) gone.add(dataset);
    fingerprints.set(dataset, mark);
    const at = context.placeOf(dataset);
    const placed = at === null ? found.diagnostics : found.diagnostics.map((one) => ({ at, ...one }));
    diagnostics.push(...(isGone ? placed.map(asWarning) : placed));
    if (used.columns.length === 0) continue;
    columns.set(dataset, used.columns);
    after[key] = used;
  }
  await keepSources(folder, context.code, context.memory);
  if (JSON.stringify(after) !== JSON.stringify(before)) await remember(folder, context.code, after);
  const absent = absentFolders(
    context,
    [...sources].filter(([name]) => !gone.has(name)).map(([, source]) => source),
  );
  return { columns, fingerprints, gone, diagnostics: [...absent, ...diagnostics] };
}

function askedOnce(
  ask: InspectContext['recorded'],
): () => Promise<ReadonlyMap<string, readonly InspectedColumn[]>> {
  let asked: ReturnType<NonNullable<InspectContext['recorded']>> | null = null;
  return () => {
    asked ??= ask === undefined ? Promise.resolve(new Map()) : ask();
    return asked;
  };
}

function findingOf(columns: readonly InspectedColumn[] | undefined): Finding | undefined {
  return columns === undefined ? undefined : { fingerprint: null, columns, diagnostics: [] };
}

async function inspectNow(
  {
    dataset,
    source,
    mark,
    folder,
  }: { dataset: string; source: LoadSource; mark: string | null; folder: string },
  context: InspectContext,
): Promise<Finding> {
  const { roots, signal, missing, absent } = context;
  const isAbsent = (path: string) => [...absent.keys()].some((folder) => isBelow(path, folder));
  if (source.kind === 'files' && source.paths.some(isAbsent))
    return { fingerprint: null, columns: [], diagnostics: [] };
  const { inspection, diagnostics } = await inspect(dataset, source, {
    roots,
    copies: sheetCopies(folder),
    ...(signal === undefined ? {} : { signal }),
  });
  const isLenient = missing === 'warning' && mark === null && source.kind === 'files';
  return {
    fingerprint: mark,
    columns: inspection?.columns ?? [],
    diagnostics: isLenient ? diagnostics.map(asWarning) : diagnostics,
  };
}

/** `needed`: sources without an earlier time to fall back on. */
function absentFolders(
  { absent, missing }: InspectContext,
  needed: readonly LoadSource[],
): readonly Diagnostic[] {
  return [...absent].map(([path, name]) => {
    const isNeeded = needed.some(
      (source) => source.kind === 'files' && source.paths.some((file) => isBelow(file, path)),
    );
    const hints = [
      {
        text: {
          zh: `把环境变量 ${name} 设为数据所在的文件夹`,
          en: `set ${name} to the folder that holds the data`,
        },
      },
    ];
    const severity = isNeeded ? missing : 'warning';
    return report('workspace/variable-folder-not-found', { name, path }, { severity, hints });
  });
}

function asWarning(diagnostic: Diagnostic): Diagnostic {
  return { ...diagnostic, severity: 'warning' };
}

async function recall(folder: string, code: string): Promise<Memory> {
  try {
    const value: unknown = JSON.parse(await readFile(join(folder, FILE), 'utf8'));
    const isOurs = typeof value === 'object' && value !== null && Reflect.get(value, 'code') === code;
    return isOurs ? (Reflect.get(value, 'sources') as Memory) : {};
  } catch {
    return {};
  }
}

/** A folder that cannot be written costs time, nothing else. */
async function remember(folder: string, code: string, sources: Memory): Promise<void> {
  await writeFileAtomically(join(folder, FILE), JSON.stringify({ code, sources })).catch(() => undefined);
}
