import { parseDay } from '@plumbline/calendar';
import { PlumblineError, report } from '@plumbline/diagnostics';
import type { Delegation, User } from '@plumbline/store';
import type { Principal } from '../center/principal.ts';
import type { Workings } from '../center/workings.ts';
import { checkDay, checkManaging } from './checks.ts';
import type { DelegationEntry, DelegationWish, Directory } from './directory.ts';
import { checkLength, MOST_DELEGATIONS, MOST_LETTERS, tooMany } from './people-limits.ts';
import { isPermitted, permit } from './permit.ts';
import { dayOnTheWall } from './principal-of.ts';
import { roleEntries } from './role-entries.ts';
import { writerOf } from './writer-of.ts';

type DelegationsCase = 'delegations' | 'delegate' | 'revokeDelegation';

const MOST_DAYS = 366;

export function delegationsCase(workings: Workings): Pick<Directory, DelegationsCase> {
  const { users, delegations } = workings.holder.store;
  return {
    async delegations(principal) {
      const logins = new Map((await users.list()).map(({ id, login }) => [id, login]));
      const all = (await delegations.list()).map((one) => entryOf(one, logins));
      return isPermitted(principal, 'see_people') ? all : all.filter((one) => concerns(one, principal));
    },
    async delegate(principal, wish) {
      forOneself(principal);
      const { delegator, delegate } = await bothOf(workings, wish);
      const isOwn = delegator.login === principal.user;
      if (!isOwn) permit(principal, 'manage_people');
      // One's own rights too: a token that is limited to some of them does not pass on the others.
      await mayWhat(workings, principal, delegator);
      // Nobody takes the place of another, and what they see, by their own hand.
      if (delegator.id === delegate.id || (!isOwn && delegate.login === principal.user))
        throw new PlumblineError([report('people/not-yourself', {})]);
      const today = dayOnTheWall(workings);
      checkDays(wish, today);
      const { from, to, reason } = wish;
      checkLength('reason', reason, MOST_LETTERS.reason);
      const own = (await delegations.list(delegator.id)).filter(
        (one) => one.delegatorId === delegator.id && !one.isRevoked && one.to >= today,
      );
      const crowd = tooMany('delegations', own.length + 1, MOST_DELEGATIONS);
      if (crowd.length > 0) throw new PlumblineError(crowd);
      const made = await delegations.create(
        { delegatorId: delegator.id, delegateId: delegate.id, from, to, reason },
        writerOf(workings, principal),
      );
      const logins = new Map([delegator, delegate].map(({ id, login }) => [id, login]));
      return entryOf(made, logins);
    },
    async revokeDelegation(principal, id) {
      forOneself(principal);
      const found = (await delegations.list()).find((one) => one.id === id && !one.isRevoked);
      if (found === undefined) return false;
      const delegator = await users.find(found.delegatorId);
      const delegate = await users.find(found.delegateId);
      const isOwn = delegator?.login === principal.user || delegate?.login === principal.user;
      if (!isOwn && delegator !== null) {
        permit(principal, 'manage_people');
        await mayWhat(workings, principal, delegator);
      }
      return delegations.revoke(id, writerOf(workings, principal));
    },
  };
}

/** Nobody passes on what was passed on to them. Throws PlumblineError `people/not-in-place`. */
function forOneself({ inPlaceOf }: Principal): void {
  if (inPlaceOf !== undefined) throw new PlumblineError([report('people/not-in-place', {})]);
}

async function mayWhat({ holder, options }: Workings, principal: Principal, user: User): Promise<void> {
  checkManaging(principal, user, roleEntries(await holder.store.roles.edited(options.now())));
}

async function bothOf({ holder }: Workings, wish: DelegationWish) {
  const [delegator, delegate] = await Promise.all(
    [wish.delegator, wish.delegate].map(async (login) => {
      const user = await holder.store.users.findByLogin(login);
      if (user === null || user.isDisabled)
        throw new PlumblineError([report('store/unknown-user', { id: login })]);
      return user;
    }),
  );
  return { delegator, delegate } as { readonly delegator: User; readonly delegate: User };
}

function checkDays({ from, to }: DelegationWish, today: string): void {
  checkDay(from);
  checkDay(to);
  const days = (parseDay(to) ?? 0) - (parseDay(from) ?? 0) + 1;
  if (days < 1 || days > MOST_DAYS || to < today)
    throw new PlumblineError([report('people/delegation-days', { from, to, most: MOST_DAYS })]);
}

function concerns({ delegator, delegate }: DelegationWish, { user }: Principal): boolean {
  return delegator === user || delegate === user;
}

function entryOf(
  { delegatorId, delegateId, ...rest }: Delegation,
  logins: ReadonlyMap<string, string>,
): DelegationEntry {
  return {
    ...rest,
    delegator: logins.get(delegatorId) ?? delegatorId,
    delegate: logins.get(delegateId) ?? delegateId,
  };
}
