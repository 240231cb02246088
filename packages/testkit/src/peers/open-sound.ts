import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openSession, openWorkspace, type Session } from '@plumbline/center';
import { type Diagnostic, type Place, PlumblineError } from '@plumbline/diagnostics';
import { isMap, isSeq, LineCounter, parseDocument } from 'yaml';

const METRICS = 'metrics.yaml';

/** What the refusal of a metric of the workspace is filed under. */
export const metricKey = (name: string): string => `${METRICS}#${name}`;

export interface SoundSession {
  readonly session: Session;
  /** Files and metrics left out, with the first error of each. */
  readonly refusals: ReadonlyMap<string, Diagnostic>;
}

/** Opens the workspace without what is wrong in it: requests and metrics, then datasets that cannot be loaded. */
export async function openSound(
  root: string,
  files: Map<string, string>,
): Promise<SoundSession | Multiplying> {
  const refusals = new Map<string, Diagnostic>();
  for (let round = 0; ; round++) {
    writeFiles(root, files);
    const workspace = await openWorkspace(root, { cwd: root, env: {}, now: () => new Date(0), today: null });
    const errors = workspace.diagnostics.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) {
      if (round > 20 || !dropErrors(errors, files, refusals)) throw new PlumblineError(errors);
      continue;
    }
    try {
      return { session: await openSession(workspace, LOADING), refusals };
    } catch (cause) {
      const found = multiplyingIn(cause);
      if (found === null) throw cause;
      return { multiplying: found };
    }
  }
}

const LOADING = {
  command: 'peers',
  now: () => new Date(0),
  lockWaitMs: 1000,
  load: 'stale',
  needsWarehouse: true,
} as const;

/** Relationships whose target proved not to be unique, with what the load said. */
export interface Multiplying {
  readonly multiplying: ReadonlyMap<string, Diagnostic>;
}

function multiplyingIn(cause: unknown): Multiplying['multiplying'] | null {
  if (!(cause instanceof PlumblineError)) return null;
  const errors = cause.diagnostics.filter(({ severity }) => severity === 'error');
  const found = errors.flatMap((error) =>
    error.code === 'load/target-not-unique'
      ? [[String(Object(error.params).relationship), error] as const]
      : [],
  );
  return found.length === 0 || found.length < errors.length ? null : new Map(found);
}

function dropErrors(
  errors: readonly Diagnostic[],
  files: Map<string, string>,
  refusals: Map<string, Diagnostic>,
): boolean {
  const byFile = new Map<string, FileError[]>();
  for (const { at, ...error } of errors)
    if (at?.kind === 'file') byFile.set(at.file, [...(byFile.get(at.file) ?? []), { ...error, at }]);
  let isDropped = false;
  for (const [file, found] of byFile) {
    const [error] = found;
    if (error !== undefined && file.startsWith('requests/') && files.delete(file)) {
      refusals.set(file, error);
      isDropped = true;
    }
    if (file === METRICS && dropMetrics(found, files, refusals)) isDropped = true;
  }
  return isDropped;
}

type FileError = Diagnostic & { readonly at: Extract<Place, { readonly kind: 'file' }> };

/** Takes the metrics out that the errors lie in. */
function dropMetrics(
  errors: readonly FileError[],
  files: Map<string, string>,
  refusals: Map<string, Diagnostic>,
): boolean {
  const lines = new LineCounter();
  const document = parseDocument(files.get(METRICS) ?? '', { lineCounter: lines });
  const metrics = document.get('metrics');
  if (!isSeq(metrics)) return false;
  const before = metrics.items.length;
  metrics.items = metrics.items.filter((item) => {
    if (!isMap(item) || item.range === null || item.range === undefined) return true;
    const [first, , end] = item.range;
    const error = errors.find(({ at: { line, column } }) => {
      const offset = (lines.lineStarts[line - 1] ?? 0) + column - 1;
      return offset >= first && offset < end;
    });
    if (error !== undefined) refusals.set(metricKey(String(item.get('name'))), error);
    return error === undefined;
  });
  files.set(METRICS, document.toString({ lineWidth: 0 }));
  return metrics.items.length < before;
}

function writeFiles(root: string, files: ReadonlyMap<string, string>): void {
  rmSync(join(root, 'requests'), { recursive: true, force: true });
  for (const [path, text] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}
