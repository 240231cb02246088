import type { Wire } from '@plumbline/client';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call, queryClient } from './server.ts';

export type RequestEntry = Wire<'ChangeRequestEntry'>;
export type Request = Wire<'ChangeRequest'>;

const UNDECIDED = 'draft,in_review,change_requested';

/** The newest requests and those that are not decided, each as many as the server lists at once; the newest first. */
export const allRequestsQuery = queryOptions({
  queryKey: ['changes', 'all'],
  queryFn: async ({ signal }): Promise<readonly RequestEntry[]> => {
    const [open, latest] = await Promise.all([
      call('changeRequests', { query: { state: UNDECIDED }, signal }),
      call('changeRequests', { signal }),
    ]);
    const found = new Map(
      [...open.change_requests, ...latest.change_requests].map((one) => [one.number, one]),
    );
    return [...found.values()].sort((a, b) => b.number - a.number);
  },
});

/** Those that are not decided; of one metric where one is named. */
export function openRequestsQuery(metric?: string) {
  return queryOptions({
    queryKey: ['changes', 'open', metric ?? ''],
    queryFn: async ({ signal }) => {
      const query = { state: UNDECIDED, ...(metric === undefined ? {} : { metric }) };
      return (await call('changeRequests', { query, signal })).change_requests;
    },
  });
}

/** What somebody signs by is as it is now, whenever they come back to it: the request and its figures together. */
const ANEW = { staleTime: 0, refetchOnWindowFocus: true } as const;

export function requestQuery(id: string) {
  return queryOptions({
    queryKey: ['changes', 'one', id],
    queryFn: ({ signal }) => call('changeRequest', { path: { id }, signal }),
    // Others sign and speak meanwhile.
    ...ANEW,
  });
}

/** Figures of a metric by both definitions; `revision` and `state`: of the request that is read. */
export function comparisonQuery({ id, revision, state }: RequestEntry, metric: string) {
  return queryOptions({
    queryKey: ['changes', 'compared', id, revision, state, metric],
    queryFn: ({ signal }) => call('compareChange', { path: { id }, query: { metric }, signal }),
    ...ANEW,
  });
}

export function callableQuery(id: string, search: string) {
  return queryOptions({
    queryKey: ['changes', 'callable', id, search],
    queryFn: async ({ signal }) =>
      (await call('callablePeople', { path: { id }, query: { search }, signal })).people,
    placeholderData: keepPreviousData,
  });
}

/** After a comment: no figure is another for it. */
export async function refreshTalk(id: string): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: ['changes', 'one', id] });
}

/** What somebody edits is read once: read again it would take the place of what they type. */
function isBeingEdited([area, what]: readonly unknown[]): boolean {
  return area === 'edit' && what === 'written';
}

/** When a request that is being read again is there; its figures may come later. */
export async function requestAnew(id: string): Promise<void> {
  await queryClient.refetchQueries({ queryKey: ['changes', 'one', id] }, { cancelRefetch: false });
}

/** After a step: what was published changes figures, and everything that tells of definitions. */
export async function refreshRequests(isPublished: boolean): Promise<void> {
  await queryClient.invalidateQueries(
    isPublished ? { predicate: ({ queryKey }) => !isBeingEdited(queryKey) } : { queryKey: ['changes'] },
  );
}
