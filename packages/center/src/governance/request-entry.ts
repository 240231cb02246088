import type { ChangeRequest } from '@plumbline/store';
import type { Principal } from '../center/principal.ts';
import type { Workings } from '../center/workings.ts';
import { dayOnTheWall } from '../people/principal-of.ts';
import type { RequestEntry } from './change-requests-case.ts';
import { isState, OPEN_STATES } from './lifecycle.ts';
import { namesOf } from './names-of.ts';
import { reviewNow } from './review-now.ts';
import { sidesLeft, signaturesOf } from './signatures.ts';
import { signaturesLeft } from './ways-of.ts';

/** A request with what follows from how it stands, for one person. */
export async function entryOf(
  workings: Workings,
  principal: Principal,
  request: ChangeRequest,
): Promise<RequestEntry> {
  const review = reviewNow(workings);
  const isOpen = isState(request.state) && OPEN_STATES.includes(request.state);
  const signed = signaturesOf(request).map(({ side }) => side);
  const { due } = request.content;
  const logins = request.steps.flatMap(({ actor, inPlaceOf }) => [actor, inPlaceOf ?? actor]);
  return {
    ...request,
    review,
    missing: isOpen && review !== null ? sidesLeft(review, signed) : [],
    isOverdue: isOpen && due !== null && due < dayOnTheWall(workings),
    awaitsMe: signaturesLeft(request, principal, review).some(({ refused }) => refused === null),
    people: await namesOf(workings, [request.requester, ...logins]),
  };
}
