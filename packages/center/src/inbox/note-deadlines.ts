import { formatDay, parseDay } from '@plumbline/calendar';
import type { ChangeRequest } from '@plumbline/store';
import type { Workings } from '../center/workings.ts';
import { dayOnTheWall } from '../people/principal-of.ts';

/** Somebody has to do something. A draft waits for nobody. */
const WAITING: readonly string[] = ['in_review', 'change_requested'];
/** Days before its day on which a request begins to be told of. */
const DAYS_BEFORE = 1;

/** What this process has looked up in the log already. */
const noted = new WeakMap<Workings, Set<string>>();

/**
 * Writes a line into the event log where the deadline of a request is near or has passed: once, whoever looks first. Everything else
 * follows from the line, as from all others.
 */
export async function noteDeadlines(workings: Workings): Promise<void> {
  const { changeRequests } = workings.holder.store;
  const known = noted.get(workings) ?? new Set<string>();
  noted.set(workings, known);
  const today = dayOnTheWall(workings);
  for (const deadline of await changeRequests.deadlines({
    states: WAITING,
    until: dayAfter(today, DAYS_BEFORE),
  })) {
    const event = deadline.due < today ? 'overdue' : 'due_soon';
    const key = JSON.stringify([deadline.number, deadline.due, event]);
    if (known.has(key)) continue;
    const writer = { by: 'system', now: workings.options.now() };
    await changeRequests.noteDeadline(deadline, event, writer);
    known.add(key);
  }
}

/** Requests whose deadline has passed and that somebody still has to do something about, by number. */
export async function lateRequests(workings: Workings): Promise<readonly number[]> {
  const today = dayOnTheWall(workings);
  const asked = { states: WAITING, until: dayAfter(today, -1) };
  return (await workings.holder.store.changeRequests.deadlines(asked)).map(({ number }) => number);
}

/** Whether the request still waits for what was told: `soon` until its day, the other from the day after. */
export function isDeadlineOpen(
  workings: Workings,
  { state, content }: ChangeRequest,
  { due, isSoon }: { readonly due: string | null; readonly isSoon: boolean },
): boolean {
  if (due === null || content.due !== due || !WAITING.includes(state)) return false;
  const isOver = due < dayOnTheWall(workings);
  return isSoon ? !isOver : isOver;
}

function dayAfter(day: string, days: number): string {
  const parsed = parseDay(day);
  return parsed === null ? day : formatDay(parsed + days);
}
