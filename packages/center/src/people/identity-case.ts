import { PlumblineError, report } from '@plumbline/diagnostics';
import type { Identity, User } from '@plumbline/store';
import type { Principal } from '../center/principal.ts';
import type { Workings } from '../center/workings.ts';
import { checkManaging } from './checks.ts';
import { permit } from './permit.ts';
import { roleEntries } from './role-entries.ts';
import { writerOf } from './writer-of.ts';

/** Persons behind accounts of identity providers (OpenID Connect). */
export interface IdentityCase {
  /**
   * The person that an account stands for. An account that is new here is linked to the one person whose external id it
   * is, else to the one with the address that the provider has verified; nobody is made. Null: nobody, several, or
   * somebody who was deactivated.
   */
  personOf(account: ProvenAccount): Promise<User | null>;
  /** Forgets the accounts of a person, so that the next sign-in looks again; null: no such user. */
  unlink(principal: Principal, login: string): Promise<number | null>;
}

/** What a provider says of whoever signed in there. */
export interface ProvenAccount extends Identity {
  /** Null where the provider has not verified it. */
  readonly verifiedEmail: string | null;
}

export function identityCase(workings: Workings): IdentityCase {
  const { identities, users, roles } = workings.holder.store;
  return {
    async personOf(account) {
      const { issuer, subject } = account;
      const linked = await identities.find({ issuer, subject });
      const named = linked ?? onlyOne(await users.list(), account);
      if (named === null || named.isDisabled) return null;
      if (linked !== null) return linked;
      const writer = { by: named.login, now: workings.options.now() };
      const person = await identities.link({ issuer, subject }, named.id, writer);
      return person.isDisabled ? null : person;
    },
    async unlink(principal, login) {
      permit(principal, 'manage_people');
      const user = await users.findByLogin(login);
      if (user === null) return null;
      if ([principal.user, principal.inPlaceOf].includes(user.login))
        throw new PlumblineError([report('people/not-yourself', {})]);
      checkManaging(principal, user, roleEntries(await roles.edited(workings.options.now())));
      return identities.unlinkAll(user.id, writerOf(workings, principal));
    },
  };
}

function onlyOne(users: readonly User[], { subject, verifiedEmail }: ProvenAccount): User | null {
  const byId = users.filter(({ externalId }) => externalId === subject);
  const found =
    byId.length > 0 || verifiedEmail === null
      ? byId
      : users.filter(({ email }) => email !== null && isSameAddress(email, verifiedEmail));
  return found.length === 1 ? (found[0] ?? null) : null;
}

function isSameAddress(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}
