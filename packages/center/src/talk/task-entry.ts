import type { Task } from '@plumbline/store';
import type { Principal } from '../center/principal.ts';
import type { Workings } from '../center/workings.ts';
import { namesOf } from '../governance/names-of.ts';
import { dayOnTheWall } from '../people/principal-of.ts';
import { subjectSeen } from './subject.ts';
import type { TaskEntry } from './tasks-case.ts';

/** A task as one person reads it: of what they do not see any more nothing is told, its title included. */
export async function taskEntry(
  workings: Workings,
  principal: Principal,
  { title, body, answer, object, ...task }: Task,
): Promise<TaskEntry> {
  const label = object === null ? null : await subjectSeen(workings, principal, object, 'talk');
  const isTold = object === null || label !== null;
  const today = dayOnTheWall(workings);
  const isOpen = task.state === 'open';
  return {
    ...task,
    title: isTold ? title : null,
    body: isTold ? body : '',
    answer: isTold ? answer : '',
    about: object === null || label === null ? null : { ...object, label },
    isOverdue: isOpen && task.due !== null && task.due < today,
    isDueToday: isOpen && task.due === today,
    isOwn: isOwnTask(task, principal),
    isDeclinable: isOpen && isGivenTo(task, principal),
    people: await namesOf(workings, [task.owner, task.madeBy, task.givenBy]),
  };
}

/** Who made it, who gave it to who has it, and who has it. */
export function isOwnTask(
  { owner, madeBy, givenBy }: Pick<Task, 'owner' | 'madeBy' | 'givenBy'>,
  { user }: Principal,
): boolean {
  return user === owner || user === madeBy || user === givenBy;
}

/** Somebody else asked them to do it. */
export function isGivenTo({ owner, givenBy }: Pick<Task, 'owner' | 'givenBy'>, { user }: Principal): boolean {
  return user === owner && user !== givenBy;
}
