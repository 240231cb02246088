import { parseDay } from '@plumbline/calendar';
import { CAPABILITY_NAMES, type Place, PlumblineError, report } from '@plumbline/diagnostics';
import { contentVersion, type Delegation, type User } from '@plumbline/store';
import type { Principal } from '../center/principal.ts';
import type { Workings } from '../center/workings.ts';
import { checkDay, checkGiving, checkManaging } from './checks.ts';
import type { DelegationEntry, DelegationWish, Directory, Versioned } from './directory.ts';
import { checkLength, MOST_DELEGATIONS, MOST_LETTERS, tooMany } from './people-limits.ts';
import { isPermitted, permit } from './permit.ts';
import { dayOnTheWall } from './principal-of.ts';
import { roleEntries } from './role-entries.ts';
import { writerOf } from './writer-of.ts';

type DelegationsCase = 'delegations' | 'delegate' | 'changeDelegation' | 'revokeDelegation';

const MOST_DAYS = 366;

/** As the body of a request calls it. */
const LAST_DAY: Place = { kind: 'query', path: 'to' };
const SCOPE: Place = { kind: 'query', path: 'capabilities' };
const SIGNING = ['sign_finance', 'sign_business'] as const;
const NARROWER = [
  {
    text: {
      zh: '请从代理范围中去掉这些权限，或保留原来的截止日',
      en: 'take these permissions out of the scope, or leave the last day as it was',
    },
  },
];

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
      const { from, to, reason, capabilities = null } = wish;
      checkDays(wish, today);
      checkLength('reason', reason, MOST_LETTERS.reason);
      checkGiving(principal, capabilities ?? []);
      checkReading(capabilities, null);
      const judge = (given: readonly Delegation[]) => {
        const open = given.filter((one) => one.to >= today);
        const crowd = tooMany('delegations', open.length + 1, MOST_DELEGATIONS);
        if (crowd.length > 0) throw new PlumblineError(crowd);
      };
      const made = await delegations.create(
        { delegatorId: delegator.id, delegateId: delegate.id, from, to, reason, capabilities },
        { ...writerOf(workings, principal), judge },
      );
      const logins = new Map([delegator, delegate].map(({ id, login }) => [id, login]));
      return entryOf(made, logins);
    },
    async changeDelegation(principal, id, changes, seen) {
      forOneself(principal);
      const found = await partiesOf(workings, id);
      if (found === null) return null;
      const { delegator, delegate } = found;
      const isOwn = delegator.login === principal.user;
      if (!isOwn) permit(principal, 'manage_people');
      await mayWhat(workings, principal, delegator);
      if (!isOwn && delegate.login === principal.user)
        throw new PlumblineError([report('people/not-yourself', {})]);
      if (changes.reason !== undefined) checkLength('reason', changes.reason, MOST_LETTERS.reason);
      const today = dayOnTheWall(workings);
      const judge = (before: Delegation, after: Delegation) => {
        if (before.to < today)
          throw new PlumblineError([report('people/delegation-over', { to: before.to })]);
        checkDays(after, today);
        checkScope(principal, before, after);
        checkReading(after.capabilities, before.capabilities);
      };
      const writer = { ...writerOf(workings, principal), seen, judge };
      const saved = await delegations.update(id, changes, writer);
      const logins = new Map([delegator, delegate].map((user) => [user.id, user.login]));
      return saved && entryOf(saved, logins);
    },
    async revokeDelegation(principal, id, seen) {
      forOneself(principal);
      const found = await partiesOf(workings, id);
      if (found === null) return false;
      const { delegator, delegate } = found;
      const isOwn = [delegator.login, delegate.login].includes(principal.user);
      if (!isOwn) {
        permit(principal, 'manage_people');
        await mayWhat(workings, principal, delegator);
      }
      return delegations.revoke(id, { ...writerOf(workings, principal), seen });
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

/** Null: there is none. */
async function partiesOf({ holder }: Workings, id: string) {
  const { users, delegations } = holder.store;
  const found = (await delegations.list()).find((one) => one.id === id);
  const delegator = found === undefined ? null : await users.find(found.delegatorId);
  const delegate = found === undefined ? null : await users.find(found.delegateId);
  return delegator === null || delegate === null ? null : { delegator, delegate };
}

/**
 * Nobody passes on what they do not have. What is passed on already may stay when it has been lost since: it gives nothing then, and no
 * longer than was said. Throws PlumblineError `auth/scope-beyond-own`, `people/lost-right`.
 */
function checkScope(principal: Principal, before: Delegation, after: Delegation): void {
  const kept = before.capabilities ?? [];
  const named = CAPABILITY_NAMES.filter((name) => after.capabilities?.includes(name) === true);
  checkGiving(
    principal,
    named.filter((name) => !kept.includes(name)),
  );
  const lost = named.filter((name) => !isPermitted(principal, name));
  if (lost.length > 0 && after.to > before.to)
    throw new PlumblineError([
      report('people/lost-right', { capabilities: lost, to: before.to }, { at: LAST_DAY, hints: NARROWER }),
    ]);
}

const READING = [
  {
    text: {
      zh: '请在代理范围中加上“查看定义”',
      en: 'add “see definitions” to the scope',
    },
  },
];

/**
 * A signature is for what was read. What was set before may be made shorter as it is. Throws PlumblineError `people/signs-unread`.
 */
function checkReading(capabilities: readonly string[] | null, before: readonly string[] | null): void {
  const capability = SIGNING.find((name) => capabilities?.includes(name) === true);
  if (capability === undefined || capabilities?.includes('read') === true) return;
  if (before?.includes(capability) === true && !before.includes('read')) return;
  throw new PlumblineError([report('people/signs-unread', { capability }, { at: SCOPE, hints: READING })]);
}

function checkDays({ from, to }: Pick<DelegationWish, 'from' | 'to'>, today: string): void {
  checkDay(from);
  checkDay(to);
  const days = (parseDay(to) ?? 0) - (parseDay(from) ?? 0) + 1;
  if (days < 1 || days > MOST_DAYS || to < today)
    throw new PlumblineError([report('people/delegation-days', { from, to, most: MOST_DAYS })]);
}

function concerns(
  { delegator, delegate }: Pick<DelegationWish, 'delegator' | 'delegate'>,
  { user }: Principal,
): boolean {
  return delegator === user || delegate === user;
}

function entryOf(delegation: Delegation, logins: ReadonlyMap<string, string>): Versioned<DelegationEntry> {
  const { delegatorId, delegateId, capabilities, ...rest } = delegation;
  return {
    ...rest,
    // As they were checked when they were written; what a later version does not know any more gives nothing.
    capabilities: capabilities && CAPABILITY_NAMES.filter((name) => capabilities.includes(name)),
    version: contentVersion.delegation(delegation),
    delegator: logins.get(delegatorId) ?? delegatorId,
    delegate: logins.get(delegateId) ?? delegateId,
  };
}
