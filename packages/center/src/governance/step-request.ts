import {
  type Diagnostic,
  type LifecycleEvent,
  PlumblineError,
  report,
  requestId,
} from '@plumbline/diagnostics';
import type { ReviewMode } from '@plumbline/model';
import type { ChangeRequest, Deciding, Decision, NewContent, NewStep } from '@plumbline/store';
import type { Principal } from '../center/principal.ts';
import type { RequestRead } from './change-requests-case.ts';
import { conflictsOf } from './conflicts-of.ts';
import { isState, nextState, wrongStep } from './lifecycle.ts';
import { maySign, type SignatureWish, sidesLeft, signatureRefusal, signaturesOf } from './signatures.ts';

/** A step of a person that moves a request. */
export interface Wished {
  readonly event: LifecycleEvent;
  readonly read: RequestRead;
  readonly principal: Principal;
  readonly comment: string | null;
}

/** What the request becomes, or why not. Pure: it is asked inside the transaction that does it. */
export function decideStep(standing: Deciding, wished: Wished): Decision<Diagnostic> {
  const refused = refusalOf(standing.request, wished);
  if (refused !== null) return { refused };
  return { steps: [stepOf(standing.request, wished.event, { comment: wished.comment })] };
}

/** The same for a revision; one that was sent back goes into review again. */
export function decideRevision(
  standing: Deciding,
  wished: Wished,
  content: NewContent,
  isDraft: boolean,
): Decision<Diagnostic> {
  const refused = refusalOf(standing.request, wished);
  if (refused !== null) return { refused };
  const draft = stepOf(standing.request, 'draft', { comment: wished.comment });
  if (isDraft || nextState(stateOf(draft), 'submit') === null) return { content, steps: [draft] };
  const submit = { ...draft, event: 'submit', state: 'in_review' };
  return { content, steps: [draft, submit] };
}

export interface Signing extends SignatureWish, Omit<Wished, 'event'> {
  /** What publishing writes; null: it is in force as a draft; absent: another signature was still missing. */
  readonly record: NewStep['record'] | null;
}

/** A signature, and the publication when it is the last one. */
export function decideSignature(standing: Deciding, signing: Signing): Decision<Diagnostic> {
  const { request } = standing;
  const { mode, side, comment, record } = signing;
  const refused =
    staleness(request, signing.read) ??
    refusedStep(request, 'sign') ??
    signatureRefusal(request, signing) ??
    (record === null ? null : overtaken(standing));
  if (refused !== null) return { refused };
  const signed = stepOf(request, 'sign', { comment, side });
  const sides = [...signaturesOf(request).map((one) => one.side), side];
  if (sidesLeft(mode, sides).length > 0) return { steps: [signed] };
  // Writers of this process take turns; of another one, somebody signed since the definitions were checked.
  if (record === undefined) return { steps: [signed] };
  const publish = stepOf(request, 'publish', {});
  return { steps: [signed, record === null ? publish : { ...publish, record }] };
}

/** Whether one more signature of this side publishes. */
export function isLastSignature(request: ChangeRequest, mode: ReviewMode, side: string): boolean {
  return sidesLeft(mode, [...signaturesOf(request).map((one) => one.side), side]).length === 0;
}

/** Only who asked may do these. */
const OF_THE_REQUESTER: readonly LifecycleEvent[] = ['draft', 'submit', 'withdraw'];
/** And these only who signs for a side. */
const OF_SIGNERS: readonly LifecycleEvent[] = ['request_changes', 'reject'];
const NOT_IN_FORCE: readonly LifecycleEvent[] = ['draft', 'submit', 'withdraw', 'reject'];

/** Why a person cannot take a step; null: they can. */
export function refusalOf(request: ChangeRequest, { event, read, principal }: Wished): Diagnostic | null {
  const { requester } = request;
  if (OF_THE_REQUESTER.includes(event) && principal.user !== requester && principal.inPlaceOf !== requester)
    return report('change/not-requester', { requester });
  if (OF_SIGNERS.includes(event) && !maySign(principal)) return report('change/not-signer', {});
  return staleness(request, read) ?? inForce(request, event) ?? refusedStep(request, event);
}

/** Whether the step leads anywhere from here, whoever takes it. */
export function isStepThere(request: ChangeRequest, event: LifecycleEvent): boolean {
  return (inForce(request, event) ?? refusedStep(request, event)) === null;
}

function refusedStep(request: ChangeRequest, event: LifecycleEvent): Diagnostic | null {
  const state = stateOf(request);
  if (nextState(state, event) === null) return wrongStep(state, event);
  // A draft that nobody uses yet is submitted before it is signed.
  if (event === 'sign' && state === 'draft' && !isInForce(request)) return wrongStep(state, event);
  return null;
}

function inForce(request: ChangeRequest, event: LifecycleEvent): Diagnostic | null {
  if (request.state !== 'draft' || !isInForce(request) || !NOT_IN_FORCE.includes(event)) return null;
  return report('change/in-force', { id: requestId(request.number) });
}

export function isInForce({ steps }: ChangeRequest): boolean {
  return steps.some(({ change }) => change !== null);
}

function staleness({ number, revision }: ChangeRequest, read: RequestRead): Diagnostic | null {
  if (read.revision === revision) return null;
  return report('change/revised-meanwhile', { id: requestId(number), revision, read: read.revision });
}

function overtaken(standing: Deciding): Diagnostic | null {
  const [first] = conflictsOf(standing);
  return first === undefined ? null : report('change/overtaken', first);
}

function stepOf(
  request: ChangeRequest,
  event: LifecycleEvent,
  { comment = null, side = null }: { readonly comment?: string | null; readonly side?: string | null },
): NewStep {
  const state = nextState(stateOf(request), event);
  if (state === null) throw new PlumblineError([wrongStep(stateOf(request), event)]);
  return { event, state, side, comment };
}

function stateOf({ state }: { readonly state: string }) {
  return isState(state) ? state : 'withdrawn';
}
