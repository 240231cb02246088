import type { Writer } from '../store.ts';
import type { User } from './users.ts';

/** An account at an identity provider: never reassigned to somebody else, unlike a name or an address. */
export interface Identity {
  /** URL of the provider. */
  readonly issuer: string;
  /** What the provider calls the account (`sub`). */
  readonly subject: string;
}

export interface LinkedIdentity extends Identity {
  readonly linkedAt: string;
}

export interface Identities {
  /** The person that the account stands for; null: it is linked to nobody. */
  find(identity: Identity): Promise<User | null>;
  /** Those of a person, the latest first. */
  list(userId: string): Promise<readonly LinkedIdentity[]>;
  /**
   * Links an account that is linked to nobody; the person it stands for afterwards, who may be another by a moment. Null: the
   * person has another account at this provider.
   */
  link(identity: Identity, userId: string, writer: Writer): Promise<User | null>;
  /** Forgets every account of a person and ends the sessions; how many accounts. */
  unlinkAll(userId: string, writer: Writer): Promise<number>;
}
