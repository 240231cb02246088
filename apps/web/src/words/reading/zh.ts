import type { en } from './en.ts';

export const zh: typeof en = {
  series: { actual: '实际', lastYear: '去年', budget: '预算', target: '目标', forecast: '预计' },
  status: { good: '达标', watch: '关注', behind: '落后', none: '无目标' },
  baseName: '上年同期',
  verdict: { favourable: '有利', unfavourable: '不利' },
  compareWith: { year_ago: '同比', previous: '环比' },
  direction: { up: '越高越好', down: '越低越好', band: '区间内为好', none: '中性' },
  kind: { flow: '时期', stock: '时点', ratio: '比率', other: '其他' },
  inPoints: (figure) => `${figure}百分点`,
  units: { yi: '亿', wan: '万', small: '', points: '百分点' },
  nulls: {
    'base-missing': '缺少基期',
    'base-not-positive': '基期不为正',
    'plan-not-positive': '计划不为正',
    'no-percent-of-ratio': '比率只看百分点',
    'no-attainment': '不计完成率',
    'span/no-chain': '没有首尾相接的报告期',
    'company-withheld': '全公司口径，会泄露无权查看的部分或没有数据',
    'not-finite': '除数为零',
    empty: '无数据',
  },
};
