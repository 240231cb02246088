import type { Wire } from '@plumbline/client';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from './server.ts';

/** What all of these metrics can be grouped by; every dimension where none is named. */
export function dimensionsQuery(metrics: readonly string[]) {
  const named = [...metrics].sort().join(',');
  return queryOptions({
    queryKey: ['dimensions of', named],
    // The list stays while the next one comes.
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) =>
      (await call('dimensions', { query: named === '' ? {} : { metrics: named }, signal })).dimensions,
  });
}

/** Members that a list shows at once. */
export const LISTED_VALUES = 200;

export function valuesQuery(ref: string, search: string, most = LISTED_VALUES) {
  return queryOptions({
    queryKey: ['values', ref, search, most],
    queryFn: ({ signal }) =>
      call('values', {
        path: { ref },
        query: { limit: String(most), ...(search === '' ? {} : { search }) },
        signal,
      }),
  });
}

export const statementsQuery = queryOptions({
  queryKey: ['statements'],
  queryFn: async ({ signal }) => (await call('statements', { signal })).statements,
});

export const reconciliationsQuery = queryOptions({
  queryKey: ['reconciliations'],
  queryFn: async ({ signal }) => (await call('reconciliations', { signal })).reconciliations,
});

export const glossaryQuery = queryOptions({
  queryKey: ['glossary'],
  queryFn: async ({ signal }) => (await call('glossary', { signal })).terms,
});

/** Both sides over a period and a scope. */
export function reconcileQuery(name: string, body: Wire<'ReconcileRequest'>) {
  return queryOptions({
    queryKey: ['reconcile', name, body],
    queryFn: ({ signal }) => call('reconcile', { path: { name }, body, signal }),
  });
}

export const viewsQuery = queryOptions({
  queryKey: ['views'],
  queryFn: async ({ signal }) => (await call('views', { signal })).views,
});

export function viewQuery(id: string) {
  return queryOptions({
    queryKey: ['views', id],
    queryFn: ({ signal }) => call('view', { path: { id }, signal }),
  });
}
