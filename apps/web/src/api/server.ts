import type { Wire } from '@plumbline/client';
import { keepPreviousData, QueryClient, queryOptions } from '@tanstack/react-query';
import { setOwnGrains } from '../parts/question/own-grains.ts';
import { setFiscalYears } from '../reading/fiscal-period.ts';
import { setCalendarMonths } from '../reading/month-of-day.ts';
import { call, session } from './call.ts';
import { takeFirst } from './first-answers.ts';
import { Refusal } from './refusal.ts';
import { renewing } from './renewing.ts';

export { call, download } from './call.ts';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: false, staleTime: 60_000, refetchOnWindowFocus: false },
    // Passwords are sent and one-time passwords come back: nothing of it outlives the form.
    mutations: { gcTime: 0 },
  },
});

session.ended = () => void queryClient.invalidateQueries({ queryKey: ['me'] });

/** Who is signed in; null: nobody. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async ({ signal }): Promise<Wire<'Me'> | null> => {
    if (!session.mayExist) return null;
    try {
      const me = await (takeFirst('me') ?? call('me', { signal }));
      session.csrf = me.csrf_token;
      setCalendarMonths(me.workspace.months);
      setFiscalYears(me.workspace.fiscal);
      setOwnGrains(me.workspace.grains);
      return me;
    } catch (cause) {
      if (cause instanceof Refusal && cause.status === 401) return null;
      throw cause;
    }
  },
});

export const metricsQuery = queryOptions({
  queryKey: ['metrics'],
  queryFn: async ({ signal }) =>
    ((await takeFirst('metrics')) ?? (await call('metrics', { signal }))).metrics,
});

/** Whether every dataset is loaded, and since when. */
export const readinessQuery = queryOptions({
  queryKey: ['readiness'],
  queryFn: ({ signal }) => call('readiness', { signal }),
  refetchInterval: 60_000,
});

export const hierarchiesQuery = queryOptions({
  queryKey: ['hierarchies'],
  queryFn: ({ signal }) => call('hierarchies', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

/** Members of a hierarchy whose names hold a text. */
export function membersQuery(name: string, search: string) {
  return queryOptions({
    queryKey: ['members', name, search],
    queryFn: ({ signal }) =>
      call('hierarchyMembers', { path: { name }, query: { search, limit: '200' }, signal }),
    placeholderData: keepPreviousData,
  });
}

/** What goes by a name, best first. */
export function searchQuery(asked: string) {
  return queryOptions({
    queryKey: ['search', asked],
    queryFn: ({ signal }) => call('search', { query: { q: asked, limit: '20' }, signal }),
    placeholderData: keepPreviousData,
  });
}

export function treeQuery(name: string) {
  return queryOptions({
    queryKey: ['tree', name],
    queryFn: ({ signal }) => call('metricTree', { path: { name }, signal }),
  });
}

export function askQuery(question: Wire<'MetricQuery'>) {
  return queryOptions({
    queryKey: ['query', question],
    queryFn: ({ signal }) => call('query', { body: question, signal }),
    refetchInterval: renewing,
  });
}

const tabs = new BroadcastChannel('plumbline.session');
tabs.onmessage = ({ data }) => void forget(data === true);

/** After signing in, out, or a new password: nothing of the former session is kept, in no tab. */
export async function startOver(isSignedIn = true): Promise<void> {
  tabs.postMessage(isSignedIn);
  await forget(isSignedIn);
}

async function forget(isSignedIn: boolean): Promise<void> {
  takeFirst('me');
  takeFirst('metrics');
  session.csrf = null;
  session.mayExist = isSignedIn;
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' });
  await queryClient.invalidateQueries({ queryKey: ['me'] });
}
