import type { en } from './en.ts';

export const zh: typeof en = {
  bases: { year_ago: '上年同期', previous: '上期' },
  restatedBase: (base) => `${base}已按现口径重述`,
  restatedWindow: '其中较早的日子已按现口径重述',
  of: (metric, said) => `${metric}${said}`,
  begins: (day) => `自${day}起用新口径`,
  former: (day) => `用的是截至${day}的口径，不是现行口径`,
  mark: '新口径',
  markShort: '新口径',
  restatedMark: '重述',
  all: '各期都按最新口径重述',
  restate: '按最新口径重述',
};
