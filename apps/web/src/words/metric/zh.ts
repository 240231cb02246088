import type { en } from './en.ts';

export const zh: typeof en = {
  value: '本期值',
  trend: '走势',
  trendNote: '近12个月',
  definition: '定义',
  basis: '口径',
  tree: '指标树',
  treeNote: '由公式画出',
  about: '属性',
  unit: '单位',
  version: '版本',
  since: '生效日',
  kind: '类型',
  synonyms: '别名',
  base: (dates) => `对${dates}`,
  breadcrumb: '指标',
  measure: '明细度量',
  purpose: '用途',
  partial: (day) => `截至${day}`,
};
