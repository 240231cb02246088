import { type Diagnostic, PlumblineError, report } from '@plumbline/diagnostics';
import type { Model } from '@plumbline/model';
import type { ObjectName } from '@plumbline/store';
import { covered } from '../answer/covered.ts';
import { lastWritten, objectsByKey } from '../center/compare-objects.ts';
import type { Principal } from '../center/principal.ts';
import { accessFor, type Sight, sightOf, unanswered } from '../center/sight.ts';
import type { Workings } from '../center/workings.ts';
import { amongFor } from '../governance/catalog-among.ts';
import { mayPropose, requireWholeSight } from '../governance/may-propose.ts';
import { readingOf } from '../governance/unknown-names.ts';
import type { TogetherObject } from './asked-together.ts';
import { type Candidate, candidateAmong, candidateOf } from './candidate.ts';
import { type EditKind, rulesOf } from './edit-kinds.ts';
import type { DefinitionEdit } from './edits-case.ts';
import { isOverwritable, isTaken, requireEditable } from './is-editable.ts';
import { namersOf } from './namers-of.ts';
import { openTogether } from './open-together.ts';
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

interface Seeing {
  readonly edit: DefinitionEdit;
  readonly effectiveFrom: string | null;
  /** What else is asked for: they are judged among each other. */
  readonly together: readonly TogetherObject[];
  /** Findings are told at their places in the text; else all of them come out of one look at everything that is asked for. */
  readonly isPlaced?: boolean;
}

/**
 * Throws PlumblineError `store/not-allowed`, `query/unknown-metric`, `model/unknown-reference`, `change/base-of-nothing`,
 * `change/closed-definitions`; why nothing is open to them.
 */
export async function seeEdit(
  workings: Workings,
  principal: Principal,
  { edit, effectiveFrom, together, isPlaced = true }: Seeing,
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
  const last = await lastWritten(workings.holder.store);
  const there = { written: objectsByKey(last.written), object };
  if (name !== edit.name && isTaken(workings, principal, there)) {
    const taken = report('change/name-taken', { kind, name });
    return { ...nothing, diagnostics: [...read.diagnostics, taken], closed: 'taken' };
  }
  if (!isOverwritable(workings, principal, there)) {
    const unread = report('change/unread-definition', { kind, name });
    return { ...nothing, diagnostics: [...read.diagnostics, unread], closed: 'unread' };
  }
  const among = amongFor(served, principal);
  const beside = { read, effectiveFrom, among, together };
  const { together: open, model } =
    access === null
      ? { together, model: served.model }
      : await openTogether(workings, principal, { ...beside, sight, last });
  const still = object.body === null ? await namersOf(workings, { last, object, together: open }) : [];
  if (still.length > 0) return { ...nothing, diagnostics: [stillNamed(object, still, sight)] };
  if (access !== null) {
    // What nobody tells them of is unknown, before anybody looks whether it is there.
    const unknown = unknownIn(read, model);
    if (unknown.length > 0) return { ...nothing, diagnostics: unique([...read.diagnostics, ...unknown]) };
  }
  const making = { ...beside, together: open };
  const candidate = await (isPlaced ? candidateOf : candidateAmong)(workings, making);
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

/** As it is, or as it would be: what takes such a figure away, or its scope, is a change of it. */
function isOfCompany({ object, before, after }: Candidate): boolean {
  const { kind, id } = object;
  return [before, after].some((model) =>
    [...rulesOf(kind).madeOf(id, model)].some((one) => model.metrics.get(one)?.scope === 'company'),
  );
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

/** The definitions with the edit in them, as far as this person sees them. */
export function modelSeenIn({ after }: Candidate, principal: Principal): Model {
  return accessFor(after, principal)?.visible ?? after;
}
