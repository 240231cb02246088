import type { InboxKind, InboxPart } from '@plumbline/diagnostics';
import type { InboxItem, ListedItems } from '@plumbline/store';
import type { Principal } from '../center/principal.ts';
import type { Workings } from '../center/workings.ts';
import { permit } from '../people/permit.ts';
import { dayOnTheWall } from '../people/principal-of.ts';
import { writerOf } from '../people/writer-of.ts';
import { entryOfItem } from './entry-of-item.ts';
import { handOut } from './hand-out.ts';
import type { InboxAsked, InboxCase, InboxCounts, InboxPage } from './inbox-case.ts';
import { lateRequests } from './note-deadlines.ts';

const TASKS: readonly InboxKind[] = ['task_given', 'task_done', 'task_declined', 'task_cancelled'];

const PARTS: { readonly [P in InboxPart]: Omit<ListedItems, 'limit' | 'below'> } = {
  all: { isDone: false },
  unread: { isDone: false, isUnread: true },
  to_sign: { isDone: false, what: ['to_sign'] },
  mentions: { isDone: false, what: ['mention'] },
  tasks: { isDone: false, what: TASKS },
  done: { isDone: true },
};

/** More open tasks than anybody can have. */
const ALL_TASKS = 1000;

export function inboxOf(workings: Workings): InboxCase {
  return {
    list: (principal, asked) => listInbox(workings, principal, asked),
    counts: (principal) => countInbox(workings, principal),
    async mark(principal, ids, as) {
      permit(principal, 'read');
      writerOf(workings, principal);
      const { isDone } = as;
      // What is done was read.
      const whole = isDone === true ? { ...as, isUnread: false } : as;
      return workings.holder.store.inbox.mark(principal.user, ids, whole);
    },
  };
}

async function listInbox(
  workings: Workings,
  principal: Principal,
  { part, below, limit }: InboxAsked,
): Promise<InboxPage> {
  permit(principal, 'read');
  await handOut(workings);
  const { inbox } = workings.holder.store;
  const asked = { ...PARTS[part], limit: limit + 1, ...(below === undefined ? {} : { below }) };
  const found = await inbox.list(principal.user, asked);
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  const items = [];
  for (const item of shown) items.push(await entryOfItem(workings, principal, item));
  return { items, next: found.length > limit && last !== undefined ? placeOf(last) : null };
}

function placeOf({ id, isUnread }: InboxItem): InboxPage['next'] {
  return { id, isUnread };
}

async function countInbox(workings: Workings, principal: Principal): Promise<InboxCounts> {
  permit(principal, 'read');
  await handOut(workings);
  const { inbox, tasks } = workings.holder.store;
  const counts = await inbox.counts(principal.user);
  const of = (what: InboxKind) => counts.find((count) => count.what === what);
  const open = await tasks.list({ owner: principal.user, states: ['open'], limit: ALL_TASKS });
  const today = dayOnTheWall(workings);
  return {
    unread: counts.reduce((sum, { unread }) => sum + unread, 0),
    toSign: of('to_sign')?.open ?? 0,
    mentions: of('mention')?.unread ?? 0,
    tasks: open.length,
    overdue: open.filter(({ due }) => due !== null && due < today).length,
    overdueRequests: await countLate(workings, principal),
  };
}

/** Of late requests, those that wait for this person, and their own, whether they have put what they were told of it aside or not. */
async function countLate(workings: Workings, { user }: Principal): Promise<number> {
  const { inbox, changeRequests } = workings.holder.store;
  const late = await lateRequests(workings);
  const objects = late.map((number) => ({ kind: 'change_request', id: String(number) }));
  const waiting = objects.length === 0 ? [] : await inbox.open('to_sign', objects);
  let count = 0;
  for (const number of late) {
    const isWaiting = waiting.some(({ login, object }) => login === user && object.id === String(number));
    if (isWaiting || (await changeRequests.find(number))?.requester === user) count += 1;
  }
  return count;
}
