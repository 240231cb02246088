import type { InboxKind } from '@plumbline/diagnostics';
import type { NewInboxItem } from '@plumbline/store';
import { isWhole } from '../center/served.ts';
import type { Workings } from '../center/workings.ts';
import { aboutOf } from './about-of.ts';
import type { PeopleHere } from './people-here.ts';

/** `withheld`: nobody can say yet. */
export type TellingVerdict = 'told' | 'not' | 'withheld';

/**
 * Nobody is told of what they did, nor of what they do not see. While definitions have errors a policy or the subject may be among what
 * they break: whoever is not seen to see it is not told of it now, and it waits for them.
 */
export async function isTold(
  workings: Workings,
  people: PeopleHere,
  { login, what, object, event }: Pick<NewInboxItem, 'login' | 'what' | 'object' | 'event'>,
): Promise<TellingVerdict> {
  if (login === event.actor) return 'not';
  const principal = await people.principal(login);
  if (principal === null) return 'not';
  const about = await aboutOf(workings, principal, { what: what as InboxKind, object });
  if (about !== null) return 'told';
  return isWhole(workings.snapshots.current()) ? 'not' : 'withheld';
}
