import { type Diagnostic, PlumblineError, report } from '@plumbline/diagnostics';
import {
  filesOfObjects,
  formatMetric,
  type PlainMap,
  scopeOf,
  typeMetricFormula,
  type WrittenObject,
} from '@plumbline/model';
import type { ChangeContent, ChangeRequest, ProposedObject } from '@plumbline/store';
import { covered } from '../answer/covered.ts';
import { type CatalogObjects, toObjects } from '../catalog/catalog-objects.ts';
import { keyOf } from '../catalog/diff-objects.ts';
import { apply } from '../center/apply.ts';
import type { ApplyReport } from '../center/apply-report.ts';
import { lastWritten, objectsByKey } from '../center/compare-objects.ts';
import type { Principal } from '../center/principal.ts';
import { accessFor, modelSeen } from '../center/sight.ts';
import type { Workings } from '../center/workings.ts';
import type { ProposeWish, RequestRead, Stepped } from '../governance/change-requests-case.ts';
import { datedBody } from '../governance/dated-body.ts';
import { isDefinitionShown } from '../governance/is-definition-shown.ts';
import { requestWish } from '../governance/request-wish.ts';
import { reviewNow } from '../governance/review-now.ts';
import { type Revision, reviseRequest } from '../governance/revise-request.ts';
import { seenRequest } from '../governance/seen-request.ts';
import { isPermitted, permit } from '../people/permit.ts';
import { writerOf } from '../people/writer-of.ts';
import { isOverwritable, seeEdit } from './edit-sight.ts';
import type { MetricEdit } from './edits-case.ts';
import { findingsOf, isError } from './read-edit.ts';
import { staleDiagnostic, staleOf } from './stale-edit.ts';

/** A metric that is to say something else. */
interface Wanted {
  readonly edit: MetricEdit;
  readonly name: string;
  readonly body: PlainMap;
}

interface Asking {
  readonly edits: readonly MetricEdit[];
  readonly wish: ProposeWish;
}

/** The same as applying files that say everything else as the catalog does. */
export async function proposeEdits(
  workings: Workings,
  principal: Principal,
  { edits, wish }: Asking,
): Promise<ApplyReport> {
  const { title, dryRun = false, ...request } = wish;
  const { wanted, diagnostics } = await wantedOf(workings, principal, { edits, wish });
  const review = reviewNow(workings);
  await requireFresh(workings, principal, { last: await lastWritten(workings.holder.store), wanted });
  if (diagnostics.some(isError)) return nothingDone(review, diagnostics);
  if (review === null) permit(principal, 'apply');
  const unseen = new Set<string>();
  const compose = async (last: CatalogObjects) => {
    await requireFresh(workings, principal, { last, wanted });
    for (const [name, body] of metricsOf(last))
      if (
        wanted.some((one) => one.name === name) &&
        !isDefinitionShown(workings, principal, { name, body, there: body })
      )
        unseen.add(name);
    return filesOfObjects(withWanted(workings, last, { wanted, wish }));
  };
  const done = await apply(workings, compose, {
    ...{ request, dryRun, writer: writerOf(workings, principal) },
    comment: title?.trim() || wanted.map(({ name }) => name).join(', '),
    ...(review === null ? {} : { writes: isPermitted(principal, 'apply') ? 'drafts' : 'requests' }),
  });
  if (!done.diagnostics.some(isError) && !done.changes.some(({ kind }) => kind === 'metric'))
    throw new PlumblineError([report('change/nothing-to-change', {})]);
  return reportSeen(workings, principal, { done, unseen });
}

/** What else the request asks for stays, unless somebody has published that since. */
export async function reviseByEdits(
  workings: Workings,
  principal: Principal,
  { read, edits, wish }: Asking & { readonly read: RequestRead },
): Promise<Stepped> {
  if ((await seenRequest(workings, principal, read.number)) === null) return { kind: 'gone' };
  const { wanted, diagnostics } = await wantedOf(workings, principal, { edits, wish });
  await requireFresh(workings, principal, { last: await lastWritten(workings.holder.store), wanted });
  if (diagnostics.some(isError)) return { kind: 'broken', diagnostics };
  const compose = async (last: CatalogObjects, { content }: ChangeRequest): Promise<Revision> => {
    await requireFresh(workings, principal, { last, wanted });
    const names = new Set(wanted.map(({ name }) => keyOf({ kind: 'metric', id: name })));
    const kept = content.objects.filter((object) => !names.has(keyOf(object)));
    await requireCurrent(workings, kept);
    const objects = new Map(withWanted(workings, last, { wanted, wish }).map((one) => [keyOf(one), one]));
    for (const { kind, id, body } of kept) {
      const [object] = body === null ? [] : toObjects([{ kind, id, body }]);
      if (object === undefined) objects.delete(keyOf({ kind, id }));
      else objects.set(keyOf(object), object);
    }
    return { files: filesOfObjects([...objects.values()]), wish: withDefaults(wish, content) };
  };
  const done = await reviseRequest(workings, { principal, read, compose });
  if (done.kind !== 'broken') return done;
  const access = accessFor(workings.snapshots.current().model, principal);
  return { ...done, diagnostics: covered(done.diagnostics, access, null) };
}

