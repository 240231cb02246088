import type { Capability, Diagnostic } from '@plumbline/diagnostics';
import type { Text } from '@plumbline/model';
import type { Department, NewUser, User, UserChanges } from '@plumbline/store';
import type { Principal } from '../center/principal.ts';
import type { Acting, KnownPrincipal } from './principal-of.ts';
import type { RoleEntry } from './role-entries.ts';
import type { OwnedToken } from './tokens-case.ts';

export type { KnownPrincipal, RoleEntry };

/**
 * Who there is and what each may do. Nobody gives what they do not have: a role with a capability that the principal lacks
 * cannot be given, written or taken. Everything throws PlumblineError `store/not-allowed` to who may not, and where `seen` (the
 * version of what was read) is not what is there `people/changed-meanwhile`; absent, whatever is there is written over.
 */
export interface Directory {
  principalOf(user: User, acting?: Acting): Promise<KnownPrincipal>;

  users(principal: Principal): Promise<readonly Versioned<User>[]>;
  /** Throws PlumblineError `people/unknown-role`, `people/unknown-department`, `auth/scope-beyond-own`, `store/login-taken`. */
  createUser(principal: Principal, user: NewUser): Promise<Versioned<User>>;
  /** Null when there is none of that login. Throws as `createUser` does, and `people/last-administrator`, `people/not-yourself`. */
  updateUser(
    principal: Principal,
    login: string,
    changes: UserChanges,
    seen?: string,
  ): Promise<Versioned<User> | null>;
  /** A one-time password, shown once; null when there is none of that login. */
  issuePassword(principal: Principal, login: string): Promise<string | null>;
  /**
   * Takes users as SCIM 2.0 writes them: a list, or a `ListResponse`. With any error nobody is written. `plan`: what an earlier dry run
   * gave; where the list or what it would do is another by now, nobody is written. Throws PlumblineError `people/changed-meanwhile` for
   * each account, role and department that somebody has changed, `people/import-not-seen`.
   */
  importUsers(
    principal: Principal,
    value: unknown,
    options: { readonly dryRun: boolean; readonly plan?: string | undefined },
  ): Promise<ImportReport>;

  roles(principal: Principal): Promise<readonly Versioned<RoleEntry>[]>;
  saveRole(
    principal: Principal,
    role: Pick<RoleEntry, 'name' | 'label' | 'capabilities'>,
    seen?: string,
  ): Promise<Versioned<RoleEntry>>;
  /** Puts a role back as it came, or removes one of this workspace; false when there is nothing to do. */
  removeRole(principal: Principal, name: string, seen?: string): Promise<boolean>;

  departments(principal: Principal): Promise<readonly Versioned<Department>[]>;
  saveDepartment(principal: Principal, department: Department, seen?: string): Promise<Versioned<Department>>;
  removeDepartment(principal: Principal, code: string, seen?: string): Promise<boolean>;

  teams(principal: Principal): Promise<readonly Versioned<TeamEntry>[]>;
  /** Throws PlumblineError `store/unknown-user`. */
  saveTeam(principal: Principal, team: TeamEntry, seen?: string): Promise<Versioned<TeamEntry>>;
  removeTeam(principal: Principal, code: string, seen?: string): Promise<boolean>;

  /** Keys of everybody that are good now. */
  tokens(principal: Principal): Promise<readonly OwnedToken[]>;
  revokeToken(principal: Principal, id: string): Promise<boolean>;

  /** All of them, for who may see people; otherwise of and to the principal. */
  delegations(principal: Principal): Promise<readonly Versioned<DelegationEntry>[]>;
  /** By the one whose place is taken, or by who manages people. */
  delegate(principal: Principal, wish: DelegationWish): Promise<Versioned<DelegationEntry>>;
  /** By the same people; null when there is none that was not ended. Throws PlumblineError `people/delegation-over`. */
  changeDelegation(
    principal: Principal,
    id: string,
    changes: DelegationChanges,
    seen?: string,
  ): Promise<Versioned<DelegationEntry> | null>;
  revokeDelegation(principal: Principal, id: string, seen?: string): Promise<boolean>;
}

/** With what a later write names to say what it writes over. */
export type Versioned<T> = T & { readonly version: string };

export interface TeamEntry {
  readonly code: string;
  readonly label: Text;
  readonly endsOn: string | null;
  /** Logins. */
  readonly members: readonly string[];
  readonly leads: readonly string[];
}

export interface DelegationWish {
  /** Logins: who acts in whose place. */
  readonly delegator: string;
  readonly delegate: string;
  /** First and last day. */
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  /** What of what the other may; absent or null: all of it. */
  readonly capabilities?: readonly Capability[] | null;
}

/** What is left out stays. */
export type DelegationChanges = Partial<Pick<DelegationWish, 'to' | 'reason' | 'capabilities'>>;

export interface DelegationEntry extends Omit<DelegationWish, 'capabilities'> {
  readonly capabilities: readonly Capability[] | null;
  readonly id: string;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly isRevoked: boolean;
}

export interface ImportReport {
  readonly isApplied: boolean;
  /** Names what is told here, the list and what it was held against; null: nothing can be written. */
  readonly plan: string | null;
  readonly people: readonly ImportedPerson[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface ImportedPerson {
  readonly login: string;
  readonly action: 'create' | 'update' | 'disable' | 'none';
  /** Names of what changes. */
  readonly changed: readonly string[];
}
