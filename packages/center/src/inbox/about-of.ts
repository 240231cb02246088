import type { InboxKind } from '@plumbline/diagnostics';
import type { Text } from '@plumbline/model';
import type { ObjectName } from '@plumbline/store';
import type { Principal } from '../center/principal.ts';
import type { Workings } from '../center/workings.ts';
import { subjectSeen, type Telling } from '../talk/subject.ts';
import { isOwnTask, taskEntry } from '../talk/task-entry.ts';

/** How much of its subject each kind of item tells. */
const TELLING: { readonly [K in InboxKind]: Telling } = {
  mention: 'talk',
  comment: 'talk',
  to_sign: 'talk',
  request_signed: 'talk',
  request_sent_back: 'talk',
  request_rejected: 'talk',
  request_published: 'talk',
  request_due_soon: 'talk',
  request_overdue: 'talk',
  metric_published: 'news',
  metric_drifted: 'news',
  metric_suspended: 'news',
  settled_changed: 'whole',
  task_given: 'talk',
  task_done: 'talk',
  task_declined: 'talk',
  task_cancelled: 'talk',
  delegation_set: 'talk',
  delegation_changed: 'talk',
  delegation_ended: 'talk',
};

/** What the subject of an item is called; null: this person is not told of it, or not any more. */
export async function aboutOf(
  workings: Workings,
  principal: Principal,
  { what, object }: { readonly what: InboxKind; readonly object: ObjectName },
): Promise<Text | null> {
  if (object.kind === 'delegation') return delegationSeen(workings, principal, object.id);
  if (object.kind !== 'task') return subjectSeen(workings, principal, object, TELLING[what]);
  const task = await workings.holder.store.tasks.find(Number(object.id));
  if (task === null || !isOwnTask(task, principal)) return null;
  const { title } = await taskEntry(workings, principal, task);
  return title === null ? null : { zh: title, en: title };
}

/** Who stands in for whom and until when, for these two. */
async function delegationSeen({ holder }: Workings, { user }: Principal, id: string): Promise<Text | null> {
  const { delegations, users } = holder.store;
  const found = (await delegations.list()).find((one) => one.id === id);
  const parties = found && [await users.find(found.delegateId), await users.find(found.delegatorId)];
  if (found === undefined || parties?.some((one) => one?.login === user) !== true) return null;
  const [delegate, delegator] = parties.map((one) => one?.displayName ?? '');
  return {
    zh: `${delegate} 代理 ${delegator}，${found.from} 至 ${found.to}`,
    en: `${delegate} for ${delegator}, ${found.from} – ${found.to}`,
  };
}
