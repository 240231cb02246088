import type { Sample } from './sample.ts';

type EditCall =
  | 'editStart'
  | 'writtenDefinition'
  | 'checkEdit'
  | 'previewEdit'
  | 'proposeEdits'
  | 'reviseEdits';

/** Calls that edit single definitions. */
export const EDIT_SAMPLES: Readonly<Record<EditCall, readonly Sample[]>> = {
  editStart: [{ status: 200 }],
  writtenDefinition: [
    { path: '/api/v1/edits/metric/revenue', status: 200 },
    { path: '/api/v1/edits/metric/nothing', status: 404 },
    { path: '/api/v1/edits/term/nothing', status: 404 },
    { path: '/api/v1/edits/policy/nothing', status: 404 },
    { path: '/api/v1/edits/dataset/orders', status: 404 },
    { path: '/api/v1/edits/metric/revenue?request=CR-0007', status: 404 },
  ],
  checkEdit: [
    {
      body: { kind: 'metric', name: 'basket', base: 1, yaml: 'name: basket\nformula: revenue / order_count' },
      status: 200,
    },
    {
      body: { kind: 'metric', name: null, base: 0, body: { kind: 'metric', name: 'x', formula: 'sum(' } },
      status: 200,
    },
    { body: { kind: 'metric', name: 'nothing', base: 1, yaml: '' }, status: 200 },
    { body: { kind: 'metric', name: null, base: 0 }, status: 400 },
    {
      body: { kind: 'term', name: null, base: 0, body: { name: 'x', label: 'X', definition: 'An X.' } },
      status: 200,
    },
    { body: { kind: 'policy', name: null, base: 0, yaml: 'name: x\nroles: [viewer]' }, status: 200 },
    { body: { kind: 'dataset', name: null, base: 0, yaml: '' }, status: 400 },
    { body: { kind: 'metric', name: null, base: 0, yaml: '', body: {} }, status: 400 },
  ],
  previewEdit: [
    {
      body: {
        kind: 'metric',
        name: 'basket',
        base: 1,
        body: { kind: 'metric', name: 'basket', formula: 'revenue * 2' },
        by: 'month',
      },
      status: 200,
    },
    { body: { kind: 'metric', name: null, base: 0, yaml: 'name: x' }, status: 200 },
    { body: { kind: 'metric', name: null, base: -1, yaml: '' }, status: 400 },
  ],
  proposeEdits: [
    {
      body: {
        definitions: [{ kind: 'metric', name: null, base: 0, yaml: 'name: x\nformula: revenue * 2' }],
        dry_run: true,
      },
      status: 200,
    },
    {
      body: { definitions: [{ kind: 'metric', name: null, base: 0, yaml: 'name: x\nformula: nothing' }] },
      status: 422,
    },
    {
      body: {
        definitions: [{ kind: 'metric', name: 'revenue', base: 7, yaml: 'name: revenue\nformula: 1' }],
      },
      status: 409,
    },
    { body: { definitions: [] }, status: 400 },
  ],
  reviseEdits: [
    {
      path: '/api/v1/edits/CR-0007',
      body: { revision: 1, definitions: [{ kind: 'metric', name: null, base: 0, yaml: 'name: x' }] },
      status: 404,
    },
    { body: { definitions: [] }, status: 400 },
  ],
};
