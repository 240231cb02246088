import type { RouteName } from '@plumbline/client';
import type { Sample } from './sample.ts';

/** Calls of inboxes, discussions and tasks. `dashboard`: id of one that is there. */
export function inboxSamples(dashboard: () => string) {
  return {
    inbox: [
      { status: 200 },
      { path: '/api/v1/inbox?part=to_sign&after=u7&limit=1', status: 200 },
      { path: '/api/v1/inbox?part=nothing', status: 400 },
      { path: '/api/v1/inbox?after=7', status: 400 },
      { path: '/api/v1/inbox?limit=1000', status: 400 },
    ],
    inboxCounts: [{ status: 200 }],
    markInboxRead: [
      { body: { ids: [1, 2], undo: true }, status: 200 },
      { body: {}, status: 200 },
      { body: { ids: 'all' }, status: 400 },
    ],
    markInboxDone: [
      { body: { ids: [1] }, status: 200 },
      { body: { ids: [1.5] }, status: 400 },
    ],
    subscriptions: [{ status: 200 }],
    saveSubscription: [
      { body: { kind: 'metric', id: 'revenue', follow: true }, status: 200 },
      { body: { kind: 'metric', id: 'nothing', follow: true }, status: 404 },
      { body: { kind: 'metric', id: 'nothing', follow: false }, status: 200 },
      { body: { kind: 'user', id: 'admin', follow: true }, status: 400 },
    ],
    forgetUnseen: [{ path: '/api/v1/me/subscriptions/unseen', status: 204 }],
    metricComments: [
      { path: '/api/v1/metrics/revenue/comments', status: 200 },
      { path: '/api/v1/metrics/nothing/comments', status: 404 },
    ],
    commentOnMetric: [
      {
        path: '/api/v1/metrics/revenue/comments',
        body: { body: '<b>why?</b>', mentions: ['admin'] },
        status: 201,
      },
      { path: '/api/v1/metrics/revenue/comments', body: { body: 'x', mentions: ['nobody'] }, status: 422 },
      { path: '/api/v1/metrics/revenue/comments', body: { body: ' ' }, status: 422 },
      { path: '/api/v1/metrics/revenue/comments', body: { body: 'x'.repeat(10_001) }, status: 400 },
      { path: '/api/v1/metrics/nothing/comments', body: { body: 'x' }, status: 404 },
    ],
    deleteMetricComment: [
      { path: '/api/v1/metrics/revenue/comments/1', status: 204 },
      { path: '/api/v1/metrics/revenue/comments/1', status: 404 },
      { path: '/api/v1/metrics/revenue/comments/x', status: 404 },
    ],
    metricPeople: [
      { path: '/api/v1/metrics/revenue/people?search=a', status: 200 },
      { path: '/api/v1/metrics/nothing/people', status: 404 },
    ],
    dashboardComments: [
      { path: () => `/api/v1/dashboards/${dashboard()}/comments`, status: 200 },
      { path: '/api/v1/dashboards/x/comments', status: 404 },
    ],
    commentOnDashboard: [
      { path: () => `/api/v1/dashboards/${dashboard()}/comments`, body: { body: 'x' }, status: 201 },
      { path: '/api/v1/dashboards/x/comments', body: { body: 'x' }, status: 404 },
    ],
    deleteDashboardComment: [
      { path: () => `/api/v1/dashboards/${dashboard()}/comments/2`, status: 204 },
      { path: () => `/api/v1/dashboards/${dashboard()}/comments/9`, status: 404 },
    ],
    dashboardPeople: [{ path: () => `/api/v1/dashboards/${dashboard()}/people`, status: 200 }],
    tasks: [
      { path: '/api/v1/tasks?whose=made&state=open,done', status: 200 },
      { path: '/api/v1/tasks?kind=metric&id=revenue', status: 200 },
      { path: '/api/v1/tasks?kind=metric&id=nothing', status: 404 },
      { path: '/api/v1/tasks?kind=user&id=admin', status: 400 },
      { path: '/api/v1/tasks?whose=all', status: 400 },
      { path: '/api/v1/tasks?state=late', status: 400 },
    ],
    taskPeople: [
      { path: '/api/v1/tasks/people?search=a', status: 200 },
      { path: '/api/v1/tasks/people', status: 200 },
    ],
    createTask: [
      {
        body: { title: 'Check', due: '2024-03-20', subject: { kind: 'metric', id: 'revenue' } },
        status: 201,
      },
      { body: { title: 'Free', body: 'All of March', owner: 'admin' }, status: 201 },
      { body: { title: 'Check', body: 'x'.repeat(4001) }, status: 400 },
      { body: { title: 'Check', owner: 'nobody' }, status: 422 },
      { body: { title: 'Check', due: 'soon' }, status: 400 },
      { body: { title: '' }, status: 400 },
      { body: { title: 'Check', subject: { kind: 'metric', id: 'nothing' } }, status: 404 },
    ],
    saveTask: [
      { path: '/api/v1/tasks/1', body: { revision: 1, state: 'declined' }, status: 403 },
      { path: '/api/v1/tasks/1', body: { revision: 1, state: 'done', answer: 'Booked' }, status: 200 },
      { path: '/api/v1/tasks/1', body: { revision: 1, state: 'open' }, status: 409 },
      { path: '/api/v1/tasks/1', body: { revision: 2, title: 'x' }, status: 409 },
      { path: '/api/v1/tasks/1', body: { state: 'open' }, status: 400 },
      { path: '/api/v1/tasks/none', body: { revision: 1 }, status: 404 },
    ],
  } satisfies { readonly [N in RouteName]?: readonly Sample[] };
}
