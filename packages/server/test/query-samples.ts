import { buffer } from 'node:stream/consumers';
import { xlsxOfResult } from '@plumbline/center';
import { type RouteName, XLSX } from '@plumbline/client';
import type { Sample } from './sample.ts';

const accept = 'application/vnd.apache.arrow.stream';
const sheet = xlsxOfResult(
  { columns: [{ name: 'name', role: 'dimension', type: 'text' }], rows: [['revenue']] },
  { headings: ['引用名'], sheet: '指标字典' },
);
const workbook = (await buffer(sheet)).toString('base64');

/** Calls that read figures and definitions. */
export const QUERY_SAMPLES = {
  query: [
    {
      body: { metrics: ['revenue'], by: ['month'], compare: ['year_ago'], period: '2024', totals: true },
      status: 200,
    },
    { path: '/api/v1/query?explain=true', body: { metrics: ['basket'] }, status: 200 },
    { body: { metrics: ['revenue'] }, accept: 'text/csv', status: 200 },
    { body: { metrics: ['revenue'] }, accept, status: 200 },
    { body: { metrics: ['revenue'] }, accept: XLSX, status: 200 },
    { body: { metrics: ['nothing'] }, accept: XLSX, status: 422 },
    { body: { metrics: ['revenue'] }, accept: 'image/png', status: 406 },
    { body: { metrics: ['nothing'] }, status: 422 },
    { body: { metrics: ['nothing'] }, accept: 'text/csv', status: 422 },
    { body: { metrics: 1 }, status: 400 },
  ],
  explain: [
    { body: { metrics: ['revenue'], by: ['month'] }, status: 200 },
    { body: { metrics: ['nothing'] }, status: 422 },
  ],
  rows: [
    { body: { metric: 'revenue', limit: 1 }, status: 200 },
    { body: { metric: 'nothing' }, status: 422 },
    { body: { metric: 'revenue', rows: 1 }, status: 400 },
  ],
  metrics: [{ status: 200 }],
  metric: [
    { path: '/api/v1/metrics/revenue', status: 200 },
    { path: '/api/v1/metrics/nothing', status: 404 },
  ],
  metricTree: [
    { path: '/api/v1/metrics/basket/tree', status: 200 },
    { path: '/api/v1/metrics/nothing/tree', status: 404 },
  ],
  datasets: [{ status: 200 }],
  dimensions: [
    { status: 200 },
    { path: '/api/v1/dimensions?metrics=revenue,basket', status: 200 },
    { path: '/api/v1/dimensions?metrics=nothing', status: 404 },
  ],
  values: [
    { path: '/api/v1/dimensions/orders.customer/values?search=an', status: 200 },
    { path: '/api/v1/dimensions/orders.customer/values?limit=0', status: 400 },
    { path: '/api/v1/dimensions/orders.nothing/values', status: 422 },
  ],
  metricVersions: [
    { path: '/api/v1/metrics/basket/versions', status: 200 },
    { path: '/api/v1/metrics/nothing/versions', status: 404 },
  ],
  metricDefinition: [
    { path: '/api/v1/metrics/basket/definition', status: 200 },
    { path: '/api/v1/metrics/nothing/definition', status: 404 },
  ],
  metricLineage: [
    { path: '/api/v1/metrics/basket/lineage', status: 200 },
    { path: '/api/v1/metrics/nothing/lineage', status: 404 },
  ],
  search: [
    { path: '/api/v1/search?q=reven', status: 200 },
    { path: '/api/v1/search', status: 400 },
    { path: '/api/v1/search?q=x&limit=51', status: 400 },
  ],
  changes: [
    { status: 200 },
    { path: '/api/v1/me/changes?period=2024-02&compare=previous', status: 200 },
    {
      path: `/api/v1/me/changes?where=orders.customer%20%3D%20%24c&params=${encodeURIComponent('{"c":"ann"}')}`,
      status: 200,
    },
    { path: '/api/v1/me/changes?params=1', status: 400 },
    { path: '/api/v1/me/changes?period=whenever', status: 422 },
  ],
  statements: [{ status: 200 }],
  reconciliations: [{ status: 200 }],
  suggestRollups: [
    { status: 200 },
    { body: { queries: [{ metrics: ['revenue'], by: ['month'] }] }, status: 200 },
    { body: { queries: 7 }, status: 400 },
  ],
  reconcile: [
    { path: '/api/v1/reconciliations/books', body: { period: '2024' }, status: 200 },
    { path: '/api/v1/reconciliations/books', status: 200 },
    {
      path: '/api/v1/reconciliations/books',
      body: { where: 'orders.customer = $who', params: { $who: 'ann' } },
      status: 200,
    },
    { path: '/api/v1/reconciliations/books', body: { period: 'whenever' }, status: 422 },
    { path: '/api/v1/reconciliations/books', body: { by: ['month'] }, status: 400 },
    { path: '/api/v1/reconciliations/nothing', body: {}, status: 404 },
  ],
  exportDictionary: [{ status: 200 }],
  importDictionary: [
    { body: { file: workbook, dry_run: true }, status: 200 },
    { body: { file: workbook }, status: 200 },
    { body: { file: 'aGk=' }, status: 422 },
    { body: { file: 'not base64' }, status: 400 },
  ],
  glossary: [{ status: 200 }, { path: '/api/v1/glossary?metric=revenue', status: 200 }],
  term: [
    { path: '/api/v1/glossary/takings', status: 200 },
    { path: '/api/v1/glossary/taking', status: 404 },
  ],
  hierarchies: [{ status: 200 }],
  hierarchyMembers: [
    { path: '/api/v1/hierarchies/buyers/members?search=an', status: 200 },
    { path: '/api/v1/hierarchies/buyers/members?limit=x', status: 400 },
    { path: '/api/v1/hierarchies/nothing/members', status: 404 },
  ],
} satisfies { readonly [N in RouteName]?: readonly Sample[] };
