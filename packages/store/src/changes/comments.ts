import type { ObjectName } from '../references/references.ts';
import type { Writer } from '../store.ts';

/** What somebody said about an object. */
export interface Comment {
  readonly id: number;
  readonly object: ObjectName;
  readonly body: string;
  /** Logins of the people it calls. */
  readonly mentions: readonly string[];
  readonly author: string;
  readonly inPlaceOf: string | null;
  readonly at: string;
}

export interface NewComment {
  readonly object: ObjectName;
  readonly body: string;
  readonly mentions: readonly string[];
}

export interface Comments {
  add(comment: NewComment, writer: Writer): Promise<Comment>;
  /** Oldest first, without those that were taken back. */
  of(object: ObjectName): Promise<readonly Comment[]>;
  /** Without those that were taken back. */
  find(ids: readonly number[]): Promise<readonly Comment[]>;
  /** Takes it back: its text and whom it called are gone, that there was one stays. False: there is none. */
  remove(id: number, writer: Writer): Promise<boolean>;
  /** With those that were taken back. */
  count(object: ObjectName): Promise<number>;
  /** About objects of a kind, by their ids; without those that were taken back. */
  countsAbout(kind: string): Promise<ReadonlyMap<string, number>>;
  /** Those that call a person, newest first. */
  calling(login: string, limit: number): Promise<readonly Comment[]>;
}
