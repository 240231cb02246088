import { PlumblineError, report } from '@plumbline/diagnostics';
import type { WrittenObject } from '@plumbline/model';
import { keyOf } from '../catalog/diff-objects.ts';
import type { Principal } from '../center/principal.ts';
import { type Sight, sightOf } from '../center/sight.ts';
import type { Workings } from '../center/workings.ts';
import { isDefinitionShown } from '../governance/is-definition-shown.ts';
import { reviewNow } from '../governance/review-now.ts';
import { undated } from '../governance/undated.ts';
import { readingOf } from '../governance/unknown-names.ts';
import { type EditKind, rulesOf } from './edit-kinds.ts';
import type { EditedObject } from './read-edit.ts';

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

interface Naming {
  /** What was last written, by key. */
  readonly written: ReadonlyMap<string, WrittenObject>;
  readonly object: Pick<EditedObject, 'kind' | 'id'>;
}

/** What one may not read, one does not write over: guessing its version is not having read it. */
export function isOverwritable(
  workings: Workings,
  principal: Principal,
  { written, object }: Naming,
): boolean {
  const { kind, id: name } = object;
  const there = written.get(keyOf(object))?.body ?? null;
  const body = there === null || reviewNow(workings) === null ? there : undated(there, there);
  return isDefinitionShown(workings, principal, { kind, name, body, there });
}

/** By a definition, served or written for later, that is not theirs to edit. */
export function isTaken(workings: Workings, principal: Principal, { written, object }: Naming): boolean {
  if (isEditable(workings, principal, object)) return false;
  const { model } = workings.snapshots.current();
  return rulesOf(object.kind).state(model, object.id) !== 'none' || written.has(keyOf(object));
}
