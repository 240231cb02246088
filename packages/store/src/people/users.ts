import type { Json } from '../json.ts';
import type { SeenWriter, Writer } from '../store.ts';
import type { PeopleStanding } from './people-standing.ts';

export interface User {
  readonly id: string;
  /** Lower case, unique. */
  readonly login: string;
  readonly displayName: string;
  readonly roles: readonly string[];
  /** What policies read: `{countries: ["FR"]}`. */
  readonly attributes: Readonly<Record<string, Json>>;
  /** Code of a department. */
  readonly department: string | null;
  readonly email: string | null;
  /** What another directory calls this person. */
  readonly externalId: string | null;
  readonly mustChangePassword: boolean;
  readonly isDisabled: boolean;
  readonly createdAt: string;
}

export interface NewUser extends Pick<UserChanges, 'department' | 'email' | 'externalId'> {
  readonly login: string;
  readonly displayName: string;
  readonly roles: readonly string[];
  readonly attributes?: Readonly<Record<string, Json>>;
}

export interface UserChanges {
  readonly displayName?: string;
  readonly roles?: readonly string[];
  readonly attributes?: Readonly<Record<string, Json>>;
  readonly isDisabled?: boolean;
  readonly department?: string | null;
  readonly email?: string | null;
  readonly externalId?: string | null;
}

/** Why a password was refused: for the log, never for the person. */
export type Verified =
  | { readonly kind: 'ok'; readonly user: User }
  | {
      readonly kind: 'refused';
      readonly reason: 'unknown' | 'wrong' | 'disabled' | 'expired' | 'no-password';
    };

/** One account of several that are written together. */
export type AccountWrite =
  | { readonly kind: 'create'; readonly user: NewUser; readonly isDisabled: boolean }
  | { readonly kind: 'update'; readonly id: string; readonly changes: UserChanges };

export interface Users {
  /** Throws PlumblineError `store/login-taken`, `store/bad-login`. */
  create(user: NewUser, writer: Writer): Promise<User>;
  /** Throws PlumblineError `store/unknown-user`. Disabling ends the sessions of the user. */
  update(
    id: string,
    changes: UserChanges,
    writer: SeenWriter & {
      /** A role that somebody who can sign in must have afterwards. Throws PlumblineError `people/last-administrator`. */
      readonly keepOneWith?: string;
    },
  ): Promise<User>;
  standing(): Promise<PeopleStanding>;
  /**
   * Several accounts in one transaction, all or none: what is written is decided on what stands there when its turn has come. Throws what
   * `create` and `update` throw, and what `decide` throws.
   */
  writeTogether<T extends { readonly writes: readonly AccountWrite[] }>(
    decide: (standing: PeopleStanding) => T,
    writer: Writer & { readonly keepOneWith?: string },
  ): Promise<T>;
  /** Sets a password that the person chose, and ends every session but `keepSession`. */
  setPassword(
    id: string,
    password: string,
    writer: Writer & { readonly keepSession?: string },
  ): Promise<void>;
  /** Makes a password that works for 24 hours and must then be changed; returned once, kept nowhere. Ends every session. */
  issueOneTimePassword(id: string, writer: Writer): Promise<string>;
  /** Takes equally long whether the login exists or not. */
  verify(login: string, password: string, now: Date): Promise<Verified>;
  find(id: string): Promise<User | null>;
  findByLogin(login: string): Promise<User | null>;
  list(): Promise<readonly User[]>;
}
