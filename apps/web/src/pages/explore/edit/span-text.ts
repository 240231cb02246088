import { type FramePeriod, periodOf } from '../../../parts/question/spans.ts';
import {
  isMonth,
  isPeriod,
  monthsText,
  monthText,
  periodText,
  shiftMonth,
  yearOf,
} from '../../../reading/period.ts';
import type { Locale, Words } from '../../../words/catalogs.ts';

/** `Aug–Oct 2026`, `2026年8–10月`; what is no span of months as it was typed. */
export function spanText(
  span: string,
  frame: FramePeriod,
  { words, locale }: { readonly words: Words; readonly locale: Locale },
): string {
  const period = periodOf(span, frame);
  const isOne: boolean = isPeriod(period);
  if (isOne) return periodText(period, locale);
  const [from = '', to = ''] = period.split('..');
  if (![from, to].every((month) => isMonth(month))) return period;
  if (yearOf(from) === yearOf(to)) return monthsText(from, to, locale);
  return words.explore.range(monthText(from, locale), monthText(to, locale));
}

/** Two days as months where they are whole months: `Aug–Oct 2026`; else as they are. */
export function daysText(
  [from, to]: readonly [string, string],
  saying: { readonly words: Words; readonly locale: Locale },
): string {
  const last = to.slice(0, 7);
  const end = new Date(`${shiftMonth(last, 1)}-01T00:00:00Z`);
  end.setUTCDate(0);
  const isWhole = from.endsWith('-01') && end.toISOString().slice(0, 10) === to;
  if (!isWhole) return saying.words.explore.range(from, to);
  const period = from.slice(0, 7) === last ? last : `${from.slice(0, 7)}..${last}`;
  return spanText(period, { period, month: last }, saying);
}
