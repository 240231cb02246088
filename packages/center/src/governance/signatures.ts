import { type Capability, type Diagnostic, report, type SignatureSide } from '@plumbline/diagnostics';
import type { ReviewMode } from '@plumbline/model';
import type { ChangeRequest, ChangeStep } from '@plumbline/store';
import type { Principal } from '../center/principal.ts';
import { isPermitted } from '../people/permit.ts';

/** One side of each group must sign. */
const NEEDED: { readonly [M in ReviewMode]: readonly (readonly SignatureSide[])[] } = {
  two_signatures: [['finance'], ['business']],
  one: [['finance', 'business']],
  self: [['self']],
};

/** What a person needs to sign for a side. */
export const SIGNING: { readonly [S in SignatureSide]: Capability } = {
  finance: 'sign_finance',
  business: 'sign_business',
  self: 'apply',
};

/** Whether a person decides about requests of others. */
export function maySign(principal: Principal): boolean {
  return Object.values(SIGNING).some((capability) => isPermitted(principal, capability));
}

/** Signatures under the request as it reads now: a revision voids those before it. */
export function signaturesOf({ steps, revision }: ChangeRequest): readonly ChangeStep[] {
  return steps.filter((step) => step.event === 'sign' && step.revision === revision);
}

/** Who still has to sign: groups of sides, one of each. */
export function sidesLeft(
  mode: ReviewMode,
  signed: readonly (string | null)[],
): readonly (readonly SignatureSide[])[] {
  return NEEDED[mode].filter((group) => !group.some((side) => signed.includes(side)));
}

/** Why this person cannot sign for a side; null: they can. Whether they have the capability is asked apart. */
export function signatureRefusal(
  request: ChangeRequest,
  { mode, side, principal }: SignatureWish,
): Diagnostic | null {
  if (!NEEDED[mode].some((group) => group.includes(side)))
    return report('change/no-such-signature', { side });
  const signed = signaturesOf(request);
  const same = signed.find((step) => step.side === side);
  if (same !== undefined) return report('change/signed-already', { side, by: same.actor });
  if (side === 'self') return null;
  const people = peopleOf(principal);
  if (people.some((person) => authorsOf(request).has(person)))
    return report('change/own-request', { requester: request.requester });
  const other = signed.find(({ actor, inPlaceOf }) =>
    people.some((one) => one === actor || one === inPlaceOf),
  );
  return other === undefined ? null : report('change/both-sides', { side: other.side as SignatureSide });
}

export interface SignatureWish {
  readonly mode: ReviewMode;
  readonly side: SignatureSide;
  readonly principal: Principal;
}

const WRITING: readonly string[] = ['draft', 'submit'];

/** Whoever wrote any revision of it, or stood behind who did. */
function authorsOf({ requester, steps }: ChangeRequest): ReadonlySet<string> {
  const writing = steps.filter(({ event }) => WRITING.includes(event));
  return new Set([
    requester,
    ...writing.flatMap(({ actor, inPlaceOf }) => [actor, ...(inPlaceOf === null ? [] : [inPlaceOf])]),
  ]);
}

/** The person, and the one in whose place they act: neither may have another part in it. */
function peopleOf({ user, inPlaceOf }: Principal): readonly string[] {
  return inPlaceOf === undefined ? [user] : [user, inPlaceOf];
}
