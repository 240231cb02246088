import type { en } from './en.ts';

export const zh: typeof en = {
  current: '本期',
  exact: '精确值',
  base: { year_ago: '去年', previous: { month: '上月', quarter: '上季', year: '上年' } },
  range: (first, last, days) => `${first} 至 ${last}，${days}天`,
  today: '本期未完',
  atMost: (value) => `≤ ${value}`,
  until: (day) => `截至 ${day}`,
  dataUntil: (day) => `数据截至 ${day}`,
  noData: '本期没有数据。',
  noDataUntil: (day) => `没有数据：来源截至 ${day}。`,
  noDataNext: '打开指标',
  noOwner: '未定负责人',
  refused: '不在这个范围内。',
  elapsed: (seconds) => `查询中 ${seconds}秒`,
  cancel: '取消',
  cancelled: '已取消。',
  better: (gap) => `优于 ${gap}`,
  over: (gap) => `超 ${gap}`,
  spark: (count) => `近${count}期走势`,
  progress: (share) => `完成率 ${share}`,
};
