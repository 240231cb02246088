import type { Json } from '../json.ts';
import type { ObjectName } from '../references/references.ts';
import type { Writer } from '../store.ts';

/** What was found of a definition in use, or said about it: it drifted, was suspended, is still right. */
export interface LifecycleStep extends NewLifecycleStep {
  readonly actor: string;
  readonly inPlaceOf: string | null;
  readonly at: string;
}

export interface NewLifecycleStep {
  readonly object: ObjectName;
  readonly event: string;
  readonly details: Json;
}

export interface LifecycleSteps {
  /** All of them or none. */
  add(steps: readonly NewLifecycleStep[], writer: Writer): Promise<void>;
  /** Oldest first. */
  of(object: ObjectName): Promise<readonly LifecycleStep[]>;
  /** The last step of each of these events, per object and event; oldest first. */
  last(events: readonly string[]): Promise<readonly LifecycleStep[]>;
}
