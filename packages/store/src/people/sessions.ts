import type { Writer } from '../store.ts';
import type { User } from './users.ts';

/** A signed-in browser. The secret is in its cookie and, hashed, here. */
export interface Session {
  readonly userId: string;
  /** Secret that state-changing requests must repeat. */
  readonly csrf: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  /** With a password, or an account of an identity provider. */
  readonly via: SessionWay;
}

export type SessionWay = 'password' | 'oidc';

/** A session as its owner sees it in a list: without anything that opens it. */
export interface ListedSession {
  readonly id: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  /** What the browser calls itself. */
  readonly agent: string | null;
  readonly isCurrent: boolean;
}

export interface Sessions {
  /** The secret is returned once. */
  open(
    userId: string,
    options: {
      readonly now: Date;
      readonly lifetimeMs: number;
      readonly agent?: string | null;
      readonly via?: SessionWay;
    },
  ): Promise<OpenedSession>;
  /** Those of a person that have not expired, the latest first; `current` is the secret of the one that asks. */
  list(
    userId: string,
    asked: { readonly now: Date; readonly current?: string },
  ): Promise<readonly ListedSession[]>;
  /** Ends one by its id in the list; false when the person has none of that id. */
  end(userId: string, id: string, writer: Writer): Promise<boolean>;
  /** Ends all but the one of this secret; how many. */
  endOthers(userId: string, current: string, writer: Writer): Promise<number>;
  /** Null when unknown, expired, or of a disabled user. */
  find(secret: string, now: Date): Promise<{ readonly session: Session; readonly user: User } | null>;
  close(secret: string): Promise<void>;
  closeAllOf(userId: string): Promise<void>;
  /** Forgets expired ones. */
  prune(now: Date): Promise<number>;
}

export interface OpenedSession {
  readonly secret: string;
  readonly session: Session;
}
