import type { Json } from '../json.ts';

/** Something that was done. Append-only; each line's hash covers the one before. */
export interface RecordedEvent {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  /** `definitions/apply`, `user/create`, … */
  readonly action: string;
  readonly objectKind: string | null;
  readonly objectId: string | null;
  readonly details: Json;
  readonly previousHash: string;
  readonly hash: string;
}

export interface NewEvent {
  readonly actor: string;
  readonly action: string;
  readonly objectKind?: string | null;
  readonly objectId?: string | null;
  readonly details?: Json;
}

export type ChainCheck =
  | { readonly kind: 'intact'; readonly events: number; readonly head: string }
  /** The first line that is not what its hash says, or does not follow the one before. */
  | { readonly kind: 'broken'; readonly seq: number };

export interface Events {
  append(event: NewEvent, now: Date): Promise<RecordedEvent>;
  /** Oldest first, after `after`. */
  read(options: { readonly after?: number; readonly limit: number }): Promise<readonly RecordedEvent[]>;
  /** Reads the whole chain in pages. */
  verify(): Promise<ChainCheck>;
}
