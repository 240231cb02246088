import { randomUUID } from 'node:crypto';
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Diagnostic, PlumblineError, report } from '@plumbline/diagnostics';
import type { LoadContext } from './load-context.ts';
import type { LoadOutcome, LoadResult } from './load-outcome.ts';
import type { LoadTask } from './load-task.ts';
import { type MoneyTally, moneyTally } from './quarantine/money-tally.ts';
import { quarantinePart } from './quarantine/quarantine-part.ts';
import { openRejects, type RejectsFile } from './quarantine/rejects-file.ts';
import { roundingNotes } from './quarantine/rounding-notes.ts';
import { openRaw } from './raw/open-raw.ts';
import type { RawSource } from './raw/raw-source.ts';
import type { StagePlan } from './stage/plan.ts';
import { planColumns } from './stage/plan-columns.ts';
import { refinePlan } from './stage/refine-plan.ts';
import { describeExpressions, type StagedPart, stageParts } from './stage/stage.ts';
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

interface Work {
  readonly task: LoadTask;
  readonly context: LoadContext;
  /** Folder of this load alone, below the stage. */
  readonly work: string;
  readonly rejects: RejectsFile;
  readonly tally: MoneyTally;
}

async function loadWithin(job: Work): Promise<LoadResult> {
  const { task, context, work, rejects, tally } = job;
  const { dataset } = task;
  const raw = await openRaw(task.source, {
    dataset,
    context,
    work,
    onBytes: (bytesDone, bytesTotal) =>
      context.onProgress?.({ dataset, step: 'scan', bytesDone, bytesTotal, rows: 0 }),
    onBroken: (file, { line, bytes }) => {
      rejects.write({
        file,
        line,
        reasons: [{ kind: 'record', what: 'BROKEN QUOTE' }],
        raw: bytes.toString('utf8'),
      });
      tally.unreadable();
    },
  });
  try {
    const { plan, staged, notes } = await stage(raw, job);
    checkCounts(raw, staged);
    const broken = rejects.count();
    for (const [i, part] of raw.parts.entries()) {
      const one = staged[i];
      if (one === undefined || one.bad + one.rejected === 0) continue;
      const write = (row: Parameters<RejectsFile['write']>[0]) => {
        rejects.write(row);
        tally.add(row);
      };
      const options = {
        loader: raw.loader,
        dataset,
        signal: context.signal,
        write,
        drained: rejects.drained,
      };
      await quarantinePart(part, one, plan, options);
    }
    const rowsLoaded = staged.reduce((sum, part) => sum + part.rows - part.bad, 0);
    const rowsRead = staged.reduce((sum, part) => sum + part.rows + part.rejected, broken);
    return await finish({ ...job, raw, plan, staged, notes: [...raw.notes, ...notes] }, rowsRead, rowsLoaded);
  } finally {
    await raw.close();
  }
}

interface Staged extends Work {
  readonly raw: RawSource;
  readonly plan: StagePlan;
  readonly staged: readonly StagedPart[];
  readonly notes: readonly Diagnostic[];
}

async function stage(
  raw: RawSource,
  { task, context, work }: Work,
): Promise<Pick<Staged, 'plan' | 'staged' | 'notes'>> {
  const { dataset } = task;
  const { signal } = context;
  const planned = await planColumns(task, raw, signal);
  const notes = [...planned.notes];
  let plan = await describeExpressions(planned.plan, raw, dataset);
  const stopTicking = tickWhileReading(raw, task, context);
  try {
    let staged = await stageParts(plan, raw, { dataset, work, signal, attempt: 0 });
    if (staged.some((part) => part.bad > 0)) {
      const better = await refinePlan(plan, raw, dataset, signal);
      notes.push(...better.notes);
      if (better.plan !== null) {
        plan = better.plan;
        for (const part of staged) rmSync(part.path, { force: true });
        staged = await stageParts(plan, raw, { dataset, work, signal, attempt: 1 });
      }
    }
    if (staged.some((part) => part.rounded > 0))
      notes.push(...(await roundingNotes(plan, raw, dataset, signal)));
    return { plan, staged, notes };
  } finally {
    stopTicking();
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
  const diagnostics = raw.parts.flatMap(({ file, text }, i) => {
    const read = (staged[i]?.rows ?? 0) + (staged[i]?.rejected ?? 0);
    return text === null || text.rows === read
      ? []
      : [report('load/rows-disagree', { file, counted: text.rows, read })];
  });
  if (diagnostics.length > 0) throw new PlumblineError(diagnostics);
}

async function finish(job: Staged, rowsRead: number, rowsLoaded: number): Promise<LoadResult> {
  const { task, context, raw, plan, staged, rejects, tally } = job;
  const { warehouse, signal } = context;
  const { dataset } = task;
  const paths = staged.map((part) => part.path);
  const quarantined = rowsRead - rowsLoaded;
  const quarantinedTotals = quarantined === 0 ? [] : await tally.totals(raw.loader, paths);
  const version = await versionOf(task, raw.hash, paths);
  const table = await freeName(warehouse, `${dataset}__${version}`);
  const rejectsFile = await keepRejects(rejects, context, table);
  const notes = [...job.notes, ...rowNotes(dataset, { rowsRead, rowsLoaded, rejectsFile })];
  if (notes.some((note) => note.severity === 'error')) return { outcome: null, diagnostics: notes };
  signal?.throwIfAborted();
  context.onProgress?.({
    dataset,
    step: 'store',
    bytesDone: raw.bytes,
    bytesTotal: raw.bytes,
    rows: rowsLoaded,
  });
  const fields = task.columns.map((column) => column.field);
  await storeParts(warehouse, table, fields, {
    paths,
    filtered: staged.some((part) => part.bad > 0),
    signal,
  });
  await checkpoint(warehouse);
  const columns = plan.columns.map(({ field, target }) => ({
    field,
    type: target ?? { kind: 'text' as const },
  }));
  const counts = { rowsRead, rowsLoaded, quarantined, rejectsFile, quarantinedTotals };
  const outcome: LoadOutcome = { dataset, table, version, columns, ...counts };
  return { outcome, diagnostics: notes };
}

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
  { rowsRead, rowsLoaded, rejectsFile }: { rowsRead: number; rowsLoaded: number; rejectsFile: string | null },
): readonly Diagnostic[] {
  if (rowsRead === 0) return [report('load/no-rows', { dataset }, { severity: 'warning' })];
  if (rejectsFile === null) return [];
  const at = { kind: 'data', file: rejectsFile } as const;
  if (rowsLoaded === 0)
    return [report('load/no-good-rows', { dataset, rows: rowsRead, rejects: rejectsFile }, { at })];
  const params = { dataset, quarantined: rowsRead - rowsLoaded, read: rowsRead, rejects: rejectsFile };
  return [report('load/rows-quarantined', params, { at, severity: 'warning' })];
}
