import { type Diagnostic, PlumblineError, report } from '@plumbline/diagnostics';
import type { Model, WrittenObject } from '@plumbline/model';
import type { ObjectName } from '@plumbline/store';
import { covered } from '../answer/covered.ts';
import { keyOf } from '../catalog/diff-objects.ts';
import { lastWritten, objectsByKey } from '../center/compare-objects.ts';
import type { Principal } from '../center/principal.ts';
import { accessFor, type Sight, sightOf, unanswered } from '../center/sight.ts';
import type { Workings } from '../center/workings.ts';
import { amongFor } from '../governance/catalog-among.ts';
import { isDefinitionShown } from '../governance/is-definition-shown.ts';
import { mayPropose, requireWholeSight } from '../governance/may-propose.ts';
import { reviewNow } from '../governance/review-now.ts';
import { undated } from '../governance/undated.ts';
import { readingOf } from '../governance/unknown-names.ts';
import { type Candidate, candidateOf } from './candidate.ts';
import { type EditKind, rulesOf } from './edit-kinds.ts';
import type { DefinitionEdit } from './edits-case.ts';
import { namersOf } from './namers-of.ts';
import { type EditedObject, type ReadEdit, readEdit } from './read-edit.ts';
import { unknownIn } from './unknown-in.ts';

/** An edit as one person sees what becomes of it. */
export interface SeenEdit {
  readonly read: ReadEdit;
  /** Null: the text says no definition, or what it says comes to nothing for this person. */
  readonly candidate: Candidate | null;
  /** What they may be told, of everything that was found. */
  readonly diagnostics: readonly Diagnostic[];
  /**
   * `taken`: the text gives it the name of a definition that this person may not edit. `unread`: what it would be written over is not
   * theirs to read. Nothing of that one is told, its version neither.
   */
  readonly closed: 'taken' | 'unread' | null;
}

/**
 * Throws PlumblineError `store/not-allowed`, `query/unknown-metric`, `model/unknown-reference`, `change/base-of-nothing`,
 * `change/closed-definitions`; why nothing is open to them.
 */
export async function seeEdit(
  workings: Workings,
  principal: Principal,
  { edit, effectiveFrom }: { readonly edit: DefinitionEdit; readonly effectiveFrom: string | null },
): Promise<SeenEdit> {
  const { kind } = edit;
  mayEdit(workings, principal, kind);
  const served = workings.snapshots.current();
  const sight = sightOf(served, principal);
  if (sight === null) throw new PlumblineError(unanswered(served, principal));
  const { access } = sight;
  if (edit.name !== null) requireEditable(workings, principal, { kind, id: edit.name });
  // What was made from nothing was made from no version of it.
  else if (edit.base !== 0) throw new PlumblineError([report('change/base-of-nothing', { base: edit.base })]);
  const read = readEdit(edit, workings.options.env);
  const nothing = { read, candidate: null, closed: null };
  const { object } = read;
  if (object === null) return { ...nothing, diagnostics: read.diagnostics };
  const { id: name } = object;
  if (name !== edit.name && (await isTaken(workings, principal, object))) {
    const taken = report('change/name-taken', { kind, name });
    return { ...nothing, diagnostics: [...read.diagnostics, taken], closed: 'taken' };
  }
  const last = await lastWritten(workings.holder.store);
  if (!isOverwritable(workings, principal, { written: objectsByKey(last.written), object })) {
    const unread = report('change/unread-definition', { kind, name });
    return { ...nothing, diagnostics: [...read.diagnostics, unread], closed: 'unread' };
  }
  const still = object.body === null ? await namersOf(workings, { last, object }) : [];
  if (still.length > 0) return { ...nothing, diagnostics: [stillNamed(object, still, sight)] };
  if (access !== null) {
    // What nobody tells them of is unknown, before anybody looks whether it is there.
    const unknown = unknownIn(read, sight.served.model);
    if (unknown.length > 0) return { ...nothing, diagnostics: unique([...read.diagnostics, ...unknown]) };
  }
  const candidate = await candidateOf(workings, { read, effectiveFrom, among: amongFor(served, principal) });
  // A figure of the whole company is guarded as its definition stands: a formula of one's own would take it apart.
  if (access !== null && candidate !== null && isOfCompany(candidate))
    return { ...nothing, diagnostics: [...read.diagnostics, report('query/closed-data', {})] };
  const all = unique([...read.diagnostics, ...(candidate?.diagnostics ?? [])]);
  // Words of a description name nothing: repeated, they would say which names there are.
  return { read, candidate, diagnostics: covered(all, access, name), closed: null };
}

