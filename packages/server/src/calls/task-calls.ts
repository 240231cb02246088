import type { Wire } from '@plumbline/client';
import { TASK_STATES, type TaskState } from '@plumbline/diagnostics';
import { jsonResponse } from '../http/json-response.ts';
import type { CallHandler } from './call-handler.ts';
import { wrong } from './inbox-calls.ts';
import { nothingCalled } from './nothing-called.ts';
import { wireTask } from './wire-inbox.ts';

const LONGEST = 200;
const KINDS = ['metric', 'dashboard', 'change_request'] as const;
const WHOSE = ['mine', 'made'] as const;

export const tasksCall: CallHandler = async ({ caller, url }, { center }) => {
  const states = statesIn(url);
  const about = subjectIn(url);
  const asked = about === null ? { whose: whoseIn(url), states } : { about, states };
  const found = await center.tasks.list(caller.principal, asked);
  if (found === null) throw nothingCalled(about?.kind ?? 'task', about?.id ?? '');
  return jsonResponse('TaskList', { tasks: found.map(wireTask) });
};

export const taskPeopleCall: CallHandler = async ({ caller, url }, { center }) => {
  const search = (url.searchParams.get('search') ?? '').slice(0, LONGEST);
  const people = await center.tasks.givable(caller.principal, search);
  return jsonResponse('PersonNameList', { people: people.map((person) => ({ ...person })) });
};

export const createTaskCall: CallHandler = async ({ caller, body }, { center }) => {
  const wish = body as Wire<'NewTask'>;
  const made = await center.tasks.create(caller.principal, wish);
  if (made === null) throw nothingCalled(wish.subject?.kind ?? 'task', wish.subject?.id ?? '');
  return jsonResponse('Task', wireTask(made), { status: 201 });
};

export const saveTaskCall: CallHandler = async (
  { caller, params: { number: text = '' }, body },
  { center },
) => {
  const { revision, ...wish } = body as Wire<'TaskChange'>;
  const number = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  const changed = await center.tasks.change(caller.principal, { number, revision }, wish);
  if (changed === null) throw nothingCalled('task', text.slice(0, LONGEST));
  return jsonResponse('Task', wireTask(changed));
};

/** Throws PlumblineError `server/wrong-value`. */
function whoseIn({ searchParams }: URL): (typeof WHOSE)[number] {
  const text = searchParams.get('whose') ?? 'mine';
  const found = WHOSE.find((whose) => whose === text);
  if (found === undefined) throw wrong('whose', WHOSE.join(', '));
  return found;
}

/** Throws PlumblineError `server/wrong-value`. */
function subjectIn({
  searchParams,
}: URL): { readonly kind: (typeof KINDS)[number]; readonly id: string } | null {
  const [text, id] = [searchParams.get('kind'), searchParams.get('id')];
  if (text === null && id === null) return null;
  const kind = KINDS.find((one) => one === text);
  if (kind === undefined) throw wrong('kind', KINDS.join(', '));
  return { kind, id: (id ?? '').slice(0, LONGEST) };
}

/** Throws PlumblineError `server/wrong-value`. */
function statesIn({ searchParams }: URL): readonly TaskState[] | undefined {
  const text = searchParams.get('state');
  if (text === null) return undefined;
  return text.split(',').map((one) => {
    const found = TASK_STATES.find((state) => state === one.trim());
    if (found === undefined) throw wrong('state', TASK_STATES.join(', '));
    return found;
  });
}
