import type { Locale } from '../words/catalogs.ts';

/** `2026-10`. */
export type Month = string;

const SHORT = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export function isMonth(text: unknown): text is Month {
  return typeof text === 'string' && /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
}

export function shiftMonth(month: Month, by: number): Month {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
}

/** The last whole month before a day. */
export function lastWholeMonth(today: string): Month {
  return shiftMonth(today.slice(0, 7), -1);
}

export function yearToMonth(month: Month): string {
  return `${month.slice(0, 4)}-01..${month}`;
}

/** `2026年10月`, `Oct 2026`. */
export function monthText(month: Month, locale: Locale): string {
  return writeMonth(
    month,
    { zh: (year, at) => `${year} 年 ${at} 月`, en: (year, _, name) => `${name} ${year}` },
    locale,
  );
}

/** `10 月`, `Oct`. */
export function shortMonth(month: Month, locale: Locale): string {
  return writeMonth(month, { zh: (_, at) => `${at} 月`, en: (_, __, name) => name }, locale);
}

/** `1–10 月`, `Jan–Oct`. */
export function spanText(month: Month, locale: Locale): string {
  const first = { zh: '1', en: 'Jan' }[locale];
  return month.endsWith('-01') ? shortMonth(month, locale) : `${first}–${shortMonth(month, locale)}`;
}

type Writer = (year: string, at: number, name: string) => string;

function writeMonth(month: Month, writers: { readonly [L in Locale]: Writer }, locale: Locale): string {
  const at = Number(month.slice(5));
  return writers[locale](month.slice(0, 4), at, SHORT[at - 1] ?? month);
}
