import type { Json } from '../json.ts';
import type { Writer } from '../store.ts';

/** Something that was done. Append-only; each line's hash covers the one before. */
export interface RecordedEvent {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  /** Login of the person in whose place the actor acted. */
  readonly inPlaceOf: string | null;
  /** `definitions/apply`, `user/create`, … */
  readonly action: string;
  readonly objectKind: string | null;
  readonly objectId: string | null;
  readonly details: Json;
  readonly previousHash: string;
  readonly hash: string;
}

/** What was done, without who and when. */
export interface EventContent {
  readonly action: string;
  readonly objectKind?: string | null;
  readonly objectId?: string | null;
  readonly details?: Json;
}

export type ChainCheck =
  | { readonly kind: 'intact'; readonly events: number; readonly head: string }
  /** The first line that is not there, not what its hash says, or does not follow the one before. */
  | {
      readonly kind: 'broken';
      readonly seq: number;
      readonly problem: 'missing' | 'changed' | 'moved';
    };

/** Which lines are asked for; what is left out admits every one. */
export interface EventFilter {
  /** Login of whoever acted, or in whose place. */
  readonly actor?: string;
  /** `user/update`; with a slash at its end, every action that begins with it. */
  readonly action?: string;
  /** Kinds or ids of what was acted on: any of them. */
  readonly objects?: readonly string[];
  /** ISO instants: from the first, before the second. */
  readonly from?: string;
  readonly before?: string;
}

export interface EventPage {
  readonly after?: number;
  readonly limit: number;
  readonly filter?: EventFilter;
}

export interface Events {
  append(event: EventContent, writer: Writer): Promise<RecordedEvent>;
  /** All of them or, where one cannot be written, none. */
  appendAll(events: readonly EventContent[], writer: Writer): Promise<void>;
  /** Oldest first, after `after`. */
  read(page: EventPage): Promise<readonly RecordedEvent[]>;
  /** Newest first, before the line of the number `below`. */
  readNewest(page: Omit<EventPage, 'after'> & { readonly below?: number }): Promise<readonly RecordedEvent[]>;
  /** Reads the whole chain in pages, letting other work in between. */
  verify(): Promise<ChainCheck>;
  /** The last line, or the one with this number; null when there is none. */
  at(seq?: number): Promise<RecordedEvent | null>;
}
