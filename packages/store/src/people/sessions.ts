import type { User } from './users.ts';

/** A signed-in browser. The secret is in its cookie and, hashed, here. */
export interface Session {
  readonly userId: string;
  /** Secret that state-changing requests must repeat. */
  readonly csrf: string;
  readonly createdAt: string;
  readonly expiresAt: string;
}

export interface Sessions {
  /** The secret is returned once. */
  open(userId: string, options: { readonly now: Date; readonly lifetimeMs: number }): Promise<OpenedSession>;
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
