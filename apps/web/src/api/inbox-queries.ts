import type { Wire } from '@plumbline/client';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call, queryClient } from './server.ts';
import { type Subject, TALK_CALLS } from './talk-calls.ts';

export type InboxItem = Wire<'InboxPage'>['items'][number];
export type Task = Wire<'Task'>;
export type InboxPart = 'all' | 'to_sign' | 'mentions' | 'done';

/** Others write meanwhile: looked at again every minute and whenever the reader comes back. */
export const countsQuery = queryOptions({
  queryKey: ['inbox', 'counts'],
  queryFn: ({ signal }) => call('inboxCounts', { signal }),
  staleTime: 30_000,
  refetchInterval: 60_000,
  refetchOnWindowFocus: true,
});

const ANEW = { staleTime: 0, refetchOnWindowFocus: true } as const;

export function inboxQuery(part: InboxPart) {
  return infiniteQueryOptions({
    queryKey: ['inbox', 'items', part],
    queryFn: ({ pageParam, signal }) => {
      const query = { part, limit: '50', ...(pageParam === '' ? {} : { after: pageParam }) };
      return call('inbox', { query, signal });
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    ...ANEW,
  });
}

/** The first few that wait for the reader. */
export function waitingQuery(part: 'to_sign' | 'mentions') {
  return queryOptions({
    queryKey: ['inbox', 'waiting', part],
    queryFn: async ({ signal }) => (await call('inbox', { query: { part, limit: '3' }, signal })).items,
    ...ANEW,
  });
}

export function tasksQuery(whose: 'mine' | 'made') {
  return queryOptions({
    queryKey: ['inbox', 'tasks', whose],
    queryFn: async ({ signal }) => (await call('tasks', { query: { whose }, signal })).tasks,
    ...ANEW,
  });
}

/** What is said about something, and what somebody is to do for it. */
export function talkQuery({ kind, id }: Subject) {
  return queryOptions({
    queryKey: ['inbox', 'talk', kind, id],
    queryFn: async ({ signal }) => {
      const [talk, { tasks }] = await Promise.all([
        TALK_CALLS[kind].list(id, signal),
        call('tasks', { query: { kind, id }, signal }),
      ]);
      return { ...talk, tasks };
    },
    ...ANEW,
  });
}

/** Who can be called in a discussion, or be given a task; null: one that is about nothing. */
export function peopleQuery(subject: Subject | null, search: string) {
  return queryOptions({
    queryKey: ['inbox', 'people', subject?.kind ?? '', subject?.id ?? '', search],
    queryFn: async ({ signal }) => {
      const asked =
        subject === null
          ? call('taskPeople', { query: { search }, signal })
          : TALK_CALLS[subject.kind].people(subject.id, search, signal);
      return (await asked).people;
    },
    placeholderData: keepPreviousData,
  });
}

export async function refreshInbox(): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: ['inbox'] });
}

/** Without ids everything that is there. */
export async function markInbox(
  as: 'markInboxRead' | 'markInboxDone',
  body: Wire<'InboxMark'>,
): Promise<void> {
  const counts = await call(as, { body });
  queryClient.setQueryData(countsQuery.queryKey, counts);
  await queryClient.invalidateQueries({ queryKey: ['inbox', 'items'] });
  await queryClient.invalidateQueries({ queryKey: ['inbox', 'waiting'] });
}

export async function saveTask({ number, revision }: Task, change: Omit<Wire<'TaskChange'>, 'revision'>) {
  try {
    return await call('saveTask', { path: { number: String(number) }, body: { revision, ...change } });
  } finally {
    await refreshInbox();
  }
}
