import type { en } from './en.ts';

export const zh: typeof en = {
  title: '指标',
  count: (shown, all) => (shown === all ? `${all}个在用` : `${shown} / ${all}个`),
  search: '名称、编码或公式',
  name: '指标',
  code: '公式里的名字',
  formula: '公式',
  area: '领域',
  layer: '层级',
  direction: '方向',
  version: '版本',
  owner: '负责人',
  clear: '清除',
  nothing: '没有符合条件的指标。',
  noneYet: '本工作区还没有指标。',
  filters: '筛选',
};