/** Throws PlumblineError `store/not-allowed`, `change/closed-definitions`. */
export function mayEdit({ snapshots }: Workings, principal: Principal, kind: EditKind): void {
  mayPropose(principal);
  if (rulesOf(kind).isForWholeSight) requireWholeSight(snapshots.current(), principal);
}

/** By those that they see; that others do is told, and not which. */
function stillNamed(
  { kind, id: name }: EditedObject,
  still: readonly ObjectName[],
  { access, served }: Sight,
): Diagnostic {
  const isSeen = (one: ObjectName) =>
    access === null || readingOf(one.kind)?.isSeen(one.id, served.model, null) === true;
  const by = still.filter(isSeen).map(({ id }) => id);
  return by.length === 0 ? report('query/closed-data', {}) : report('change/still-named', { kind, name, by });
}

interface Overwriting {
  /** What was last written, by key. */
  readonly written: ReadonlyMap<string, WrittenObject>;
  readonly object: Pick<EditedObject, 'kind' | 'id'>;
}

/** What one may not read, one does not write over: guessing its version is not having read it. */
export function isOverwritable(
  workings: Workings,
  principal: Principal,
  { written, object }: Overwriting,
): boolean {
  const { kind, id: name } = object;
  const there = written.get(keyOf(object))?.body ?? null;
  const body = there === null || reviewNow(workings) === null ? there : undated(there, there);
  return isDefinitionShown(workings, principal, { kind, name, body, there });
}

/** By a definition, served or written for later, that is not theirs to edit. */
async function isTaken(workings: Workings, principal: Principal, object: EditedObject): Promise<boolean> {
  if (isEditable(workings, principal, object)) return false;
  if (rulesOf(object.kind).state(workings.snapshots.current().model, object.id) !== 'none') return true;
  const { written } = await lastWritten(workings.holder.store);
  return objectsByKey(written).has(keyOf(object));
}

function isOfCompany({ object, after }: Candidate): boolean {
  const made = rulesOf(object.kind).madeOf(object.id, after);
  return [...made].some((one) => after.metrics.get(one)?.scope === 'company');
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

/** What one does not read, one does not write. Throws PlumblineError `query/unknown-metric`, `model/unknown-reference`. */
export function requireEditable(
  workings: Workings,
  principal: Principal,
  object: Pick<EditedObject, 'kind' | 'id'>,
): void {
  if (isEditable(workings, principal, object)) return;
  const { kind, id: name } = object;
  const unknown = report('model/unknown-reference', { kind, name });
  throw new PlumblineError([kind === 'metric' ? report('query/unknown-metric', { name }) : unknown]);
}

export function isEditable(
  { snapshots }: Workings,
  principal: Principal,
  { kind, id }: Pick<EditedObject, 'kind' | 'id'>,
): boolean {
  const sight = sightOf(snapshots.current(), principal);
  if (sight === null) return false;
  const state = rulesOf(kind).state(sight.served.model, id);
  // Everybody who sees all there is may mend what could not be served, too.
  if (state === 'none') return sight.access === null;
  return state === 'editable' && (sight.access === null || isReadOpen(kind, id, sight));
}

function isReadOpen(kind: EditKind, id: string, { access, served }: Sight): boolean {
  return readingOf(kind)?.isSeen(id, served.model, access) === true;
}

/** The definitions with the edit in them, as far as this person sees them. */
export function modelSeenIn({ after }: Candidate, principal: Principal): Model {
  return accessFor(after, principal)?.visible ?? after;
}
