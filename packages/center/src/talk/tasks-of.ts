import { PlumblineError, report } from '@plumbline/diagnostics';
import type { ObjectName, Task, TaskChange } from '@plumbline/store';
import type { Principal } from '../center/principal.ts';
import type { Workings } from '../center/workings.ts';
import { callablePeople, type IsSeen, uncallable } from '../governance/callable-people.ts';
import { mayDiscuss } from '../governance/may-propose.ts';
import { checkDay } from '../people/checks.ts';
import { permit } from '../people/permit.ts';
import { writerOf } from '../people/writer-of.ts';
import { requireText } from './comments-of.ts';
import { subjectSeen } from './subject.ts';
import { isGivenTo, isOwnTask, taskEntry } from './task-entry.ts';
import type { TaskChangeWish, TaskEntry, TaskListAsked, TasksCase, TaskWish } from './tasks-case.ts';

/** Open ones of one person. */
const MOST_OPEN = 500;
const MOST_LISTED = 1000;

export function tasksOf(workings: Workings): TasksCase {
  return {
    list: (principal, asked) => listTasks(workings, principal, asked),
    create: (principal, wish) => createTask(workings, principal, wish),
    change: (principal, read, wish) => changeTask(workings, principal, { read, wish }),
    async givable(principal, search) {
      mayDiscuss(principal);
      return callablePeople(workings, async () => true, search);
    },
  };
}

async function listTasks(
  workings: Workings,
  principal: Principal,
  asked: TaskListAsked,
): Promise<readonly TaskEntry[] | null> {
  permit(principal, 'read');
  const { tasks } = workings.holder.store;
  const states = asked.states === undefined ? {} : { states: asked.states };
  const limited = { ...states, limit: MOST_LISTED };
  if ('about' in asked && (await subjectSeen(workings, principal, asked.about, 'talk')) === null) return null;
  const found =
    'about' in asked
      ? await tasks.list({ object: asked.about, ...limited })
      : asked.whose === 'mine'
        ? await tasks.list({ owner: principal.user, ...limited })
        : await tasks.list({ askedBy: principal.user, ...limited });
  const entries: TaskEntry[] = [];
  for (const task of found.toSorted(byDue)) entries.push(await taskEntry(workings, principal, task));
  return entries;
}

/** Open ones first, by their day; the closed ones newest first. */
function byDue(a: Task, b: Task): number {
  const isOpen = (task: Task) => task.state === 'open';
  if (isOpen(a) !== isOpen(b)) return isOpen(a) ? -1 : 1;
  if (!isOpen(a)) return a.changedAt < b.changedAt ? 1 : -1;
  const day = ({ due }: Task) => due ?? '9999-12-31';
  return day(a) === day(b) ? a.number - b.number : day(a) < day(b) ? -1 : 1;
}

async function createTask(
  workings: Workings,
  principal: Principal,
  { title, body = '', owner = principal.user, due = null, subject = null, comment }: TaskWish,
): Promise<TaskEntry | null> {
  mayDiscuss(principal);
  const writer = writerOf(workings, principal);
  if (subject !== null && (await subjectSeen(workings, principal, subject, 'talk')) === null) return null;
  requireText(title);
  if (due !== null) checkDay(due);
  await requireOwner(workings, owner, subject);
  const source =
    comment === undefined ? { kind: 'person', id: null } : { kind: 'comment', id: String(comment) };
  const { tasks } = workings.holder.store;
  const texts = { title: title.trim(), body: body.trim() };
  const made = await tasks.create({ ...texts, owner, due, object: subject, source }, writer);
  return taskEntry(workings, principal, made);
}

interface Changing {
  readonly read: { readonly number: number; readonly revision: number };
  readonly wish: TaskChangeWish;
}

