import type { Wire } from '@plumbline/client';
import { call } from './server.ts';

/** What people talk about on its own page. */
export interface Subject {
  readonly kind: 'metric' | 'dashboard';
  readonly id: string;
}

interface TalkCalls {
  readonly list: (id: string, signal: AbortSignal) => Promise<Wire<'CommentList'>>;
  readonly say: (id: string, body: Wire<'NewComment'>) => Promise<Wire<'Comment'>>;
  readonly takeBack: (id: string, comment: number) => Promise<unknown>;
  readonly people: (id: string, search: string, signal: AbortSignal) => Promise<Wire<'PersonNameList'>>;
}

/** The calls of a discussion, by what it is about. */
export const TALK_CALLS: { readonly [K in Subject['kind']]: TalkCalls } = {
  metric: {
    list: (name, signal) => call('metricComments', { path: { name }, signal }),
    say: (name, body) => call('commentOnMetric', { path: { name }, body }),
    takeBack: (name, id) => call('deleteMetricComment', { path: { name, id: String(id) } }),
    people: (name, search, signal) => call('metricPeople', { path: { name }, query: { search }, signal }),
  },
  dashboard: {
    list: (id, signal) => call('dashboardComments', { path: { id }, signal }),
    say: (id, body) => call('commentOnDashboard', { path: { id }, body }),
    takeBack: (id, comment) => call('deleteDashboardComment', { path: { id, comment: String(comment) } }),
    people: (id, search, signal) => call('dashboardPeople', { path: { id }, query: { search }, signal }),
  },
};
