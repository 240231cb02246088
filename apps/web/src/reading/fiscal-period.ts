import type { Locale } from '../words/catalogs.ts';
import { monthOfDay } from './month-of-day.ts';
import {
  type Month,
  monthsText,
  monthText,
  type Period,
  periodAround,
  periodText,
  shiftMonth,
  yearOf,
} from './period.ts';

/** The month in which fiscal years begin, and which of its two calendar years names one. */
export interface FiscalYears {
  readonly start: number;
  readonly named: 'start' | 'end';
}

export interface FiscalPeriod {
  /** `FY2026`, `FY2026-Q3`. */
  readonly period: Period;
  readonly first: Month;
  readonly last: Month;
}

/** Months of each member. */
const SIZE = { quarter: 3, year: 12 } as const;

/** The last fiscal quarters or years that were over when a month began, the latest first. */
export function fiscalPeriodsBefore(
  now: Month,
  {
    grain,
    count,
    years,
  }: { readonly grain: 'quarter' | 'year'; readonly count: number; readonly years: FiscalYears },
): readonly FiscalPeriod[] {
  const size = SIZE[grain];
  const running = shiftMonth(now, -(monthInYear(now, years) % size));
  return Array.from({ length: count }, (_, i) => {
    const first = shiftMonth(running, -size * (i + 1));
    return { period: nameOf(first, grain, years), first, last: shiftMonth(first, size - 1) };
  });
}

/** Its months: `2025年10–12月`, `2025年4月–2026年3月`; `Oct–Dec 2025`, `Apr 2025–Mar 2026`. */
export function fiscalMonthsText({ first, last }: FiscalPeriod, locale: Locale): string {
  return yearOf(first) === yearOf(last)
    ? monthsText(first, last, locale)
    : `${monthText(first, locale)}–${monthText(last, locale)}`;
}

let known: FiscalYears | null = null;

/** The fiscal years of the reader's workspace; null: they are the years of the calendar. */
export function setFiscalYears(years: FiscalYears | null): void {
  known = years;
}

/** A member of an answer by its first day: `2026财年（2025/26）`, `FY2026 (2025/26)`, `FY2026-Q3`. */
export function fiscalMemberText(day: string, grain: 'quarter' | 'year', locale: Locale): string {
  const month = monthOfDay(day);
  // Years of whole weeks are fiscal themselves.
  if (month.startsWith('FY')) return periodText(periodAround(month, grain), locale);
  const years = known ?? { start: 1, named: 'start' };
  const text = periodText(nameOf(month, grain, years), locale);
  if (grain === 'quarter' || years.start === 1) return text;
  const start = Number(yearOf(month));
  const both = `${start}/${String(start + 1).slice(-2)}`;
  return { zh: `${text}（${both}）`, en: `${text} (${both})` }[locale];
}

/** The fiscal year or quarter that begins with a month. */
function nameOf(first: Month, grain: 'quarter' | 'year', years: FiscalYears): Period {
  const at = monthInYear(first, years);
  const start = Number(yearOf(shiftMonth(first, -at)));
  const year = `FY${years.named === 'end' ? start + 1 : start}`;
  return grain === 'year' ? year : `${year}-Q${at / SIZE.quarter + 1}`;
}

/** How many months of its fiscal year were over when a month began. */
function monthInYear(month: Month, { start }: FiscalYears): number {
  return (Number(month.slice(-2)) - start + 12) % 12;
}
