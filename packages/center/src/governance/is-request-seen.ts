import { accessOf, type Model } from '@plumbline/model';
import type { ChangeRequest } from '@plumbline/store';
import type { Principal } from '../center/principal.ts';
import { isWhole } from '../center/served.ts';
import { isUnrestricted } from '../center/sight.ts';
import type { Workings } from '../center/workings.ts';
import { isState, OPEN_STATES } from './lifecycle.ts';
import { proposedModel } from './proposed-model.ts';

/**
 * Whoever sees everything sees every request, and whoever had a part in one sees that. Others see open ones that change
 * nothing but metrics which they see, as they are and as they would be: a request tells formulas, and what else it would change.
 */
export async function isRequestSeen(
  workings: Workings,
  principal: Principal,
  request: ChangeRequest,
): Promise<boolean> {
  const served = workings.snapshots.current();
  const { model } = served;
  if (isUnrestricted(served, principal)) return true;
  if (request.steps.some(({ actor }) => actor === principal.user)) return true;
  if (!isWhole(served)) return false;
  if (!isState(request.state) || !OPEN_STATES.includes(request.state)) return false;
  const { objects } = request.content;
  const isSeenIn = (side: Model) =>
    objects.every(
      ({ kind, id }) => kind === 'metric' && (!side.metrics.has(id) || isOpen(side, id, principal)),
    );
  return isSeenIn(model) && isSeenIn((await proposedModel(workings, request)).after);
}

function isOpen(model: Model, metric: string, { roles, attributes = {} }: Principal): boolean {
  const { visible, opaque } = accessOf(model, { roles, attributes });
  return visible.metrics.has(metric) && !opaque.has(metric);
}
