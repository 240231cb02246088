import { randomUUID } from 'node:crypto';
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Diagnostic, PlumblineError, report } from '@plumbline/diagnostics';
import type { LoadContext } from './load-context.ts';
import type { LoadResult } from './load-outcome.ts';
import type { LoadTask } from './load-task.ts';
import { loadedFiles } from './loaded-files.ts';
import { type MoneyTally, moneyTally } from './quarantine/money-tally.ts';
import { quarantinePart } from './quarantine/quarantine-part.ts';
import { openRejects, type RejectedRow, type RejectsFile } from './quarantine/rejects-file.ts';
import { openRaw } from './raw/open-raw.ts';
import { countedRows, type RawSource } from './raw/raw-source.ts';
import type { StagedPart } from './stage/stage.ts';
import { type StagedSource, stageSource } from './stage/stage-source.ts';
import { checkpoint, freeName, storeParts } from './store.ts';
import { versionOf } from './version.ts';

/**
 * Makes a new table from a source and checkpoints it. What the source gets wrong is in the diagnostics; aborting
 * rejects with the signal's reason. Either way nothing half-done stays.
 */
export async function load(task: LoadTask, context: LoadContext): Promise<LoadResult> {
  const stage = context.warehouse.stage ?? join(context.folder, 'stage');
  const work = join(stage, `${task.dataset}-${randomUUID()}`);
  mkdirSync(work, { recursive: true });
  const rejects = openRejects(work);
  try {
    return await loadWithin({ task, context, work, rejects, tally: moneyTally(task) });
  } catch (thrown) {
    if (!(thrown instanceof PlumblineError)) throw thrown;
    return { outcome: null, diagnostics: thrown.diagnostics };
  } finally {
    await rejects.close();
    rmSync(work, { recursive: true, force: true });
  }
}

interface LoadJob {
  readonly task: LoadTask;
  readonly context: LoadContext;
  /** Folder of this load alone, below the stage. */
  readonly work: string;
  readonly rejects: RejectsFile;
  readonly tally: MoneyTally;
}

async function loadWithin(job: LoadJob): Promise<LoadResult> {
  const { task, context, work, rejects, tally } = job;
  const { dataset } = task;
  const reject = (row: RejectedRow) => {
    rejects.write(row);
    tally.add(row);
  };
  const raw = await openRaw(task.source, {
    dataset,
    context,
    work,
    onBytes: (bytesDone, bytesTotal) =>
      context.onProgress?.({ dataset, step: 'scan', bytesDone, bytesTotal, rows: 0 }),
    onBroken: (file, { line, bytes }) =>
      reject({
        file,
        line,
        reasons: [{ kind: 'record', what: 'BROKEN QUOTE' }],
        raw: bytes.toString('utf8'),
      }),
  });
  try {
    const broken = rejects.count();
    const stopTicking = tickWhileReading(raw, task, context);
    const staged = await stageSource(task, raw, { work, signal: context.signal }).finally(stopTicking);
    checkCounts(raw, staged.parts);
    for (const [i, part] of raw.parts.entries()) {
      const one = staged.parts[i];
      if (one === undefined || one.bad + one.rejected === 0) continue;
      const options = {
        loader: raw.loader,
        dataset,
        signal: context.signal,
        write: reject,
        drained: rejects.drained,
      };
      await quarantinePart(part, one, staged.plan, options);
    }
    const rowsLoaded = staged.parts.reduce((sum, part) => sum + part.rows - part.bad, 0);
    const rowsRead = staged.parts.reduce((sum, part) => sum + part.rows + part.rejected, broken);
    return await finish(job, raw, staged, { rowsRead, rowsLoaded });
  } finally {
    await raw.close();
  }
}

const TICK_MS = 200;

