import type { InboxKind } from '@plumbline/diagnostics';
import type { InboxItem, ObjectName } from '@plumbline/store';
import type { Principal } from '../center/principal.ts';
import type { Workings } from '../center/workings.ts';
import { namesOf } from '../governance/names-of.ts';
import { aboutOf } from './about-of.ts';
import type { InboxEntry } from './inbox-case.ts';

/** Characters of a comment, of the text of a task or of the answer to it. */
const EXCERPT = 280;

/** An item as its reader is told of it now. */
export async function entryOfItem(
  workings: Workings,
  principal: Principal,
  { id, what: written, at, isUnread, isDone, object, actor, inPlaceOf, details }: InboxItem,
): Promise<InboxEntry> {
  const what = written as InboxKind;
  const head = { id, what, at, isUnread, isDone };
  const label = await aboutOf(workings, principal, { what, object });
  const nothing = { by: null, inPlaceOf: null, excerpt: null, period: null, version: null, due: null };
  if (label === null) return { ...head, about: null, ...nothing };
  const [by = { login: actor, name: actor }] = await namesOf(workings, [actor]);
  const known = details as {
    readonly comment?: number;
    readonly answer?: string;
    readonly period?: string;
    readonly version?: number | null;
    readonly due?: string;
  };
  return {
    ...head,
    about: { ...object, label },
    by,
    inPlaceOf,
    excerpt: await excerptOf(workings, { what, object, comment: known.comment, answer: known.answer }),
    period: known.period ?? null,
    version: known.version ?? null,
    due: known.due ?? null,
  };
}

interface Told {
  readonly what: InboxKind;
  readonly object: ObjectName;
  readonly comment: number | undefined;
  /** Undefined: the item is not about an answer, or older than that answers are kept with it. */
  readonly answer: string | undefined;
}

/** What was said: in the comment, in the task, or when it was closed. */
async function excerptOf(
  { holder }: Workings,
  { what, object, comment, answer }: Told,
): Promise<string | null> {
  const { comments, tasks } = holder.store;
  if (object.kind === 'task') {
    const task = await tasks.find(Number(object.id));
    if (what === 'task_given') return beginningOf(task?.body ?? '');
    return beginningOf(answer ?? (what === `task_${task?.state}` ? (task?.answer ?? '') : ''));
  }
  if (object.kind === 'delegation') {
    const all = await holder.store.delegations.list();
    return beginningOf(all.find(({ id }) => id === object.id)?.reason ?? '');
  }
  const [said] = comment === undefined ? [] : await comments.find([comment]);
  return beginningOf(said?.body ?? '');
}

function beginningOf(text: string): string | null {
  const letters = [...text];
  if (letters.length === 0) return null;
  return letters.length <= EXCERPT ? text : `${letters.slice(0, EXCERPT).join('')}…`;
}
