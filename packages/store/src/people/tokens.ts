import type { Writer } from '../store.ts';
import type { User } from './users.ts';

/** A key for programs, acting for a user within its scopes. */
export interface ApiToken {
  readonly id: string;
  readonly name: string;
  readonly userId: string;
  readonly scopes: readonly string[];
  readonly createdAt: string;
  readonly expiresAt: string | null;
  /** To the minute. */
  readonly lastUsedAt: string | null;
  readonly isRevoked: boolean;
}

export interface NewToken {
  readonly name: string;
  readonly userId: string;
  readonly scopes: readonly string[];
  readonly expiresAt?: Date | null;
}

export interface Tokens {
  /** The secret is returned once. */
  issue(token: NewToken, writer: Writer): Promise<{ readonly secret: string; readonly token: ApiToken }>;
  /** Null when unknown, expired, revoked, or of a disabled user. Notes the use, at most once a minute. */
  find(secret: string, now: Date): Promise<{ readonly token: ApiToken; readonly user: User } | null>;
  /** Of one user, or all. */
  list(userId?: string): Promise<readonly ApiToken[]>;
  /** False when there is none. */
  revoke(id: string, writer: Writer): Promise<boolean>;
}
