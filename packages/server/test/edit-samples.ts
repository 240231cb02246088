import type { Sample } from './sample.ts';

type EditCall =
  | 'editStart'
  | 'writtenMetric'
  | 'checkMetricEdit'
  | 'previewMetricEdit'
  | 'proposeMetricEdits'
  | 'reviseMetricEdits';

/** Calls that edit metrics. */
export const EDIT_SAMPLES: Readonly<Record<EditCall, readonly Sample[]>> = {
  editStart: [{ status: 200 }],
  writtenMetric: [
    { path: '/api/v1/metrics/revenue/written', status: 200 },
    { path: '/api/v1/metrics/nothing/written', status: 404 },
    { path: '/api/v1/metrics/revenue/written?request=CR-0007', status: 404 },
  ],
  checkMetricEdit: [
    { body: { name: 'basket', base: 1, yaml: 'name: basket\nformula: revenue / order_count' }, status: 200 },
    { body: { name: null, base: 0, body: { name: 'x', formula: 'sum(' } }, status: 200 },
    { body: { name: 'nothing', base: 1, yaml: '' }, status: 200 },
    { body: { name: null, base: 0 }, status: 400 },
    { body: { name: null, base: 0, yaml: '', body: {} }, status: 400 },
  ],
  previewMetricEdit: [
    {
      body: { name: 'basket', base: 1, body: { name: 'basket', formula: 'revenue * 2' }, by: 'month' },
      status: 200,
    },
    { body: { name: null, base: 0, yaml: 'name: x' }, status: 200 },
    { body: { name: null, base: -1, yaml: '' }, status: 400 },
  ],
  proposeMetricEdits: [
    {
      body: { metrics: [{ name: null, base: 0, yaml: 'name: x\nformula: revenue * 2' }], dry_run: true },
      status: 200,
    },
    { body: { metrics: [{ name: null, base: 0, yaml: 'name: x\nformula: nothing' }] }, status: 422 },
    { body: { metrics: [{ name: 'revenue', base: 7, yaml: 'name: revenue\nformula: 1' }] }, status: 409 },
    { body: { metrics: [] }, status: 400 },
  ],
  reviseMetricEdits: [
    {
      path: '/api/v1/metric-edits/CR-0007',
      body: { revision: 1, metrics: [{ name: null, base: 0, yaml: 'name: x' }] },
      status: 404,
    },
    { body: { metrics: [] }, status: 400 },
  ],
};
