import type { Locale } from '../words/catalogs.ts';

const SHORT = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DAY_MS = 86_400_000;

/** Where the year is known: `11-19`, `19 Nov`. */
export function dayText(day: string, locale: Locale): string {
  const [, month = '', at = ''] = day.split('-');
  return locale === 'zh' ? `${month}-${at}` : `${Number(at)} ${SHORT[Number(month) - 1] ?? month}`;
}

/** Days from the first to the last, both counted. */
export function daysBetween(first: string, last: string): number {
  return Math.round((Date.parse(last) - Date.parse(first)) / DAY_MS) + 1;
}
