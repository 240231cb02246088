import type { NewInboxItem, ObjectName, RecordedEvent } from '@plumbline/store';
import type { Workings } from '../center/workings.ts';
import { isTold } from './is-told.ts';
import { noteDeadlines } from './note-deadlines.ts';
import { type PeopleHere, peopleHere } from './people-here.ts';
import { releaseWithheld } from './release-withheld.ts';
import { OVERDUE, TELLINGS, UNSIGNING, UNTASKING } from './tellings.ts';
import { isStillDue, waitingOnce } from './waiting-items.ts';

const ACTIONS = [...new Set([...Object.keys(TELLINGS), ...UNSIGNING, ...UNTASKING])];
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
  await noteDeadlines(workings);
  await releaseWithheld(workings);
  const since = new Date(workings.options.now().getTime() - MOST_DAYS * DAY_MS);
  for (;;) {
    const events = await inbox.pending({ actions: ACTIONS, since, limit: AT_ONCE });
    const last = events.at(-1);
    if (last === undefined) return;
    const people = await peopleHere(workings);
    const items: NewInboxItem[] = [];
    const withheld: NewInboxItem[] = [];
    for (const event of events)
      for (const [item, verdict] of await itemsOf(workings, people, event))
        (verdict === 'told' ? items : withheld).push(item);
    const settled = await settledBy(workings, people, events);
    await inbox.handOut({
      upTo: last.seq,
      items: await waitingOnce(workings, withoutHalves(items)),
      withheld: withoutHalves(withheld),
      settled,
    });
    if (events.length < AT_ONCE) return;
  }
}

type Judged = readonly [item: NewInboxItem, verdict: 'told' | 'withheld'];

async function itemsOf(
  workings: Workings,
  people: PeopleHere,
  event: RecordedEvent,
): Promise<readonly Judged[]> {
  const object = { kind: event.objectKind ?? '', id: event.objectId ?? '' };
  const told = (await TELLINGS[event.action]?.({ workings, people, event, object })) ?? [];
  const first = new Map<string, Judged>();
  for (const one of told) {
    const key = JSON.stringify([one.login, one.object.kind, one.object.id]);
    const item = { ...one, event };
    const verdict = first.has(key) ? 'not' : await isTold(workings, people, item);
    if (verdict !== 'not') first.set(key, [item, verdict]);
  }
  return [...first.values()];
}

/** The signature that publishes is told as the publication only. */
function withoutHalves(items: readonly NewInboxItem[]): readonly NewInboxItem[] {
  const keyOf = ({ login, object, event }: NewInboxItem) => JSON.stringify([login, object.id, event.at]);
  const published = new Set(items.filter(({ what }) => what === 'request_published').map(keyOf));
  return items.filter((item) => item.what !== 'request_signed' || !published.has(keyOf(item)));
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
  const open = [
    ...(await inbox.open('to_sign', touched(UNSIGNING, 'change_request'))),
    ...(await inbox.open('request_due_soon', touched([...UNSIGNING, OVERDUE], 'change_request'))),
    ...(await inbox.open('request_overdue', touched(UNSIGNING, 'change_request'))),
    ...(await inbox.open('task_given', touched(UNTASKING, 'task'))),
  ];
  const settled: number[] = [];
  for (const item of open) if (!(await isStillDue(workings, people, item))) settled.push(item.id);
  return settled;
}
