import { setImmediate as breathe } from 'node:timers/promises';
import { type Diagnostic, PlumblineError, report } from '@plumbline/diagnostics';
import { type ReviewMode, writtenObjects } from '@plumbline/model';
import type { ObjectName, Writer } from '@plumbline/store';
import { type CatalogObjects, INSPECTION } from '../catalog/catalog-objects.ts';
import { watchAfter } from '../close/watch-after.ts';
import { carriedObjects } from '../governance/carried-objects.ts';
import { checkDeadline } from '../governance/check-deadline.ts';
import { lostSight } from '../governance/lost-sight.ts';
import { propose } from '../governance/propose.ts';
import { requestWish } from '../governance/request-wish.ts';
import { reviewInTurn } from '../governance/review-now.ts';
import { type MergedFiles, mergeFiles } from '../merge/merge-files.ts';
import { APPLY_ELSEWHERE, kindOfApply } from './applied-folder.ts';
import type { ApplyReport } from './apply-report.ts';
import type { ApplyOptions, DefinitionTexts } from './center.ts';
import { type Compared, compareObjects, hasError, lastWritten, nothingCompared } from './compare-objects.ts';
import type { Principal } from './principal.ts';
import { serveAgain } from './serve-again.ts';
import type { Workings } from './workings.ts';

export interface Applying extends ApplyOptions {
  readonly writer: Writer;
  /** Who sends files that say all there is; absent: nobody whom they could shut out. */
  readonly principal?: Principal;
  /** The most it may do: where definitions would be written without a request, or drafts be used at once. Absent: all of it. */
  readonly writes?: 'requests' | 'drafts';
  /** ISO day from which what is written without a request holds. */
  readonly effectiveFrom?: string | null;
  /** Files that people wrote, and that say all there is. Absent: what is no function is. */
  readonly isOfFiles?: boolean;
}

/** Files that are put together out of what was last written: when their turn has come, or they would undo what others wrote while they waited. */
export type Composing = (last: CatalogObjects) => Promise<DefinitionTexts | Composed>;

interface Composed {
  readonly files: DefinitionTexts;
  /** They are looked at only, whatever was asked: not even what an inspection finds is written. */
  readonly isDry?: boolean;
  /** The definitions that alone say something else; absent: somebody answers for all of them. */
  readonly about: readonly ObjectName[];
}

/** Compares, checks, records, serves: in turn with every other change of what is served. */
export async function apply(
  workings: Workings,
  files: DefinitionTexts | Composing,
  options: Applying,
): Promise<ApplyReport> {
  const done = await workings.publishing(() => applyNow(workings, files, options));
  if (!done.isApplied) return done;
  const untold = await watchAfter(workings);
  return { ...done, diagnostics: [...done.diagnostics, ...untold] };
}

async function applyNow(
  workings: Workings,
  asked: DefinitionTexts | Composing,
  options: Applying,
): Promise<ApplyReport> {
  const { root, holder } = workings;
  const { dryRun = false, comment, writer, signal } = options;
  const { store } = holder;
  const last = await lastWritten(store);
  const review = await reviewInTurn(workings);
  requireLeave(review, options.writes);
  const composed = typeof asked === 'function' ? await asked(last) : asked;
  const { files, isDry = false, about } = 'about' in composed ? composed : { files: composed };
  await breathe();
  const isOfFiles = options.isOfFiles ?? typeof asked !== 'function';
  const merged = isOfFiles ? await mergeFiles(workings, { files, last, review, ...options }) : null;
  const { compared, diagnostics: beside } =
    merged === null
      ? await compareComposed(workings, { files, last, review, options, about })
      : await compareMerged(workings, { merged, last, review, options });
  const { changes, impact, differences, found, model } = compared;
  const { principal } = options;
  const isAtOnce = review === null || review === 'self';
  const lost =
    principal === undefined || differences.length === 0 || hasError(beside)
      ? []
      : await lostSight(workings, { principal, model, files, isAtOnce });
  const diagnostics = [...beside, ...lost];
  const report: ApplyReport = {
    ...{ changes, impact, diagnostics, review },
    isApplied: false,
    change: null,
    request: null,
  };
  const isAsked = review !== null && differences.length > 0;
  if (isAsked && !hasError(diagnostics)) checkDeadline(workings, requestWish(options.request ?? {}).due);
  if (dryRun || isDry || hasError(diagnostics)) return report;
  signal?.throwIfAborted();
  const at = { ...writer, now: workings.options.now() };
  const kept = isOfFiles ? files : NO_FILES;
  if (differences.length === 0 && found.length === 0) {
    if (merged?.isMoved === true && options.writes === undefined) {
      const kind = await kindOfApply(root, files);
      await store.definitions.record({ kind, versions: [], files }, at);
    }
    return report;
  }
  const base = merged?.base ?? null;
  if (isAsked) return propose(workings, { ...options, files: kept, base, last, compared, report, review });
  const own = isOfFiles ? await kindOfApply(root, files) : APPLY_ELSEWHERE;
  const kind = review === null ? own : INSPECTION;
  const behind = review === null ? { files: kept, comment: comment ?? null } : {};
  const change = await store.definitions.record(
    { kind, versions: await compared.versions(), lifecycle: compared.lifecycle, ...behind },
    at,
  );
  await breathe();
  await serveAgain(workings, compared.today);
  return { ...report, isApplied: true, change: change.id };
}

/** What nobody wrote as files says nothing of what the files say. */
const NO_FILES: DefinitionTexts = new Map();

interface ToCompare {
  readonly last: CatalogObjects;
  readonly review: ReviewMode | null;
  readonly options: Applying;
}

interface Told {
  readonly compared: Compared;
  readonly diagnostics: readonly Diagnostic[];
}

interface ToComposed extends ToCompare {
  readonly files: DefinitionTexts;
  readonly about: Composed['about'] | undefined;
}

async function compareComposed(
  workings: Workings,
  { files, last, review, options, about }: ToComposed,
): Promise<Told> {
  const plain = writtenObjects(files);
  const written = review === null ? plain : carriedObjects(plain, last.written);
  await breathe();
  const effectiveFrom = review === null ? (options.effectiveFrom ?? null) : null;
  const { signal } = options;
  const compared = await compareObjects(workings, last, { files, written, effectiveFrom, about, signal });
  return { compared, diagnostics: compared.diagnostics };
}

async function compareMerged(
  workings: Workings,
  { merged, last, options: { signal } }: ToCompare & { readonly merged: MergedFiles },
): Promise<Told> {
  const { files, written, diagnostics } = merged;
  if (hasError(diagnostics)) {
    const { model, day } = workings.snapshots.current();
    return { compared: nothingCompared(model, day), diagnostics };
  }
  const compared = await compareObjects(workings, last, { files, written, signal });
  return { compared, diagnostics: [...diagnostics, ...(await merged.placed(compared.diagnostics))] };
}

/** Decided by what the catalog says now. Throws PlumblineError. */
function requireLeave(review: ReviewMode | null, writes: Applying['writes']): void {
  if (writes === undefined) return;
  if (review === null) throw new PlumblineError([report('change/not-reviewed', {})]);
  if (review === 'self' && writes === 'requests')
    throw new PlumblineError([report('store/not-allowed', { capability: 'apply' })]);
}