/** What is not said stays as it was asked for. */
function withDefaults(
  { title, effectiveFrom, due, isDraft }: ProposeWish,
  content: ChangeContent,
): ProposeWish {
  return {
    title: title ?? content.title,
    effectiveFrom: effectiveFrom === undefined ? content.effectiveFrom : effectiveFrom,
    due: due === undefined ? content.due : due,
    isDraft,
  };
}

async function wantedOf(
  workings: Workings,
  principal: Principal,
  { edits, wish }: Asking,
): Promise<{ readonly wanted: readonly Wanted[]; readonly diagnostics: readonly Diagnostic[] }> {
  const wanted: Wanted[] = [];
  const diagnostics: Diagnostic[] = [];
  const isOne = edits.length === 1;
  for (const edit of edits) {
    const { effectiveFrom = null } = wish;
    const seen = await seeEdit(workings, principal, { edit, effectiveFrom });
    const name = seen.read.metric?.name;
    if (name !== undefined && seen.closed === 'taken')
      throw new PlumblineError([report('change/name-taken', { metric: name })]);
    if (name !== undefined && wanted.some((one) => one.name === name))
      throw new PlumblineError([report('change/metric-twice', { metric: name })]);
    // Metrics that are edited together may need each other: then only what all of them come to is judged.
    const told = isOne || seen.candidate === null ? seen.diagnostics : seen.read.diagnostics;
    diagnostics.push(...findingsOf(seen.read, told).map((finding) => finding.diagnostic));
    if (seen.read.metric !== null) wanted.push({ edit, ...seen.read.metric });
  }
  return { wanted, diagnostics };
}

/** Throws PlumblineError `change/stale-edit`, `change/name-taken`, `change/unread-definition`. */
async function requireFresh(
  workings: Workings,
  principal: Principal,
  { last, wanted }: { readonly last: CatalogObjects; readonly wanted: readonly Wanted[] },
): Promise<void> {
  const now = objectsByKey(last.written);
  const problems: Diagnostic[] = [];
  for (const { edit, name, body } of wanted) {
    if (!isOverwritable(workings, principal, { last, name })) {
      problems.push(report('change/unread-definition', { metric: name }));
      continue;
    }
    const conflict = await staleOf(workings, { edit, name, last });
    const theirs = now.get(keyOf({ kind: 'metric', id: name }))?.body ?? null;
    if (conflict !== null) problems.push(staleDiagnostic(conflict, { mine: body, theirs }));
  }
  if (problems.length > 0) throw new PlumblineError(problems);
}

/** Throws PlumblineError `change/overtaken`. */
async function requireCurrent({ holder }: Workings, kept: readonly ProposedObject[]): Promise<void> {
  const versions = await holder.store.definitions.lastVersions(kept);
  for (const { kind, id, base } of kept) {
    const version = versions.get(keyOf({ kind, id })) ?? 0;
    if (version !== base)
      throw new PlumblineError([report('change/overtaken', { kind, id, read: base, version })]);
  }
}

function withWanted(
  workings: Workings,
  { written }: CatalogObjects,
  { wanted, wish }: { readonly wanted: readonly Wanted[]; readonly wish: ProposeWish },
): readonly WrittenObject[] {
  const objects = objectsByKey(written);
  const { effectiveFrom } = requestWish(wish);
  for (const { name, body } of wanted) {
    const object = { kind: 'metric', id: name } as const;
    const before = objects.get(keyOf(object))?.body ?? null;
    // Where a request carries the day, publishing writes it down; elsewhere nobody else would.
    const isWrittenNow = reviewNow(workings) === null && effectiveFrom !== null;
    const dated = isWrittenNow
      ? datedBody(body, before, { day: effectiveFrom, meaning: meaningIn(workings) })
      : body;
    objects.set(keyOf(object), { ...object, body: dated });
  }
  return [...objects.values()];
}

function meaningIn({ snapshots }: Workings): (formula: string) => string {
  const scope = scopeOf(snapshots.current().model);
  return (formula) => {
    const { expr } = typeMetricFormula(formula, scope);
    return expr === null ? formula : formatMetric(expr);
  };
}

function nothingDone(review: ApplyReport['review'], diagnostics: readonly Diagnostic[]): ApplyReport {
  return {
    ...{ changes: [], impact: [], diagnostics, review },
    isApplied: false,
    change: null,
    request: null,
  };
}

function metricsOf({ written }: CatalogObjects): readonly (readonly [string, PlainMap])[] {
  return [...objectsByKey(written).values()].flatMap((one) =>
    one.kind === 'metric' ? [[one.id, one.body] as const] : [],
  );
}

/** What it reaches, as far as this person sees it. */
function reportSeen(
  workings: Workings,
  principal: Principal,
  { done, unseen }: { readonly done: ApplyReport; readonly unseen: ReadonlySet<string> },
): ApplyReport {
  const served = workings.snapshots.current();
  const access = accessFor(served.model, principal);
  if (access === null) return done;
  const { metrics } = modelSeen(served, principal);
  return {
    ...done,
    changes: done.changes
      .filter(({ kind }) => kind === 'metric')
      .map((one) => (unseen.has(one.id) ? { ...one, parts: [] } : one)),
    impact: done.impact.filter(({ kind, id }) => kind === 'metric' && metrics.has(id)),
    diagnostics: covered(done.diagnostics, access, null),
  };
}
