import { type Principal, SYSTEM } from '../center/principal.ts';
import type { Workings } from '../center/workings.ts';
import { principalOf } from '../people/principal-of.ts';
import { requireWholeSight } from './may-propose.ts';

/**
 * Whoever writes all there is sees all there is when their turn has come: by the definitions that are served then, and by the roles
 * and attributes that they have then, not only by those with which they came. Throws PlumblineError `change/closed-definitions`,
 * `people/no-delegation`.
 */
export async function wholeSightInTurn(workings: Workings, principal: Principal): Promise<void> {
  const served = workings.snapshots.current();
  requireWholeSight(served, principal);
  requireWholeSight(served, await principalInTurn(workings, principal));
}

/** Who somebody is by the roles and attributes that they have now. Throws PlumblineError `people/no-delegation`. */
export async function principalInTurn(workings: Workings, principal: Principal): Promise<Principal> {
  // A person may have the same login.
  if (principal === SYSTEM) return principal;
  const user = await workings.holder.store.users.findByLogin(principal.user);
  if (user === null) return principal;
  return principalOf(workings, user, { inPlaceOf: principal.inPlaceOf ?? null });
}
