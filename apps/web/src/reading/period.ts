import type { Locale } from '../words/catalogs.ts';

/** `2026-10`; `FY2026-P10` where months are periods of whole weeks, named by their number in the year. */
export type Month = string;
/** `2026-10`, `2026-Q3`, `2026` or `FY2026-P10`, `FY2026-Q3`, `FY2026`: what the bar above every page can choose. */
export type Period = string;
export type PeriodGrain = 'month' | 'quarter' | 'year';

const SHORT = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const MONTHS: { readonly [G in PeriodGrain]: number } = { month: 1, quarter: 3, year: 12 };
const WEEKS = 'FY';

export const PERIOD_GRAINS: readonly PeriodGrain[] = ['month', 'quarter', 'year'];

export function isMonth(text: unknown): text is Month {
  return typeof text === 'string' && /^(?:\d{4}-|FY\d{4}-P)(0[1-9]|1[0-2])$/.test(text);
}

export function isPeriod(text: unknown): text is Period {
  return isMonth(text) || (typeof text === 'string' && /^(FY)?\d{4}(-Q[1-4])?$/.test(text));
}

/** Whether its months are periods of whole weeks. */
export function isOfWeeks(period: Period): boolean {
  return period.startsWith(WEEKS);
}

export function grainOf(period: Period): PeriodGrain {
  if (period.includes('Q')) return 'quarter';
  return period.includes('-') ? 'month' : 'year';
}

/** The member of a grain that holds a month. */
export function periodAround(month: Month, grain: PeriodGrain): Period {
  if (grain === 'month') return month;
  const year = yearOf(month);
  return grain === 'year' ? year : `${year}-Q${Math.ceil(numberOf(month) / 3)}`;
}

/** `2026`, `FY2026`. */
export function yearOf(period: Period): Period {
  return period.slice(0, isOfWeeks(period) ? 6 : 4);
}

export function firstMonthOf(period: Period): Month {
  const grain = grainOf(period);
  if (grain === 'month') return period;
  return monthNamed(yearOf(period), grain === 'year' ? 1 : Number(period.slice(-1)) * 3 - 2);
}

export function lastMonthOf(period: Period): Month {
  return shiftMonth(firstMonthOf(period), MONTHS[grainOf(period)] - 1);
}

export function shiftPeriod(period: Period, by: number): Period {
  const grain = grainOf(period);
  return periodAround(shiftMonth(firstMonthOf(period), by * MONTHS[grain]), grain);
}

export function shiftMonth(month: Month, by: number): Month {
  const at = Number(yearOf(month).slice(-4)) * 12 + numberOf(month) - 1 + by;
  return monthNamed(`${isOfWeeks(month) ? WEEKS : ''}${Math.floor(at / 12)}`, (at % 12) + 1);
}

/** Months from the first to the last, both counted. */
export function countMonths(first: Month, last: Month): number {
  const years = Number(yearOf(last).slice(-4)) - Number(yearOf(first).slice(-4));
  return years * 12 + numberOf(last) - numberOf(first) + 1;
}

export function yearToMonth(month: Month): string {
  return `${firstMonthOf(yearOf(month))}..${month}`;
}

export function isFirstOfYear(month: Month): boolean {
  return numberOf(month) === 1;
}

/** `2026年10月`, `2026财年第10期`; `Oct 2026`, `P10 FY2026`. */
export function monthText(month: Month, locale: Locale): string {
  const short = shortMonth(month, locale);
  const year = yearText(month, locale);
  return { zh: `${year}${short}`, en: `${short} ${year}` }[locale];
}

/** `2026年10月`, `2026年三季度`, `2026年`; `Oct 2026`, `Q3 2026`, `2026`. */
export function periodText(period: Period, locale: Locale): string {
  const grain = grainOf(period);
  if (grain === 'month') return monthText(period, locale);
  const year = yearText(period, locale);
  if (grain === 'year') return year;
  const short = shortPeriod(period, locale);
  return { zh: `${year}${short}`, en: `${short} ${year}` }[locale];
}

/** Where the year is known: `10月`, `三季度`, `全年`; `Oct`, `Q3`, `Year`. */
export function shortPeriod(period: Period, locale: Locale): string {
  const grain = grainOf(period);
  if (grain === 'month') return shortMonth(period, locale);
  if (grain === 'year') return { zh: '全年', en: 'Year' }[locale];
  const at = Number(period.slice(-1));
  return { zh: `${'一二三四'[at - 1]}季度`, en: `Q${at}` }[locale];
}

/** `10月`, `第10期`; `Oct`, `P10`. */
export function shortMonth(month: Month, locale: Locale): string {
  const at = numberOf(month);
  if (isOfWeeks(month)) return { zh: `第${at}期`, en: `P${at}` }[locale];
  return { zh: `${at}月`, en: SHORT[at - 1] ?? month }[locale];
}

/** Months of one year: `2026年8–10月`, `Aug–Oct 2026`. */
export function monthsText(first: Month, last: Month, locale: Locale): string {
  const year = yearText(last, locale);
  const span = shortSpan(first, last, locale);
  return { zh: `${year}${span}`, en: `${span} ${year}` }[locale];
}

/** `2026年1–10月`, `Jan–Oct 2026`. */
export function yearSoFarText(month: Month, locale: Locale): string {
  return isFirstOfYear(month)
    ? monthText(month, locale)
    : monthsText(firstMonthOf(yearOf(month)), month, locale);
}

/** The year so far: `1–10月`, `第1–10期`; `Jan–Oct`, `P1–P10`. */
export function spanText(month: Month, locale: Locale): string {
  return isFirstOfYear(month)
    ? shortMonth(month, locale)
    : shortSpan(firstMonthOf(yearOf(month)), month, locale);
}

function shortSpan(first: Month, last: Month, locale: Locale): string {
  const span = `${numberOf(first)}–${numberOf(last)}`;
  const en = `${shortMonth(first, 'en')}–${shortMonth(last, 'en')}`;
  if (isOfWeeks(last)) return { zh: `第${span}期`, en }[locale];
  return { zh: `${span}月`, en }[locale];
}

function yearText(period: Period, locale: Locale): string {
  const year = yearOf(period);
  return { zh: isOfWeeks(year) ? `${year.slice(-4)}财年` : `${year}年`, en: year }[locale];
}

function numberOf(month: Month): number {
  return Number(month.slice(-2));
}

function monthNamed(year: Period, at: number): Month {
  return `${year}-${isOfWeeks(year) ? 'P' : ''}${String(at).padStart(2, '0')}`;
}
