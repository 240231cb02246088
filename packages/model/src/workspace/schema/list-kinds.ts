import type { ListKey } from './definition-lists.ts';

/** What an entry of a list is called. */
export const LIST_KINDS = {
  connections: 'connection',
  datasets: 'dataset',
  relationships: 'relationship',
  dimensions: 'dimension',
  bridges: 'bridge',
  hierarchies: 'hierarchy',
  calendars: 'calendar',
  statements: 'statement',
  rollups: 'rollup',
  policies: 'policy',
  reconciliations: 'reconciliation',
  metrics: 'metric',
  glossary: 'term',
  goals: 'goal',
  links: 'link',
  actions: 'action',
  alerts: 'alert',
} as const satisfies { readonly [K in ListKey]: string };