/** DuckDB tells how far a statement is only when asked. */
function tickWhileReading(raw: RawSource, { dataset }: LoadTask, { onProgress }: LoadContext): () => void {
  if (onProgress === undefined) return () => {};
  const timer = setInterval(() => {
    const bytesDone = Math.round((raw.bytes * Math.min(100, raw.loader.progress())) / 100);
    onProgress({ dataset, step: 'read', bytesDone, bytesTotal: raw.bytes, rows: 0 });
  }, TICK_MS);
  return () => clearInterval(timer);
}

/** Our count of records and DuckDB's must agree, or a row was lost or read twice. */
function checkCounts(raw: RawSource, staged: readonly StagedPart[]): void {
  const diagnostics = raw.parts.flatMap((part, i) => {
    const read = (staged[i]?.rows ?? 0) + (staged[i]?.rejected ?? 0);
    const counted = countedRows(part);
    return counted === null || counted === read
      ? []
      : [report('load/rows-disagree', { file: part.file, counted, read })];
  });
  if (diagnostics.length > 0) throw new PlumblineError(diagnostics);
}

interface RowCounts {
  readonly rowsRead: number;
  readonly rowsLoaded: number;
}

async function finish(
  job: LoadJob,
  raw: RawSource,
  staged: StagedSource,
  counts: RowCounts,
): Promise<LoadResult> {
  const { task, context, rejects, tally } = job;
  const { warehouse, signal } = context;
  const { dataset } = task;
  const paths = staged.parts.map((part) => part.path);
  const quarantined = counts.rowsRead - counts.rowsLoaded;
  const quarantinedTotals = quarantined === 0 ? [] : await tally.totals(raw.loader, paths);
  const version = await versionOf(task, raw.hash, paths);
  const files = await loadedFiles(task, raw, staged);
  const table = await freeName(warehouse, `${dataset}__${version}`);
  const rejectsFile = await keepRejects(rejects, context, table);
  const diagnostics = [...raw.notes, ...staged.notes, ...rowNotes(dataset, counts, rejectsFile)];
  if (diagnostics.some((found) => found.severity === 'error')) return { outcome: null, diagnostics };
  signal?.throwIfAborted();
  const { bytes } = raw;
  context.onProgress?.({
    dataset,
    step: 'store',
    bytesDone: bytes,
    bytesTotal: bytes,
    rows: counts.rowsLoaded,
  });
  const fields = task.columns.map((column) => column.field);
  const filtered = staged.parts.some((part) => part.bad > 0);
  await storeParts(warehouse, table, fields, { paths, filtered, signal });
  await checkpoint(warehouse);
  const columns = staged.plan.columns.map(({ field, target }) => ({
    field,
    type: target ?? { kind: 'text' as const },
  }));
  const outcome = {
    dataset,
    table,
    version,
    ...counts,
    quarantined,
    rejectsFile,
    columns,
    quarantinedTotals,
    ...(files === null ? {} : { loadedFiles: files }),
  };
  return { outcome, diagnostics };
}

/** Moves the file of rejects out of the work folder, under the name of the table. */
async function keepRejects(
  rejects: RejectsFile,
  { folder }: LoadContext,
  table: string,
): Promise<string | null> {
  await rejects.close();
  if (rejects.count() === 0) return null;
  const kept = join(folder, 'rejects', `${table}.ndjson`);
  mkdirSync(join(folder, 'rejects'), { recursive: true });
  renameSync(rejects.path, kept);
  return kept;
}

function rowNotes(
  dataset: string,
  { rowsRead, rowsLoaded }: RowCounts,
  rejects: string | null,
): readonly Diagnostic[] {
  if (rowsRead === 0) return [report('load/no-rows', { dataset }, { severity: 'warning' })];
  if (rejects === null) return [];
  const at = { kind: 'data', file: rejects } as const;
  if (rowsLoaded === 0) return [report('load/no-good-rows', { dataset, rows: rowsRead, rejects }, { at })];
  const params = { dataset, quarantined: rowsRead - rowsLoaded, read: rowsRead, rejects };
  return [report('load/rows-quarantined', params, { at, severity: 'warning' })];
}
