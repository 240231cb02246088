import type { ObjectKind } from '../../codes/workspace.ts';

export const kinds: { readonly [K in ObjectKind]: { readonly one: string; readonly many: string } } = {
  workspace: { one: 'workspace', many: 'workspaces' },
  connection: { one: 'connection', many: 'connections' },
  dataset: { one: 'dataset', many: 'datasets' },
  field: { one: 'field', many: 'fields' },
  relationship: { one: 'relationship', many: 'relationships' },
  dimension: { one: 'dimension', many: 'dimensions' },
  bridge: { one: 'bridge', many: 'bridges' },
  hierarchy: { one: 'hierarchy', many: 'hierarchies' },
  calendar: { one: 'calendar', many: 'calendars' },
  statement: { one: 'statement', many: 'statements' },
  currency_rates: { one: 'table of currency rates', many: 'tables of currency rates' },
  rollup: { one: 'rollup', many: 'rollups' },
  policy: { one: 'policy', many: 'policies' },
  reconciliation: { one: 'reconciliation', many: 'reconciliations' },
  metric: { one: 'metric', many: 'metrics' },
  goal: { one: 'goal', many: 'goals' },
  link: { one: 'link', many: 'links' },
  action: { one: 'action', many: 'actions' },
  alert: { one: 'alert', many: 'alerts' },
  line: { one: 'line', many: 'lines' },
};
