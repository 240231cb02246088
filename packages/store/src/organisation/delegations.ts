import type { SeenWriter, Writer } from '../store.ts';

/** One person may act in the place of another, on these days and no others. */
export interface Delegation {
  readonly id: string;
  /** Id of the user in whose place the other acts. */
  readonly delegatorId: string;
  readonly delegateId: string;
  /** First and last day. */
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  /** What of what the other may; null: all of it. */
  readonly capabilities: readonly string[] | null;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly isRevoked: boolean;
}

export type NewDelegation = Pick<
  Delegation,
  'delegatorId' | 'delegateId' | 'from' | 'to' | 'reason' | 'capabilities'
>;

export type DelegationChanges = Partial<Pick<Delegation, 'to' | 'reason' | 'capabilities'>>;

export interface Delegations {
  /** Of or to one person, or all; the latest first. */
  list(userId?: string): Promise<readonly Delegation[]>;
  /** Those that let a person act in the place of another on a day. */
  inForce(asked: {
    readonly delegatorId: string;
    readonly delegateId: string;
    readonly day: string;
  }): Promise<readonly Delegation[]>;
  /** `judge`: throws where there must be no other beside those that the person has given and not ended. Asked in the transaction. */
  create(
    delegation: NewDelegation,
    writer: Writer & { readonly judge?: (given: readonly Delegation[]) => void },
  ): Promise<Delegation>;
  /** Null when there is none that is not revoked. `judge`: throws where it must not become that. Asked in the transaction. */
  update(
    id: string,
    changes: DelegationChanges,
    writer: SeenWriter & { readonly judge?: (before: Delegation, after: Delegation) => void },
  ): Promise<Delegation | null>;
  /** False when there is none that is not revoked. */
  revoke(id: string, writer: SeenWriter): Promise<boolean>;
}
