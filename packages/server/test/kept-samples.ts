import type { RouteName } from '@plumbline/client';
import { type Browser, read } from './browser.ts';
import type { Sample } from './sample.ts';

/** Ids of a view and a dashboard that are there. */
const kept = { view: '', dashboard: '' };

/** Of the dashboard. */
export const keptDashboard = (): string => kept.dashboard;

export const view = {
  metrics: ['revenue'],
  rows: ['orders.customer'],
  columns: ['month'],
  period: 'last 12 months',
  compare: ['year_ago'],
  where: 'orders.customer = $who',
  params: { who: 'ann' },
  order: [{ by: 'revenue', desc: true }],
  limit: 100,
  chart: 'auto',
  pivot: true,
};
const dashboard = {
  tiles: [
    { id: 'a', kind: 'chart', x: 0, y: 0, w: 6, h: 4, title: '', view },
    { id: 'b', kind: 'text', x: 6, y: 0, w: 6, h: 1, title: 'Why', text: 'Because.' },
  ],
  filters: [{ ref: 'orders.customer', values: ['ann', null] }],
};
const rewritten = { name: 'ours', is_shared: true, revision: 1 };

/** Calls of views, dashboards and followed metrics. */
export const KEPT_SAMPLES = {
  views: [{ status: 200 }],
  createView: [
    { body: { name: 'x', body: view }, status: 201 },
    { body: { name: 'x', is_shared: true, body: { ...view, where: null, period: null } }, status: 201 },
    { body: { name: '', body: view }, status: 400 },
    { body: { name: 'x', body: { ...view, colour: 'red' } }, status: 400 },
  ],
  view: [
    { path: '/api/v1/views/none', status: 404 },
    { path: () => `/api/v1/views/${kept.view}`, status: 200 },
  ],
  saveView: [
    { path: '/api/v1/views/none', body: { ...rewritten, body: view }, status: 404 },
    { path: () => `/api/v1/views/${kept.view}`, body: { ...rewritten, body: view }, status: 200 },
    { path: () => `/api/v1/views/${kept.view}`, body: { ...rewritten, body: view }, status: 409 },
    { path: () => `/api/v1/views/${kept.view}`, body: { name: 'x', body: view }, status: 400 },
  ],
  deleteView: [
    { path: '/api/v1/views/none', status: 404 },
    { path: () => `/api/v1/views/${kept.view}`, status: 204 },
    { path: () => `/api/v1/views/${kept.view}`, status: 404 },
  ],
  dashboards: [{ status: 200 }],
  createDashboard: [
    { body: { name: 'x', body: dashboard }, status: 201 },
    { body: { name: 'x', body: { tiles: [] } }, status: 400 },
  ],
  dashboard: [
    { path: '/api/v1/dashboards/none', status: 404 },
    { path: () => `/api/v1/dashboards/${kept.dashboard}`, status: 200 },
  ],
  saveDashboard: [
    { path: '/api/v1/dashboards/none', body: { ...rewritten, body: dashboard }, status: 404 },
    {
      path: () => `/api/v1/dashboards/${kept.dashboard}`,
      body: { ...rewritten, body: dashboard },
      status: 200,
    },
    {
      path: () => `/api/v1/dashboards/${kept.dashboard}`,
      body: { ...rewritten, body: dashboard },
      status: 409,
    },
  ],
  deleteDashboard: [
    { path: '/api/v1/dashboards/none', status: 404 },
    { path: () => `/api/v1/dashboards/${kept.dashboard}`, status: 204 },
  ],
  follows: [{ status: 200 }],
  saveFollows: [
    { body: { metrics: ['basket', 'revenue'] }, status: 200 },
    { body: { metrics: ['revenue', 'basket'], read: ['basket', 'revenue'] }, status: 200 },
    { body: { metrics: ['nothing'] }, status: 422 },
    { body: { metrics: 'revenue' }, status: 400 },
  ],
} satisfies { readonly [N in RouteName]?: readonly Sample[] };

/** What the calls of one view or dashboard need. */
export async function makeKept(browser: Browser): Promise<void> {
  const made = await browser.send('POST', '/api/v1/views', { name: 'mine', body: view });
  kept.view = (await read('View', made)).id;
  const other = await browser.send('POST', '/api/v1/dashboards', { name: 'mine', body: dashboard });
  kept.dashboard = (await read('Dashboard', other)).id;
}
