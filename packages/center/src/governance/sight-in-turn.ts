import type { Principal } from '../center/principal.ts';
import { isUnrestricted } from '../center/sight.ts';
import type { Workings } from '../center/workings.ts';
import { principalOf } from '../people/principal-of.ts';

/**
 * By whose eyes is judged what is written when the turn of somebody has come: by the roles and attributes that they have then. Nobody
 * sees more by waiting. Throws PlumblineError `people/no-delegation`.
 */
export async function sightInTurn(workings: Workings, principal: Principal): Promise<Principal> {
  const user = await workings.holder.store.users.findByLogin(principal.user);
  if (user === null) return principal;
  const now = await principalOf(workings, user, { inPlaceOf: principal.inPlaceOf ?? null });
  return isUnrestricted(workings.snapshots.current(), now) ? principal : now;
}
