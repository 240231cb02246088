import { setImmediate as breathe } from 'node:timers/promises';
import { PlumblineError, report } from '@plumbline/diagnostics';
import { type ReviewMode, writtenObjects } from '@plumbline/model';
import type { ObjectName, Writer } from '@plumbline/store';
import { type CatalogObjects, INSPECTION } from '../catalog/catalog-objects.ts';
import { watchAfter } from '../close/watch-after.ts';
import { carriedObjects } from '../governance/carried-objects.ts';
import { checkDeadline } from '../governance/check-deadline.ts';
import { propose } from '../governance/propose.ts';
import { requestWish } from '../governance/request-wish.ts';
import { reviewInTurn } from '../governance/review-now.ts';
import { kindOfApply } from './applied-folder.ts';
import type { ApplyReport } from './apply-report.ts';
import type { ApplyOptions, DefinitionTexts } from './center.ts';
import { compareObjects, hasError, lastWritten } from './compare-objects.ts';
import { serveAgain } from './serve-again.ts';
import type { Workings } from './workings.ts';

export interface Applying extends ApplyOptions {
  readonly writer: Writer;
  /** The most it may do: where definitions would be written without a request, or drafts be used at once. Absent: all of it. */
  readonly writes?: 'requests' | 'drafts';
  /** ISO day from which what is written without a request holds. */
  readonly effectiveFrom?: string | null;
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
  const plain = writtenObjects(files);
  const written = review === null ? plain : carriedObjects(plain, last.written);
  await breathe();
  const effectiveFrom = review === null ? (options.effectiveFrom ?? null) : null;
  const compared = await compareObjects(workings, last, { files, written, effectiveFrom, about, signal });
  const { changes, impact, diagnostics, differences, found } = compared;
  const report: ApplyReport = {
    ...{ changes, impact, diagnostics, review },
    isApplied: false,
    change: null,
    request: null,
  };
  const isNothing = differences.length === 0 && found.length === 0;
  const isAsked = review !== null && differences.length > 0;
  if (isAsked && !hasError(diagnostics)) checkDeadline(workings, requestWish(options.request ?? {}).due);
  if (dryRun || isDry || isNothing || hasError(diagnostics)) return report;
  signal?.throwIfAborted();
  const at = { ...writer, now: workings.options.now() };
  if (isAsked) return propose(workings, { ...options, files, last, compared, report, review });
  const kind = review === null ? await kindOfApply(root, files) : INSPECTION;
  const behind = review === null ? { files, comment: comment ?? null } : {};
  const change = await store.definitions.record(
    { kind, versions: await compared.versions(), lifecycle: compared.lifecycle, ...behind },
    at,
  );
  await breathe();
  await serveAgain(workings, compared.today);
  return { ...report, isApplied: true, change: change.id };
}

/** Decided by what the catalog says now. Throws PlumblineError. */
function requireLeave(review: ReviewMode | null, writes: Applying['writes']): void {
  if (writes === undefined) return;
  if (review === null) throw new PlumblineError([report('change/not-reviewed', {})]);
  if (review === 'self' && writes === 'requests')
    throw new PlumblineError([report('store/not-allowed', { capability: 'apply' })]);
}
