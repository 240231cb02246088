import type { Writer } from '../store.ts';

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
  readonly createdAt: string;
  readonly createdBy: string;
  readonly isRevoked: boolean;
}

export type NewDelegation = Pick<Delegation, 'delegatorId' | 'delegateId' | 'from' | 'to' | 'reason'>;

export interface Delegations {
  /** Of or to one person, or all; the latest first. */
  list(userId?: string): Promise<readonly Delegation[]>;
  /** The one that lets a person act in the place of another on a day. */
  inForce(asked: {
    readonly delegatorId: string;
    readonly delegateId: string;
    readonly day: string;
  }): Promise<Delegation | null>;
  create(delegation: NewDelegation, writer: Writer): Promise<Delegation>;
  /** False when there is none that is not revoked. */
  revoke(id: string, writer: Writer): Promise<boolean>;
}
