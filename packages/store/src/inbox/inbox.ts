import type { RecordedEvent } from '../events/events.ts';
import type { Json } from '../json.ts';
import type { ObjectName } from '../references/references.ts';

/** Something that happened and concerns a person. Nothing that anybody wrote is in it: that is looked up when it is read. */
export interface InboxItem extends Omit<NewInboxItem, 'event'> {
  readonly id: number;
  /** Who did it. */
  readonly actor: string;
  readonly inPlaceOf: string | null;
  readonly at: string;
  readonly isUnread: boolean;
  readonly isDone: boolean;
}

export interface NewInboxItem {
  /** Whose it is. */
  readonly login: string;
  /** `mention`, `to_sign`, … */
  readonly what: string;
  readonly object: ObjectName;
  readonly details: Json;
  /** The line of the event log that it tells of. */
  readonly event: Pick<RecordedEvent, 'seq' | 'actor' | 'inPlaceOf' | 'at'>;
}

export interface ListedItems {
  readonly isDone: boolean;
  /** Absent: all there are. */
  readonly what?: readonly string[];
  readonly isUnread?: boolean;
  /** Below this one in the order of the list. */
  readonly below?: Pick<InboxItem, 'id' | 'isUnread'>;
  readonly limit: number;
}

export interface Inbox {
  /** Lines of the event log with one of these actions that were not handed out yet, oldest first; none from before `since`. */
  pending(asked: {
    readonly actions: readonly string[];
    readonly since: Date;
    readonly limit: number;
  }): Promise<readonly RecordedEvent[]>;
  /**
   * Hands out what follows from the lines up to `upTo`, and marks as done what it has settled. Lines that somebody else has handed out
   * meanwhile are left alone. Of one person the newest 2,000 are kept, and as many that are withheld.
   */
  handOut(handing: {
    readonly upTo: number;
    readonly items: readonly NewInboxItem[];
    /** Wait until it is known whether their person sees what they are about; nobody is shown them before. */
    readonly withheld: readonly NewInboxItem[];
    readonly settled: readonly number[];
  }): Promise<void>;
  /** Oldest first. */
  withheld(limit: number): Promise<readonly NewInboxItem[]>;
  /** Ends the waiting of these: those that are `told` are handed out, the others go. What somebody else has released meanwhile is left alone. */
  release(ended: readonly NewInboxItem[], told: readonly NewInboxItem[]): Promise<void>;
  /** Unread ones first, each part the newest first. */
  list(login: string, asked: ListedItems): Promise<readonly InboxItem[]>;
  /** Of what is not done: how many are unread, by `what`, and how many there are. */
  counts(
    login: string,
  ): Promise<readonly { readonly what: string; readonly unread: number; readonly open: number }[]>;
  /** Not done ones of these objects, whoever they belong to. */
  open(what: string, objects: readonly ObjectName[]): Promise<readonly InboxItem[]>;
  /** `ids` null: all that are not done. What belongs to others is left alone. How many there were. */
  mark(
    login: string,
    ids: readonly number[] | null,
    as: { readonly isUnread?: boolean; readonly isDone?: boolean },
  ): Promise<number>;
}
