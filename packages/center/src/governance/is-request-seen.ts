import type { ChangeRequest } from '@plumbline/store';
import type { Principal } from '../center/principal.ts';
import { isWhole } from '../center/served.ts';
import { isUnrestricted } from '../center/sight.ts';
import type { Workings } from '../center/workings.ts';
import { isState, OPEN_STATES } from './lifecycle.ts';
import { proposedModel } from './proposed-model.ts';
import { requestTexts } from './request-texts.ts';
import { readingOf } from './unknown-names.ts';

/**
 * Whoever sees everything sees every request, and whoever had a part in one sees that there is one. Others see open ones that
 * change nothing but metrics and terms of which they may read all that is said, as they are and as they would be.
 */
export async function isRequestSeen(
  workings: Workings,
  principal: Principal,
  request: ChangeRequest,
): Promise<boolean> {
  const served = workings.snapshots.current();
  if (isUnrestricted(served, principal)) return true;
  if (request.steps.some(({ actor }) => actor === principal.user)) return true;
  if (!isWhole(served)) return false;
  if (!isState(request.state) || !OPEN_STATES.includes(request.state)) return false;
  const { objects } = request.content;
  if (objects.some(({ kind }) => readingOf(kind) === null)) return false;
  const proposed = await proposedModel(workings, request);
  return objects.every(requestTexts(workings, principal, { request, proposed }));
}
