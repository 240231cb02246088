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
  { title, object, ...task }: Task,
): Promise<TaskEntry> {
  const label = object === null ? null : await subjectSeen(workings, principal, object, 'talk');
  const isTold = object === null || label !== null;
  const today = dayOnTheWall(workings);
  const isOpen = task.state === 'open';
  return {
    ...task,
    title: isTold ? title : null,
    about: object === null || label === null ? null : { ...object, label },
    isOverdue: isOpen && task.due !== null && task.due < today,
    isDueToday: isOpen && task.due === today,
    isOwn: isOwnTask({ ...task }, principal),
    people: await namesOf(workings, [task.owner, task.madeBy]),
  };
}

export function isOwnTask({ owner, madeBy }: Pick<Task, 'owner' | 'madeBy'>, { user }: Principal): boolean {
  return user === owner || user === madeBy;
}
