import type { ObjectName } from '../references/references.ts';
import type { Writer } from '../store.ts';

/** What somebody said about an object. Nothing said is written over. */
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
  /** Oldest first. */
  of(object: ObjectName): Promise<readonly Comment[]>;
  /** Those that call a person, newest first. */
  calling(login: string, limit: number): Promise<readonly Comment[]>;
}
