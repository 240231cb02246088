import type { HeadingWords } from '@plumbline/center';

/** Headings of workbooks. The command line has its own words, so that it starts without loading this. */
export const HEADING_WORDS: Readonly<Record<'zh' | 'en', HeadingWords>> = {
  zh: {
    locale: 'zh',
    sheet: '结果',
    ranges: {
      current: '本期',
      year_ago: '上年同期',
      previous: '上期',
      target: '目标',
      budget: '预算',
      forecast: '预计',
    },
    compared: {
      change: '增减',
      pct: '增减%',
      attainment: '完成率',
      fx: '汇率影响',
    },
  },
  en: {
    locale: 'en',
    sheet: 'Result',
    ranges: {
      current: 'period',
      year_ago: 'year ago',
      previous: 'previous period',
      target: 'target',
      budget: 'budget',
      forecast: 'forecast',
    },
    compared: {
      change: 'change',
      pct: 'change %',
      attainment: 'attained',
      fx: 'rates',
    },
  },
};
