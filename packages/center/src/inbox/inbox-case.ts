import type { InboxKind, InboxPart } from '@plumbline/diagnostics';
import type { Text } from '@plumbline/model';
import type { ObjectName } from '@plumbline/store';
import type { Principal } from '../center/principal.ts';
import type { PersonName } from '../governance/change-requests-case.ts';

/**
 * What happened and concerns a person. Everything is decided under the sight of the reader, when it is read: of what somebody does
 * not see any more an item tells nothing but that it is there.
 */
export interface InboxCase {
  /** Unread ones first, each part the newest first. */
  list(principal: Principal, asked: InboxAsked): Promise<InboxPage>;
  counts(principal: Principal): Promise<InboxCounts>;
  /** `ids` null: all that are not done. How many there were. */
  mark(principal: Principal, ids: readonly number[] | null, as: InboxMark): Promise<number>;
}

export interface InboxAsked {
  readonly part: InboxPart;
  /** Where the page before ended. */
  readonly below?: { readonly id: number; readonly isUnread: boolean } | undefined;
  readonly limit: number;
}

export interface InboxMark {
  readonly isUnread?: boolean;
  readonly isDone?: boolean;
}

export interface InboxPage {
  readonly items: readonly InboxEntry[];
  /** Null: there are no more. */
  readonly next: { readonly id: number; readonly isUnread: boolean } | null;
}

export interface InboxEntry {
  readonly id: number;
  readonly what: InboxKind;
  readonly at: string;
  readonly isUnread: boolean;
  readonly isDone: boolean;
  /** Null: the reader does not see it any more; then nothing else is told either. */
  readonly about: (ObjectName & { readonly label: Text }) | null;
  readonly by: PersonName | null;
  readonly inPlaceOf: string | null;
  /** The beginning of what was said; null: nothing was, or it was taken back. */
  readonly excerpt: string | null;
  /** The locked period that is told of. */
  readonly period: string | null;
  /** The version that is told of. */
  readonly version: number | null;
  /** The deadline that is told of, ISO day. */
  readonly due: string | null;
}

export interface InboxCounts {
  readonly unread: number;
  /** Requests that wait for one's signature. */
  readonly toSign: number;
  /** Unread ones. */
  readonly mentions: number;
  /** Open tasks that one has, and how many of them are late. */
  readonly tasks: number;
  readonly overdue: number;
  /** Requests that wait for one, or that one has asked for, whose deadline has passed. */
  readonly overdueRequests: number;
}
