import type { Model, PlainMap } from '@plumbline/model';
import type { ChangeRequest, ObjectName } from '@plumbline/store';
import type { Principal } from '../center/principal.ts';
import { isWhole } from '../center/served.ts';
import { accessFor, isUnrestricted } from '../center/sight.ts';
import type { Workings } from '../center/workings.ts';
import { isDefinitionShown } from './is-definition-shown.ts';
import { isState, OPEN_STATES } from './lifecycle.ts';
import type { Proposed } from './proposed-model.ts';
import { bodiesOf } from './semantic-changes.ts';
import { isInForce } from './step-request.ts';
import { readingOf } from './unknown-names.ts';

/** Whether somebody may read what a request says of an object, as it is and as it would be. */
export type IsTextShown = (object: ObjectName) => boolean;

/**
 * Seeing a request is one thing, reading what it quotes another: a past formula, a plan or a replacement may be hidden, and so
 * may what somebody else has written for later meanwhile.
 */
export function requestTexts(
  workings: Workings,
  principal: Principal,
  { request, proposed }: { readonly request: ChangeRequest; readonly proposed: Proposed },
): IsTextShown {
  const served = workings.snapshots.current();
  if (isUnrestricted(served, principal)) return () => true;
  // A policy may be among what an error keeps out.
  if (!isWhole(served)) return () => false;
  const isOpen = isState(request.state) && OPEN_STATES.includes(request.state) && !isInForce(request);
  const [bodyBefore, bodyAfter] = [bodiesOf(proposed.written), bodiesOf(proposed.objects)];
  return (object) => {
    const { kind, id } = object;
    if (readingOf(kind) === null) return false;
    const [before, after] = [bodyBefore(object), bodyAfter(object)];
    const isNow =
      !isOpen || isDefinitionShown(workings, principal, { kind, name: id, body: before, there: before });
    return (
      isNow &&
      isReadable(proposed.before, principal, { kind, id, body: before }) &&
      isReadable(proposed.after, principal, { kind, id, body: after })
    );
  };
}

interface Text {
  readonly kind: string;
  readonly id: string;
  readonly body: PlainMap | null;
}

function isReadable(model: Model, principal: Principal, { kind, id, body }: Text): boolean {
  if (body === null) return true;
  const access = accessFor(model, principal);
  // What was asked for long ago may name what is there no more: nobody says who was to see that.
  const visible = access?.visible ?? model;
  const reading = readingOf(kind);
  return reading?.isSeen(id, visible, access) === true && reading.unknown(body, visible).length === 0;
}
