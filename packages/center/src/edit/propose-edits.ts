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
import { type CatalogObjects, toObjects } from '../catalog/catalog-objects.ts';
import { keyOf } from '../catalog/diff-objects.ts';
import { type Applying, apply } from '../center/apply.ts';
import type { ApplyReport } from '../center/apply-report.ts';
import { lastWritten, objectsByKey } from '../center/compare-objects.ts';
import type { Principal } from '../center/principal.ts';
import { accessFor, modelSeen } from '../center/sight.ts';
import type { Workings } from '../center/workings.ts';
import { refused } from '../governance/called-by-name.ts';
import type { ProposeWish, RequestRead, Stepped } from '../governance/change-requests-case.ts';
import { coveredForToday } from '../governance/covered-for-today.ts';
import { datedBody } from '../governance/dated-body.ts';
import { isDefinitionShown } from '../governance/is-definition-shown.ts';
import { requestWish } from '../governance/request-wish.ts';
import { reviewNow } from '../governance/review-now.ts';
import { type Revision, reviseRequest } from '../governance/revise-request.ts';
import { seenRequest } from '../governance/seen-request.ts';
import { refusalOf } from '../governance/step-request.ts';
import { readingOf } from '../governance/unknown-names.ts';
import { wholeSightInTurn } from '../governance/whole-sight-in-turn.ts';
import { isPermitted, permit } from '../people/permit.ts';
import { writerOf } from '../people/writer-of.ts';
import { madeInRequest, togetherWith } from './asked-together.ts';
import { rulesOf } from './edit-kinds.ts';
import { seeEdit } from './edit-sight.ts';
import type { DefinitionEdit } from './edits-case.ts';
import { isOverwritable } from './is-editable.ts';
import { type EditedObject, findingsOf, isError } from './read-edit.ts';
import { staleDiagnostic, staleOf } from './stale-edit.ts';

/** A definition that is to say something else, or to go. */
interface Wanted extends EditedObject {
  readonly edit: DefinitionEdit;
}

interface Asking {
  readonly edits: readonly DefinitionEdit[];
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
  let before: CatalogObjects['written'] = [];
  const compose = async (last: CatalogObjects) => {
    before = last.written;
    await requireFresh(workings, principal, { last, wanted });
    const there = objectsByKey(last.written);
    for (const one of wanted) {
      const body = there.get(keyOf(one))?.body ?? null;
      const shown = { kind: one.kind, name: one.id, body, there: body };
      if (!isDefinitionShown(workings, principal, shown)) unseen.add(keyOf(one));
    }
    return { files: filesOfObjects(withWanted(workings, last, { wanted, wish })), about: wanted };
  };
  const done = await apply(workings, compose, {
    ...{ request, dryRun, writer: writerOf(workings, principal) },
    ...(wanted.some(({ kind }) => rulesOf(kind).isDated) ? {} : requestDay(wish)),
    comment: title?.trim() || wanted.map(({ id }) => id).join(', '),
    ...(review === null ? {} : { writes: isPermitted(principal, 'apply') ? 'drafts' : 'requests' }),
  });
  const own = new Set(wanted.map(keyOf));
  if (!done.diagnostics.some(isError) && !done.changes.some((one) => own.has(keyOf(one))))
    throw new PlumblineError([report('change/nothing-to-change', {})]);
  return reportSeen(workings, principal, { done, own, unseen, covering: { last: before, wanted, wish } });
}

/** What else the request asks for stays, unless somebody has published that since. */
export async function reviseByEdits(
  workings: Workings,
  principal: Principal,
  { read, edits: sent, wish }: Asking & { readonly read: RequestRead },
): Promise<Stepped> {
  const asked = await seenRequest(workings, principal, read.number);
  if (asked === null) return { kind: 'gone' };
  // Before anything is told against what it asks for.
  const reason = refusalOf(asked, { event: 'draft', read, principal, comment: null });
  if (reason !== null) return refused(workings, reason);
  const { edits, replaced } = madeInRequest(sent, asked.content);
  const within = { content: asked.content, replaced };
  const { wanted, diagnostics } = await wantedOf(workings, principal, { edits, wish, within });
  await requireFresh(workings, principal, { last: await lastWritten(workings.holder.store), wanted });
  if (diagnostics.some(isError)) return { kind: 'broken', diagnostics };
  let covering: Covered = { last: [], wanted, wish };
  const compose = async (last: CatalogObjects, { content }: ChangeRequest): Promise<Revision> => {
    await requireFresh(workings, principal, { last, wanted });
    const names = new Set(wanted.map(keyOf));
    const kept = content.objects.filter(
      (object) => !names.has(keyOf(object)) && !(object.base === 0 && replaced.has(keyOf(object))),
    );
    await requireCurrent(workings, kept);
    const beside = kept.map(({ kind, id, body }) => ({ kind, id, body: body as PlainMap | null }));
    covering = {
      ...{ last: last.written, wanted: [...wanted, ...(beside as Covered['wanted'])] },
      wish: withDefaults(wish, content),
    };
    const objects = new Map(withWanted(workings, last, { wanted, wish }).map((one) => [keyOf(one), one]));
    for (const { kind, id, body } of kept) {
      const [object] = body === null ? [] : toObjects([{ kind, id, body }]);
      if (object === undefined) objects.delete(keyOf({ kind, id }));
      else objects.set(keyOf(object), object);
    }
    const files = filesOfObjects([...objects.values()]);
    return { files, wish: withDefaults(wish, content), about: [...wanted, ...kept] };
  };
  const done = await reviseRequest(workings, { principal, read, compose });
  if (done.kind !== 'broken') return done;
  const access = accessFor(workings.snapshots.current().model, principal);
  return {
    ...done,
    diagnostics: await coveredForToday(workings, done.diagnostics, { access, ...covering }),
  };
}

