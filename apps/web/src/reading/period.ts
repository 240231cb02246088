import type { Locale } from '../words/catalogs.ts';

/** `2026-10`. */
export type Month = string;
/** `2026-10`, `2026-Q3`, `2026`: what the bar above every page can choose. */
export type Period = string;
export type PeriodGrain = 'month' | 'quarter' | 'year';

const SHORT = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const MONTHS: { readonly [G in PeriodGrain]: number } = { month: 1, quarter: 3, year: 12 };

export const PERIOD_GRAINS: readonly PeriodGrain[] = ['month', 'quarter', 'year'];

export function isMonth(text: unknown): text is Month {
  return typeof text === 'string' && /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
}

export function isPeriod(text: unknown): text is Period {
  return isMonth(text) || (typeof text === 'string' && /^\d{4}(-Q[1-4])?$/.test(text));
}

export function grainOf(period: Period): PeriodGrain {
  if (period.length === 4) return 'year';
  return period.includes('Q') ? 'quarter' : 'month';
}

/** The member of a grain that holds a month. */
export function periodAround(month: Month, grain: PeriodGrain): Period {
  const year = month.slice(0, 4);
  if (grain === 'year') return year;
  return grain === 'month' ? month : `${year}-Q${Math.ceil(Number(month.slice(5)) / 3)}`;
}

export function firstMonthOf(period: Period): Month {
  const grain = grainOf(period);
  if (grain === 'month') return period;
  const at = grain === 'year' ? 1 : Number(period.slice(-1)) * 3 - 2;
  return `${period.slice(0, 4)}-${String(at).padStart(2, '0')}`;
}

export function lastMonthOf(period: Period): Month {
  return shiftMonth(firstMonthOf(period), MONTHS[grainOf(period)] - 1);
}

export function shiftPeriod(period: Period, by: number): Period {
  const grain = grainOf(period);
  return periodAround(shiftMonth(firstMonthOf(period), by * MONTHS[grain]), grain);
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
    { zh: (year, at) => `${year}年${at}月`, en: (year, _, name) => `${name} ${year}` },
    locale,
  );
}

/** `2026年10月`, `2026年三季度`, `2026年`; `Oct 2026`, `Q3 2026`, `2026`. */
export function periodText(period: Period, locale: Locale): string {
  const grain = grainOf(period);
  if (grain === 'month') return monthText(period, locale);
  const year = period.slice(0, 4);
  if (grain === 'year') return { zh: `${year}年`, en: year }[locale];
  const at = Number(period.slice(-1));
  return { zh: `${year}年${'一二三四'[at - 1]}季度`, en: `Q${at} ${year}` }[locale];
}

/** Where the year is known: `10月`, `三季度`, `全年`; `Oct`, `Q3`, `Year`. */
export function shortPeriod(period: Period, locale: Locale): string {
  const grain = grainOf(period);
  if (grain === 'month') return shortMonth(period, locale);
  if (grain === 'year') return { zh: '全年', en: 'Year' }[locale];
  const at = Number(period.slice(-1));
  return { zh: `${'一二三四'[at - 1]}季度`, en: `Q${at}` }[locale];
}

/** `10月`, `Oct`. */
export function shortMonth(month: Month, locale: Locale): string {
  return writeMonth(month, { zh: (_, at) => `${at}月`, en: (_, __, name) => name }, locale);
}

/** Months of one year: `2026年8–10月`, `Aug–Oct 2026`. */
export function monthsText(first: Month, last: Month, locale: Locale): string {
  const year = first.slice(0, 4);
  return {
    zh: `${year}年${Number(first.slice(5))}–${shortMonth(last, 'zh')}`,
    en: `${shortMonth(first, 'en')}–${monthText(last, 'en')}`,
  }[locale];
}

/** `1–10月`, `Jan–Oct`. */
export function spanText(month: Month, locale: Locale): string {
  const first = { zh: '1', en: 'Jan' }[locale];
  return month.endsWith('-01') ? shortMonth(month, locale) : `${first}–${shortMonth(month, locale)}`;
}

type Writer = (year: string, at: number, name: string) => string;

function writeMonth(month: Month, writers: { readonly [L in Locale]: Writer }, locale: Locale): string {
  const at = Number(month.slice(5));
  return writers[locale](month.slice(0, 4), at, SHORT[at - 1] ?? month);
}
