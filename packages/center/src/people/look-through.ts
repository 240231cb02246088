import { CAPABILITIES, type Capability, PlumblineError, report } from '@plumbline/diagnostics';
import type { User } from '@plumbline/store';
import type { Principal } from '../center/principal.ts';
import { isUnrestricted } from '../center/sight.ts';
import type { Workings } from '../center/workings.ts';
import { isPermitted, permit } from './permit.ts';
import { type KnownPrincipal, principalOf } from './principal-of.ts';

/** Throws PlumblineError `store/not-allowed`, `people/view-beyond-own`. */
export function requireLooking({ snapshots }: Workings, principal: Principal, login: string): void {
  permit(principal, 'view_as');
  if (!isUnrestricted(snapshots.current(), principal))
    throw new PlumblineError([report('people/view-beyond-own', { login })]);
}

/** Whose eyes. Throws PlumblineError `store/unknown-user`. */
export async function lookedThrough({ holder }: Workings, login: string): Promise<User> {
  const user = await holder.store.users.findByLogin(login);
  if (user === null || user.isDisabled)
    throw new PlumblineError([report('store/unknown-user', { id: login })]);
  return user;
}

/** The other, as far as that only looks. */
export async function principalThrough(
  workings: Workings,
  principal: Principal,
  user: User,
): Promise<KnownPrincipal> {
  const seen = await principalOf(workings, user);
  const capabilities = [...seen.capabilities].filter((one) => mayWhileLooking(principal, one));
  return { ...seen, capabilities: new Set(capabilities), seenBy: principal.user };
}

/** What changes something, what the one who looks may not do, and a look within a look, are left out. */
function mayWhileLooking(principal: Principal, capability: Capability): boolean {
  return CAPABILITIES[capability].looks && capability !== 'view_as' && isPermitted(principal, capability);
}
