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

/** A moment of the wire on the reader's clock: `11-20 06:10`, `20 Nov 06:10`. */
export function momentText(moment: string, locale: Locale): string {
  const [day = '', time = ''] = stampText(moment).split(' ');
  return `${dayText(day, locale)} ${time}`;
}

/** A moment of any year on the reader's clock: `2026-11-20 06:10`. */
export function stampText(moment: string): string {
  const at = new Date(moment);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day} ${two(at.getHours())}:${two(at.getMinutes())}`;
}
