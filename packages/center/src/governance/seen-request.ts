import type { ChangeRequest } from '@plumbline/store';
import type { Principal } from '../center/principal.ts';
import type { Workings } from '../center/workings.ts';
import { isPermitted, permit } from '../people/permit.ts';
import { isRequestSeen } from './is-request-seen.ts';

/** Null: there is none, or none for this principal. */
export async function seenRequest(
  workings: Workings,
  principal: Principal,
  number: number,
): Promise<ChangeRequest | null> {
  permit(principal, isPermitted(principal, 'query') ? 'query' : 'read');
  const request = await workings.holder.store.changeRequests.find(number);
  return request !== null && (await isRequestSeen(workings, principal, request)) ? request : null;
}
