import type { InboxItem, NewInboxItem, ObjectName, RecordedEvent } from '@plumbline/store';
import type { Workings } from '../center/workings.ts';
import { signaturesLeft } from '../governance/ways-of.ts';
import { aboutOf } from './about-of.ts';
import { type PeopleHere, peopleHere } from './people-here.ts';
import { TELLINGS, type Told, UNSIGNING, UNTASKING } from './tellings.ts';

const ACTIONS = [...new Set([...Object.keys(TELLINGS), ...UNSIGNING, ...UNTASKING])];
const WAITING: readonly string[] = ['to_sign', 'task_given'];
const AT_ONCE = 200;
/** Nobody is told of what is older: an inbox that was never opened does not begin with years. */
const MOST_DAYS = 30;
const DAY_MS = 86_400_000;

const running = new WeakMap<Workings, Promise<void>>();

/**
 * Reads on in the event log, and tells people what has happened. Whoever looks into an inbox does this first: the log is all that there
 * is to know, so nothing that happens needs to think of inboxes. What comes in while it runs is for the next time.
 */
export function handOut(workings: Workings): Promise<void> {
  const before = running.get(workings);
  if (before !== undefined) return before;
  const now = handOutAll(workings).finally(() => running.delete(workings));
  running.set(workings, now);
  return now;
}

async function handOutAll(workings: Workings): Promise<void> {
  const { inbox } = workings.holder.store;
  const since = new Date(workings.options.now().getTime() - MOST_DAYS * DAY_MS);
  for (;;) {
    const events = await inbox.pending({ actions: ACTIONS, since, limit: AT_ONCE });
    const last = events.at(-1);
    if (last === undefined) return;
    const people = await peopleHere(workings);
    const items: NewInboxItem[] = [];
    for (const event of events) items.push(...(await itemsOf(workings, people, event)));
    const settled = await settledBy(workings, people, events);
    await inbox.handOut({
      upTo: last.seq,
      items: await waitingOnce(workings, withoutHalves(items)),
      settled,
    });
    if (events.length < AT_ONCE) return;
  }
}

async function itemsOf(
  workings: Workings,
  people: PeopleHere,
  event: RecordedEvent,
): Promise<readonly NewInboxItem[]> {
  const object = { kind: event.objectKind ?? '', id: event.objectId ?? '' };
  const told = (await TELLINGS[event.action]?.({ workings, people, event, object })) ?? [];
  const first = new Map<string, NewInboxItem>();
  for (const one of told) {
    const key = JSON.stringify([one.login, one.object.kind, one.object.id]);
    if (first.has(key) || !(await isTold(workings, people, { ...one, event }))) continue;
    first.set(key, { ...one, event });
  }
  return [...first.values()];
}

/** Nobody is told of what they did, nor of what they do not see. */
async function isTold(
  workings: Workings,
  people: PeopleHere,
  { event, ...told }: Told & { readonly event: RecordedEvent },
): Promise<boolean> {
  if (told.login === event.actor) return false;
  const principal = await people.principal(told.login);
  return principal !== null && (await aboutOf(workings, principal, told)) !== null;
}

/** The signature that publishes is told as the publication only. */
function withoutHalves(items: readonly NewInboxItem[]): readonly NewInboxItem[] {
  const keyOf = ({ login, object, event }: NewInboxItem) => JSON.stringify([login, object.id, event.at]);
  const published = new Set(items.filter(({ what }) => what === 'request_published').map(keyOf));
  return items.filter((item) => item.what !== 'request_signed' || !published.has(keyOf(item)));
}

/** What waits for somebody waits once: they are not told again of what is open, and of several lines the last counts. */
async function waitingOnce(
  { holder }: Workings,
  items: readonly NewInboxItem[],
): Promise<readonly NewInboxItem[]> {
  const keyOf = ({ login, what, object }: Pick<NewInboxItem, 'login' | 'what' | 'object'>) =>
    JSON.stringify([login, what, object.id]);
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

/** Items about what waited for somebody and does not any more. */
async function settledBy(
  workings: Workings,
  people: PeopleHere,
  events: readonly RecordedEvent[],
): Promise<readonly number[]> {
  const { inbox } = workings.holder.store;
  const touched = (actions: readonly string[], kind: string): readonly ObjectName[] => {
    const lines = events.filter(({ action }) => actions.includes(action));
    return [...new Set(lines.map(({ objectId }) => objectId ?? ''))].map((id) => ({ kind, id }));
  };
  const settled: number[] = [];
  for (const item of await inbox.open('to_sign', touched(UNSIGNING, 'change_request')))
    if (!(await awaits(workings, people, item))) settled.push(item.id);
  for (const item of await inbox.open('task_given', touched(UNTASKING, 'task'))) {
    const task = await workings.holder.store.tasks.find(Number(item.object.id));
    if (task?.state !== 'open' || task.owner !== item.login) settled.push(item.id);
  }
  return settled;
}

async function awaits(workings: Workings, people: PeopleHere, item: InboxItem): Promise<boolean> {
  const request = await workings.holder.store.changeRequests.find(Number(item.object.id));
  const principal = await people.principal(item.login);
  if (request === null || principal === null) return false;
  const { review } = workings.snapshots.current().model.workspace;
  return signaturesLeft(request, principal, review).some(({ refused }) => refused === null);
}
