import type { Comment, ObjectName } from '@plumbline/store';
import type { Principal } from '../center/principal.ts';
import type { PersonName, Said } from '../governance/change-requests-case.ts';

/**
 * What people say about a metric or a dashboard. Everything is null where there is no such subject, or none for this person; of a
 * metric whose formula is kept from somebody nothing is told.
 */
export interface CommentsCase {
  of(principal: Principal, subject: ObjectName): Promise<Discussion | null>;
  /** Throws PlumblineError `change/unknown-person`, `talk/nothing-said`, `talk/too-many-comments`. */
  add(principal: Principal, subject: ObjectName, said: Said): Promise<Comment | null>;
  /** Takes back what one has said. False: there is no such comment. Throws PlumblineError `talk/not-author`. */
  remove(principal: Principal, subject: ObjectName, id: number): Promise<boolean | null>;
  /** People who take part in discussions and see the subject. */
  callable(principal: Principal, subject: ObjectName, search: string): Promise<readonly PersonName[] | null>;
}

export interface Discussion {
  /** Oldest first. */
  readonly comments: readonly Comment[];
  /** What the people in it are called. */
  readonly people: readonly PersonName[];
}
