import type { Principal } from '../center/principal.ts';
import type { Workings } from '../center/workings.ts';
import { isPermitted } from '../people/permit.ts';
import { principalOf } from '../people/principal-of.ts';
import type { Candidate } from './candidate.ts';
import { compareSights, type SightChange } from './compare-sights.ts';

/** Whose sight would be another, and of how many people. */
export interface Sights {
  readonly people: number;
  readonly changed: readonly SightChange[];
}

/** Null: what others see is not for this principal. */
export async function sightsByPolicies(
  workings: Workings,
  principal: Principal,
  { before, after, policies }: Pick<Candidate, 'before' | 'after' | 'policies'>,
): Promise<Sights | null> {
  if (!isPermitted(principal, 'view_as')) return null;
  const users = (await workings.holder.store.users.list()).filter(({ isDisabled }) => !isDisabled);
  const proposed = { before, after: { ...after, policies } };
  const changed: SightChange[] = [];
  for (const user of users) {
    const found = compareSights(proposed, user, await principalOf(workings, user));
    if (found !== null) changed.push(found);
  }
  return { people: users.length, changed };
}