/** A definition that says no day itself holds from the day that is asked for. */
function requestDay(wish: ProposeWish): Pick<Applying, 'effectiveFrom'> {
  return { effectiveFrom: requestWish(wish).effectiveFrom };
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

interface Wanting extends Asking {
  /** The request that is revised. */
  readonly within?: { readonly content: ChangeContent | null; readonly replaced: ReadonlySet<string> };
}

async function wantedOf(
  workings: Workings,
  principal: Principal,
  { edits, wish, within = { content: null, replaced: new Set() } }: Wanting,
): Promise<{ readonly wanted: readonly Wanted[]; readonly diagnostics: readonly Diagnostic[] }> {
  const wanted: Wanted[] = [];
  const diagnostics: Diagnostic[] = [];
  const isOne = edits.length === 1;
  for (const edit of edits) {
    const { effectiveFrom = null } = wish;
    const others = edits.filter((one) => one !== edit);
    const together = togetherWith(workings, edit, { others, ...within });
    const seen = await seeEdit(workings, principal, { edit, effectiveFrom, together, isPlaced: isOne });
    const { object } = seen.read;
    const { kind } = edit;
    if (object !== null && seen.closed === 'taken')
      throw new PlumblineError([report('change/name-taken', { kind, name: object.id })]);
    if (object !== null && wanted.some((one) => keyOf(one) === keyOf(object)))
      throw new PlumblineError([report('change/edited-twice', { kind, name: object.id })]);
    // Definitions that are edited together may need each other: then only what all of them come to is judged.
    const told = isOne || seen.candidate === null ? seen.diagnostics : seen.read.diagnostics;
    diagnostics.push(...findingsOf(seen.read, told).map((finding) => finding.diagnostic));
    if (object !== null) wanted.push({ edit, ...object });
  }
  return { wanted, diagnostics };
}

/** Throws PlumblineError `change/stale-edit`, `change/name-taken`, `change/unread-definition`. */
async function requireFresh(
  workings: Workings,
  principal: Principal,
  { last, wanted }: { readonly last: CatalogObjects; readonly wanted: readonly Wanted[] },
): Promise<void> {
  if (wanted.some(({ kind }) => rulesOf(kind).isForWholeSight)) await wholeSightInTurn(workings, principal);
  const now = objectsByKey(last.written);
  const problems: Diagnostic[] = [];
  for (const one of wanted) {
    const { edit, kind, id: name, body } = one;
    if (!isOverwritable(workings, principal, { written: now, object: one })) {
      problems.push(report('change/unread-definition', { kind, name }));
      continue;
    }
    const conflict = await staleOf(workings, { edit, name, last });
    const theirs = now.get(keyOf(one))?.body ?? null;
    if (conflict !== null) problems.push(staleDiagnostic(kind, conflict, { mine: body, theirs }));
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
  for (const { kind, id, body } of wanted) {
    const key = keyOf({ kind, id });
    if (body === null) {
      objects.delete(key);
      continue;
    }
    const before = objects.get(key)?.body ?? null;
    // Where a request carries the day, publishing writes it down; elsewhere nobody else would.
    const isWrittenNow = rulesOf(kind).isDated && reviewNow(workings) === null && effectiveFrom !== null;
    const dated = isWrittenNow
      ? datedBody(body, before, { day: effectiveFrom, meaning: meaningIn(workings) })
      : body;
    objects.set(key, { kind, id, body: dated });
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

type Covered = Omit<Parameters<typeof coveredForToday>[2], 'access'>;

interface Reporting {
  readonly done: ApplyReport;
  /** What was edited, and of that what was not theirs to read before. */
  readonly own: ReadonlySet<string>;
  readonly unseen: ReadonlySet<string>;
  readonly covering: Covered;
}

/** What it reaches, as far as this person sees it. */
async function reportSeen(
  workings: Workings,
  principal: Principal,
  { done, own, unseen, covering }: Reporting,
): Promise<ApplyReport> {
  const served = workings.snapshots.current();
  const access = accessFor(served.model, principal);
  if (access === null) return done;
  const model = modelSeen(served, principal);
  return {
    ...done,
    changes: done.changes
      .filter((one) => own.has(keyOf(one)))
      .map((one) => (unseen.has(keyOf(one)) ? { ...one, parts: [] } : one)),
    impact: done.impact.filter(({ kind, id }) => readingOf(kind)?.isSeen(id, model, null) === true),
    diagnostics: await coveredForToday(workings, done.diagnostics, { access, ...covering }),
  };
}