async function changeTask(
  workings: Workings,
  principal: Principal,
  { read, wish }: Changing,
): Promise<TaskEntry | null> {
  mayDiscuss(principal);
  const writer = writerOf(workings, principal);
  const { tasks } = workings.holder.store;
  const task = await tasks.find(read.number);
  if (task === null || !(await isTaskSeen(workings, principal, task))) return null;
  const { number } = task;
  if (!isOwnTask(task, principal)) throw new PlumblineError([report('talk/not-your-task', { number })]);
  if (wish.state === 'declined' && task.state === 'open' && !isGivenTo(task, principal))
    throw new PlumblineError([report('talk/not-given', { number })]);
  if (task.revision !== read.revision) throw changedSince(task, read);
  const change = await changeOf(workings, task, wish);
  const done = await tasks.change(read, change, writer);
  if (done.kind === 'gone') return null;
  if (done.kind === 'changed') throw changedSince(done.task, read);
  return taskEntry(workings, principal, done.task);
}

function changedSince({ number, revision }: Task, read: Changing['read']): PlumblineError {
  return new PlumblineError([report('talk/task-changed', { number, revision, read: read.revision })]);
}

async function changeOf(
  workings: Workings,
  task: Task,
  { title, body, owner, due, state, answer }: TaskChangeWish,
): Promise<TaskChange> {
  const isWritten = [title, body, owner, due].some((part) => part !== undefined);
  // What is closed stays as it was closed: `declined` is the word of who had it.
  const isReclosed = task.state !== 'open' && state !== undefined && state !== 'open' && state !== task.state;
  if (isReclosed || (isWritten && task.state !== 'open' && state !== 'open'))
    throw new PlumblineError([report('talk/task-closed', { number: task.number })]);
  checkClosing(task, { owner, state, answer });
  if (title !== undefined) requireText(title);
  if (due !== undefined && due !== null) checkDay(due);
  const isReopened = task.state !== 'open' && state === 'open';
  if (isReopened || (owner !== undefined && owner !== task.owner))
    await requireOwner(workings, owner ?? task.owner, task.object);
  return {
    ...(title === undefined ? {} : { title: title.trim() }),
    ...(body === undefined ? {} : { body: body.trim() }),
    ...(owner === undefined ? {} : { owner }),
    ...(due === undefined ? {} : { due }),
    ...(state === undefined ? {} : { state }),
    ...(answer === undefined ? {} : { answer: answer.trim() }),
  };
}

/** Whoever has it closes it, and it stays theirs; an answer is given to nothing else than that. */
function checkClosing(
  { number, ...task }: Task,
  { owner, state, answer = '' }: Pick<TaskChangeWish, 'owner' | 'state' | 'answer'>,
): void {
  const isClosed = state !== undefined && state !== 'open' && state !== task.state;
  if (isClosed && owner !== undefined && owner !== task.owner)
    throw new PlumblineError([report('talk/given-and-closed', { number })]);
  if (!isClosed && answer.trim() !== '')
    throw new PlumblineError([report('talk/answer-without-closing', { number })]);
}

/** Whoever made it, gave it or has it knows of it, even when they do not see any more what it is about. */
async function isTaskSeen(workings: Workings, principal: Principal, task: Task): Promise<boolean> {
  if (isOwnTask(task, principal)) return true;
  return task.object !== null && (await subjectSeen(workings, principal, task.object, 'talk')) !== null;
}

/** A task is given only to who can answer for it, as a mention. */
async function requireOwner(workings: Workings, owner: string, subject: ObjectName | null): Promise<void> {
  const isSeen: IsSeen = async (principal) =>
    subject === null || (await subjectSeen(workings, principal, subject, 'talk')) !== null;
  const login = await uncallable(workings, isSeen, [owner]);
  if (login !== null) throw new PlumblineError([report('change/unknown-person', { login })]);
  if ((await workings.holder.store.tasks.countOpen(owner)) >= MOST_OPEN)
    throw new PlumblineError([report('talk/too-many-tasks', { login: owner, most: MOST_OPEN })]);
}
