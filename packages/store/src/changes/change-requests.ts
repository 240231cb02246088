import type { NewChange } from '../definitions/definition-version.ts';
import type { Json } from '../json.ts';
import type { ObjectName } from '../references/references.ts';
import type { Writer } from '../store.ts';

/** A wish to change definitions. Nothing of it is written over: it has revisions, and steps that led to its state. */
export interface ChangeRequest {
  /** 1, 2, 3… */
  readonly number: number;
  /** Login. */
  readonly requester: string;
  readonly createdAt: string;
  /** After the last step. */
  readonly state: string;
  /** The last one; it goes up when what is asked for changes. */
  readonly revision: number;
  readonly content: ChangeContent;
  /** Oldest first. */
  readonly steps: readonly ChangeStep[];
}

/** As much of a request as a figure tells. */
export interface RequestHead extends Pick<ChangeRequest, 'number' | 'state'> {
  /** In whose name its last revision is signed. */
  readonly sides: readonly string[];
}

/** What is asked for. */
export interface ChangeContent {
  readonly title: string;
  readonly objects: readonly ProposedObject[];
  /** ISO day; null: the day it is published. */
  readonly effectiveFrom: string | null;
  /** ISO day until which it should be decided. */
  readonly due: string | null;
}

export interface NewContent extends ChangeContent {
  /** Definition files behind it, by path. */
  readonly files: ReadonlyMap<string, string>;
  /** Files that these were held against; empty: there were none. Absent or null: not known. */
  readonly base?: ReadonlyMap<string, string> | null;
}

export interface ProposedObject extends ObjectName {
  /** As it is to be; null: removed. */
  readonly body: Json | null;
  /** The version of the object that the wish was written against; 0: there was none. */
  readonly base: number;
}

/** Something done to a request. */
export interface ChangeStep extends Omit<NewStep, 'record'> {
  readonly revision: number;
  readonly actor: string;
  readonly inPlaceOf: string | null;
  readonly at: string;
  /** The change that published it. */
  readonly change: string | null;
}

export interface NewStep {
  readonly event: string;
  /** Of the request, after it. */
  readonly state: string;
  readonly side: string | null;
  readonly comment: string | null;
  /** What it writes into the catalog, in the same transaction. */
  readonly record?: NewChange;
}

/** What stands when a step is decided. */
export interface Deciding {
  readonly request: ChangeRequest;
  /** Numbers of the last versions of its objects, by `JSON.stringify([kind, id])`; absent: there is none. */
  readonly versions: ReadonlyMap<string, number>;
}

export type Advanced<R> =
  | { readonly kind: 'done'; readonly request: ChangeRequest }
  | { readonly kind: 'refused'; readonly reason: R; readonly request: ChangeRequest }
  | { readonly kind: 'gone' };

export type Decision<R> =
  | { readonly refused: R }
  | { readonly steps: readonly NewStep[]; readonly content?: NewContent };

/** A request that is to be decided until a day. */
export interface Deadline {
  readonly number: number;
  /** ISO day. */
  readonly due: string;
}

export interface ChangeRequests {
  /** Owned by the writer. */
  open(content: NewContent, steps: readonly NewStep[], writer: Writer): Promise<ChangeRequest>;
  /** `knownAt`: as it stood then. Null when there was none. */
  find(number: number, knownAt?: Date): Promise<ChangeRequest | null>;
  /** Newest first; only those in one of the states where some are named, only those of lower numbers than `before`. */
  list(asked: {
    readonly states?: readonly string[];
    readonly before?: number;
    readonly limit: number;
  }): Promise<readonly ChangeRequest[]>;
  /** Of those in one of these states, by their last revisions: up to this day, by number. */
  deadlines(asked: {
    readonly states: readonly string[];
    readonly until: string;
  }): Promise<readonly Deadline[]>;
  /** A line of the event log, once for each deadline of a request. False: it is there. */
  noteDeadline(deadline: Deadline, event: 'due_soon' | 'overdue', writer: Writer): Promise<boolean>;
  /** Definition files behind a revision, by path. */
  files(number: number, revision: number): Promise<ReadonlyMap<string, string>>;
  /** Files that those of a revision were held against; empty: there were none; null: that is not known. */
  baseFiles(number: number, revision: number): Promise<ReadonlyMap<string, string> | null>;
  /** The request that recorded each of these changes; changes of no request are left out. */
  ofChanges(changes: readonly string[]): Promise<ReadonlyMap<string, RequestHead>>;
  /**
   * Asks `decide` what is to be done with the request as it stands, and does it, in one transaction: of two at once the
   * second decides about what the first has left. It must be quick and may be asked once only.
   */
  advance<R>(
    number: number,
    decide: (standing: Deciding) => Decision<R>,
    writer: Writer,
  ): Promise<Advanced<R>>;
}
