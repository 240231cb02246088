import type { Center } from '@plumbline/center';
import type { Wire } from '@plumbline/client';

type Page = Awaited<ReturnType<Center['inbox']['list']>>;
type Counts = Awaited<ReturnType<Center['inbox']['counts']>>;
type TaskEntry = NonNullable<Awaited<ReturnType<Center['tasks']['create']>>>;

/** `u12`: below the unread item 12; `r12`: below the read one. */
export function wirePage({ items, next }: Page): Wire<'InboxPage'> {
  return {
    items: items.map(({ isUnread, isDone, inPlaceOf, ...item }) => ({
      ...item,
      unread: isUnread,
      done: isDone,
      in_place_of: inPlaceOf,
    })),
    next: next === null ? null : `${next.isUnread ? 'u' : 'r'}${next.id}`,
  };
}

export function wireCounts({ toSign, overdueRequests, ...counts }: Counts): Wire<'InboxCounts'> {
  return { ...counts, to_sign: toSign, overdue_requests: overdueRequests };
}

export function wireTask(task: TaskEntry): Wire<'Task'> {
  const { number, title, body, answer, owner, due, about, source, state, revision, people } = task;
  return {
    ...{ number, title, body, answer, owner, due, about, revision },
    // What this program writes, as its own lists name it.
    source: source as Wire<'Task'>['source'],
    state: state as Wire<'Task'>['state'],
    people: people.map((person) => ({ ...person })),
    made_by: task.madeBy,
    given_by: task.givenBy,
    in_place_of: task.inPlaceOf,
    made_at: task.madeAt,
    changed_at: task.changedAt,
    closed_by: task.closedBy,
    closed_at: task.closedAt,
    overdue: task.isOverdue,
    due_today: task.isDueToday,
    own: task.isOwn,
    declinable: task.isDeclinable,
  };
}
