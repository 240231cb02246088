import { type Diagnostic, PlumblineError, report } from '@plumbline/diagnostics';
import type { Model } from '@plumbline/model';
import { covered } from '../answer/covered.ts';
import { madeOf } from '../audit/note-reads.ts';
import type { CatalogObjects } from '../catalog/catalog-objects.ts';
import { keyOf } from '../catalog/diff-objects.ts';
import { lastWritten, objectsByKey } from '../center/compare-objects.ts';
import type { Principal } from '../center/principal.ts';
import { accessFor, sightOf, unanswered } from '../center/sight.ts';
import type { Workings } from '../center/workings.ts';
import { isDefinitionShown } from '../governance/is-definition-shown.ts';
import { mayPropose } from '../governance/may-propose.ts';
import { reviewNow } from '../governance/review-now.ts';
import { undated } from '../governance/undated.ts';
import { type Candidate, candidateOf } from './candidate.ts';
import type { MetricEdit } from './edits-case.ts';
import { type ReadEdit, readEdit } from './read-edit.ts';
import { unknownIn } from './unknown-in.ts';

/** An edit as one person sees what becomes of it. */
export interface SeenEdit {
  readonly read: ReadEdit;
  /** Null: the text says no metric, or what it says comes to nothing for this person. */
  readonly candidate: Candidate | null;
  /** What they may be told, of everything that was found. */
  readonly diagnostics: readonly Diagnostic[];
  /**
   * `taken`: the text gives it the name of a metric that this person may not edit. `unread`: what it would be written over is not
   * theirs to read. Nothing of that one is told, its version neither.
   */
  readonly closed: 'taken' | 'unread' | null;
}

/** Throws PlumblineError `store/not-allowed`, `query/unknown-metric`, `change/base-of-nothing`; why nothing is open to them. */
export async function seeEdit(
  workings: Workings,
  principal: Principal,
  { edit, effectiveFrom }: { readonly edit: MetricEdit; readonly effectiveFrom: string | null },
): Promise<SeenEdit> {
  mayPropose(principal);
  const served = workings.snapshots.current();
  const sight = sightOf(served, principal);
  if (sight === null) throw new PlumblineError(unanswered(served, principal));
  const { access } = sight;
  if (edit.name !== null) requireEditable(workings, principal, edit.name);
  // What was made from nothing was made from no version of it.
  else if (edit.base !== 0) throw new PlumblineError([report('change/base-of-nothing', { base: edit.base })]);
  const read = readEdit(edit, workings.options.env);
  const nothing = { read, candidate: null, closed: null };
  if (read.metric === null) return { ...nothing, diagnostics: read.diagnostics };
  const { name: metric } = read.metric;
  if (metric !== edit.name && (await isTaken(workings, principal, metric))) {
    const taken = report('change/name-taken', { metric });
    return { ...nothing, diagnostics: [...read.diagnostics, taken], closed: 'taken' };
  }
  const last = await lastWritten(workings.holder.store);
  if (!isOverwritable(workings, principal, { last, name: metric })) {
    const unread = report('change/unread-definition', { metric });
    return { ...nothing, diagnostics: [...read.diagnostics, unread], closed: 'unread' };
  }
  if (access !== null) {
    // What nobody tells them of is unknown, before anybody looks whether it is there.
    const unknown = unknownIn(read, sight.served.model);
    if (unknown.length > 0) return { ...nothing, diagnostics: unique([...read.diagnostics, ...unknown]) };
  }
  const candidate = await candidateOf(workings, read, effectiveFrom);
  // A figure of the whole company is guarded as its definition stands: a formula of one's own would take it apart.
  if (access !== null && candidate !== null && isOfCompany(candidate))
    return { ...nothing, diagnostics: [...read.diagnostics, report('query/closed-data', {})] };
  const all = unique([...read.diagnostics, ...(candidate?.diagnostics ?? [])]);
  // Words of a description name nothing: repeated, they would say which names there are.
  return { read, candidate, diagnostics: covered(all, access, metric), closed: null };
}

/** What one may not read, one does not write over: guessing its version is not having read it. */
export function isOverwritable(
  workings: Workings,
  principal: Principal,
  { last, name }: { readonly last: CatalogObjects; readonly name: string },
): boolean {
  const there = objectsByKey(last.written).get(keyOf({ kind: 'metric', id: name }))?.body ?? null;
  const body = there === null || reviewNow(workings) === null ? there : undated(there, there);
  return isDefinitionShown(workings, principal, { name, body, there });
}

/** By a metric, served or written for later, that is not theirs to edit. */
async function isTaken(workings: Workings, principal: Principal, name: string): Promise<boolean> {
  if (isEditable(workings, principal, name)) return false;
  if (workings.snapshots.current().model.metrics.has(name)) return true;
  const { written } = await lastWritten(workings.holder.store);
  return objectsByKey(written).has(keyOf({ kind: 'metric', id: name }));
}

function isOfCompany({ name, after }: Candidate): boolean {
  return [...madeOf(name, after)].some((one) => after.metrics.get(one)?.scope === 'company');
}

function unique(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  return diagnostics.filter((one) => {
    const key = JSON.stringify([one.code, one.params, one.at]);
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

/** Whose formula one does not read, one does not write. Throws PlumblineError `query/unknown-metric`. */
export function requireEditable(workings: Workings, principal: Principal, name: string): void {
  if (!isEditable(workings, principal, name))
    throw new PlumblineError([report('query/unknown-metric', { name })]);
}

export function isEditable({ snapshots }: Workings, principal: Principal, name: string): boolean {
  const sight = sightOf(snapshots.current(), principal);
  if (sight === null) return false;
  const metric = sight.served.model.metrics.get(name);
  // Everybody who sees all there is may mend what could not be served, too.
  if (metric === undefined) return sight.access === null;
  return metric.statement === null && sight.access?.opaque.has(name) !== true;
}

/** The definitions with the edit in them, as far as this person sees them. */
export function modelSeenIn({ after }: Candidate, principal: Principal): Model {
  return accessFor(after, principal)?.visible ?? after;
}
