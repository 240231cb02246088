import type { ObjectName } from '../references/references.ts';
import type { Writer } from '../store.ts';

/** A person and what they follow. */
export interface Subscriber {
  readonly login: string;
  readonly object: ObjectName;
}

/** What people follow beside metrics; metrics are in `Follows`, which has an order. */
export interface Subscriptions {
  /** By kind and id. */
  of(login: string): Promise<readonly ObjectName[]>;
  /** Following again changes nothing. */
  add(object: ObjectName, writer: Writer): Promise<void>;
  remove(object: ObjectName, writer: Writer): Promise<void>;
  /** Who follows any of these, metrics included. By login and object. */
  to(objects: readonly ObjectName[]): Promise<readonly Subscriber[]>;
}
