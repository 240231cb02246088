import type { Diagnostic, LifecycleEvent, SignatureSide } from '@plumbline/diagnostics';
import type { ReviewMode } from '@plumbline/model';
import type { ChangeRequest } from '@plumbline/store';
import type { Principal } from '../center/principal.ts';
import { refusalOf as notAllowed } from '../people/permit.ts';
import { discussing } from './may-propose.ts';
import { SIGNING, sidesLeft, signatureRefusal, signaturesOf } from './signatures.ts';
import { isStepThere, refusalOf } from './step-request.ts';

/** A step that a request could take as it stands. */
export interface Way {
  readonly event: LifecycleEvent;
  /** Of a signature. */
  readonly side: SignatureSide | null;
  /** Why this person cannot take it; null: they can. */
  readonly refused: Diagnostic | null;
}

const STEPS: readonly LifecycleEvent[] = ['submit', 'withdraw', 'request_changes', 'reject'];

/** Where a request can go from here, and which of these steps a person can take: signatures that are missing first. */
export function waysOf(
  request: ChangeRequest,
  principal: Principal,
  mode: ReviewMode | null,
): readonly Way[] {
  const read = { number: request.number, revision: request.revision };
  const steps = STEPS.filter((event) => isStepThere(request, event)).map((event): Way => {
    const refused = discussing(principal) ?? refusalOf(request, { event, read, principal, comment: null });
    return { event, side: null, refused };
  });
  return [...signaturesLeft(request, principal, mode), ...steps];
}

/** Signatures that are missing. */
export function signaturesLeft(
  request: ChangeRequest,
  principal: Principal,
  mode: ReviewMode | null,
): readonly Way[] {
  if (mode === null || !isStepThere(request, 'sign')) return [];
  const signed = signaturesOf(request).map(({ side }) => side);
  const sides = sidesLeft(mode, signed).flat();
  return sides.map((side): Way => {
    const [forbidden = null] = notAllowed(principal, SIGNING[side]);
    // Who asked is told that, whatever else they may not do.
    const refused = signatureRefusal(request, { mode, side, principal });
    return { event: 'sign', side, refused: refused ?? forbidden };
  });
}
