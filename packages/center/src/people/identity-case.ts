import { PlumblineError, report } from '@plumbline/diagnostics';
import type { Identity, LinkedIdentity, User } from '@plumbline/store';
import type { Principal } from '../center/principal.ts';
import type { Workings } from '../center/workings.ts';
import { checkManaging } from './checks.ts';
import { permit } from './permit.ts';
import { roleEntries } from './role-entries.ts';
import { writerOf } from './writer-of.ts';

/** Persons behind accounts of identity providers (OpenID Connect). */
export interface IdentityCase {
  /**
   * The person that an account stands for. An account that is new here is linked to the one person whom it names; nobody is
   * made, and nobody has two accounts at one provider.
   */
  personOf(account: ProvenAccount): Promise<FoundPerson>;
  /** The accounts that stand for a person; null: no such user. */
  accountsOf(principal: Principal, login: string): Promise<readonly LinkedIdentity[] | null>;
  /** Forgets the accounts of a person, so that the next sign-in looks again; null: no such user. */
  unlink(principal: Principal, login: string): Promise<number | null>;
}

/** What a provider says of whoever signed in there. */
export interface ProvenAccount extends Identity {
  /** Null where the provider has not verified it. */
  readonly verifiedEmail: string | null;
  /** The subject is the external id of a person; else the verified address says who it is. */
  readonly byExternalId: boolean;
}

export type FoundPerson =
  | { readonly kind: 'person'; readonly user: User }
  | {
      readonly kind: 'nobody';
      /** For the log, never for the person. */
      readonly reason: 'unknown' | 'several' | 'deactivated' | 'other-address' | 'other-account';
    };

export function identityCase(workings: Workings): IdentityCase {
  const { identities, users, roles } = workings.holder.store;
  return {
    async personOf(account) {
      const { issuer, subject } = account;
      const linked = await identities.find({ issuer, subject });
      if (linked !== null)
        return linked.isDisabled ? nobody('deactivated') : { kind: 'person', user: linked };
      const named = namedBy(await users.list(), account);
      if (named.kind === 'nobody') return named;
      const writer = { by: named.user.login, now: workings.options.now() };
      const user = await identities.link({ issuer, subject }, named.user.id, writer);
      if (user === null) return nobody('other-account');
      return user.isDisabled ? nobody('deactivated') : { kind: 'person', user };
    },
    async accountsOf(principal, login) {
      permit(principal, 'see_people');
      const user = await users.findByLogin(login);
      return user === null ? null : identities.list(user.id);
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

function nobody(reason: Extract<FoundPerson, { kind: 'nobody' }>['reason']): FoundPerson {
  return { kind: 'nobody', reason };
}

function namedBy(users: readonly User[], account: ProvenAccount): FoundPerson {
  const { subject, verifiedEmail, byExternalId } = account;
  const all = users.filter(({ externalId, email }) =>
    byExternalId ? externalId === subject : isSameAddress(email, verifiedEmail),
  );
  const [user, ...others] = all.filter(({ isDisabled }) => !isDisabled);
  if (user === undefined) return nobody(all.length === 0 ? 'unknown' : 'deactivated');
  if (others.length > 0) return nobody('several');
  const { email } = user;
  const isOther = email !== null && verifiedEmail !== null && !isSameAddress(email, verifiedEmail);
  return isOther ? nobody('other-address') : { kind: 'person', user };
}

function isSameAddress(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && a.trim().toLowerCase() === b.trim().toLowerCase();
}
