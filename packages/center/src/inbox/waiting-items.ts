import type { NewInboxItem } from '@plumbline/store';
import type { Workings } from '../center/workings.ts';
import { reviewNow } from '../governance/review-now.ts';
import { signaturesLeft } from '../governance/ways-of.ts';
import { isDeadlineOpen } from './note-deadlines.ts';
import type { PeopleHere } from './people-here.ts';

const WAITING: readonly string[] = ['to_sign', 'task_given'];
const DEADLINES: readonly string[] = ['request_due_soon', 'request_overdue'];

type Named = Pick<NewInboxItem, 'login' | 'what' | 'object'>;
type Due = Pick<NewInboxItem, 'login' | 'what' | 'object' | 'details'>;

/** What waits for somebody waits once: they are not told again of what is open, and of several lines the last counts. */
export async function waitingOnce(
  { holder }: Workings,
  items: readonly NewInboxItem[],
): Promise<readonly NewInboxItem[]> {
  const keyOf = ({ login, what, object }: Named) => JSON.stringify([login, what, object.id]);
  const last = new Map(items.map((item) => [keyOf(item), item]));
  const open = new Set<string>();
  for (const kind of WAITING) {
    const ids = new Set(items.filter(({ what }) => what === kind).map(({ object }) => object.id));
    const objects = [...ids].map((id) => ({ kind: kind === 'to_sign' ? 'change_request' : 'task', id }));
    for (const item of await holder.store.inbox.open(kind, objects)) open.add(keyOf(item));
  }
  return items.filter(
    (item) => !WAITING.includes(item.what) || (last.get(keyOf(item)) === item && !open.has(keyOf(item))),
  );
}

/** Whether somebody has still to do it; what only tells something is never over. */
export async function isStillDue(
  workings: Workings,
  people: PeopleHere,
  { login, what, object, details }: Due,
): Promise<boolean> {
  const { store } = workings.holder;
  if (what === 'task_given') {
    const task = await store.tasks.find(Number(object.id));
    return task?.state === 'open' && task.owner === login;
  }
  const isDeadline = DEADLINES.includes(what);
  if (what !== 'to_sign' && !isDeadline) return true;
  const request = await store.changeRequests.find(Number(object.id));
  const principal = await people.principal(login);
  if (request === null || principal === null) return false;
  if (isDeadline) {
    const { due = null } = details as { readonly due?: string };
    if (!isDeadlineOpen(workings, request, { due, isSoon: what === 'request_due_soon' })) return false;
    if (request.requester === login) return true;
  }
  const review = reviewNow(workings);
  return signaturesLeft(request, principal, review).some(({ refused }) => refused === null);
}
