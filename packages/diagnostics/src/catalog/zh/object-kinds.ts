import type { ObjectKind } from '../../codes/workspace.ts';

export const kinds: { readonly [K in ObjectKind]: string } = {
  workspace: '工作区',
  connection: '连接',
  dataset: '数据集',
  field: '字段',
  relationship: '关联',
  dimension: '维度',
  bridge: '桥接',
  hierarchy: '层级',
  calendar: '日历',
  statement: '报表',
  currency_rates: '汇率表',
  rollup: '预聚合',
  policy: '数据权限',
  reconciliation: '口径对账',
  metric: '指标',
  goal: '目标',
  link: '影响关系',
  action: '举措',
  alert: '预警',
  line: '报表行',
};
