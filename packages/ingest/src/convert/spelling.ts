/** How sources write a truth. */
export const TRUTH_WORDS = { en: { yes: 'true', no: 'false' }, zh: { yes: '是', no: '否' } } as const;

/** What stands behind the year, the month and the day of a date. */
export const DAY_MARKS = {
  en: { year: '-', month: '-', day: '' },
  zh: { year: '年', month: '月', day: '日' },
} as const;
