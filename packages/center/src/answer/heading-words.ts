interface HeadingWords {
  /** By name of the range. */
  readonly ranges: Readonly<Record<string, string>>;
  readonly compared: Readonly<Record<'change' | 'pct' | 'attainment' | 'fx', string>>;
  /** Name of the sheet of a workbook. */
  readonly sheet: string;
}

/** Words of the headings of compared columns, wherever an answer is written: terminal, file, workbook. */
export const HEADING_WORDS: Readonly<Record<'zh' | 'en', HeadingWords>> = {
  zh: {
    sheet: '结果',
    ranges: {
      current: '本期',
      year_ago: '上年同期',
      previous: '上期',
      target: '目标',
      budget: '预算',
      forecast: '预计',
      closed: '结账数',
      share: '占比',
    },
    compared: {
      change: '增减',
      pct: '增减%',
      attainment: '完成率',
      fx: '汇率影响',
    },
  },
  en: {
    sheet: 'Result',
    ranges: {
      current: 'period',
      year_ago: 'year ago',
      previous: 'previous period',
      target: 'target',
      budget: 'budget',
      forecast: 'forecast',
      closed: 'as closed',
      share: 'share',
    },
    compared: {
      change: 'change',
      pct: 'change %',
      attainment: 'attained',
      fx: 'rates',
    },
  },
};
