import type { EnglishName } from '../../api/use-english-names.ts';
import { fiscalMemberText } from '../../reading/fiscal-period.ts';
import { monthOfDay } from '../../reading/month-of-day.ts';
import { monthText, periodAround, periodText, shortMonth, shortPeriod } from '../../reading/period.ts';
import type { Locale, Words } from '../../words/catalogs.ts';
import { ALL, type Key, memberOf, OTHERS } from '../pivot/cells.ts';
import { readDateKey } from '../question/date-key.ts';
import { isClock } from '../question/time-grains.ts';
import type { ListedNames } from './listed-names.ts';

interface Saying {
  readonly words: Words;
  readonly locale: Locale;
  /** What members are called in the language of the page, where that is not how they are stored. */
  readonly english?: EnglishName;
  /** What cohorts are periods of. */
  readonly cohortGrain?: string | undefined;
  /** What members of grains of the company's own are called. */
  readonly listed?: ListedNames | undefined;
}

/** A member as a reader calls it. `ref` is its dimension: a grain is written as a period. */
export function memberText(
  key: Key,
  ref: string,
  { words, locale, english, cohortGrain, listed }: Saying,
): string {
  if (key === ALL) return words.explore.total;
  if (key === OTHERS) return words.explore.others;
  const value = memberOf(key);
  if (value === null || value === undefined || value === '') return words.explore.none;
  if (typeof value === 'boolean') return value ? words.explore.yes : words.explore.no;
  const date = readDateKey(ref);
  if (date !== null && date.part !== null) return words.explore.partMembers[date.part](Number(value));
  const named = listed?.get(ref)?.get(String(value));
  if (named !== undefined) return named;
  const text = english?.(ref, value) ?? String(value);
  const clock = isClock(ref) ? AT.exec(text) : null;
  if (clock !== null) return `${clock[1]}-${clock[2]} ${clock[3]}`;
  const grain = ref === 'cohort' ? (cohortGrain ?? ref) : (date?.grain ?? ref);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? (PERIODS[grain]?.(text, locale) ?? text) : text;
}

/** Members short enough for an axis: quarters of one year are written without it, hours of one day without the day. */
export function axisTexts(keys: readonly Key[], ref: string, saying: Saying): readonly string[] {
  const { locale } = saying;
  if (isClock(ref) && keys.length > 1) return clockTexts(keys.map((key) => memberText(key, ref, saying)));
  const grain = readDateKey(ref)?.grain ?? ref;
  const years = new Set(keys.map((key) => monthOfDay(String(memberOf(key))).slice(0, 4)));
  return keys.map((key) => {
    const value = memberOf(key);
    if (typeof value !== 'string') return memberText(key, ref, saying);
    if (grain === 'month') return shortMonth(monthOfDay(value), locale);
    if (grain === 'quarter' && years.size === 1 && keys.length > 1)
      return shortPeriod(periodAround(monthOfDay(value), 'quarter'), locale);
    return memberText(key, ref, saying);
  });
}

/** `2026-10-14T08:00:00` */
const AT = /^(\d{4})-(\d{2}-\d{2})T(\d{2}:\d{2})/;

/** Without what all of them have in common: the day, or the year. */
function clockTexts(texts: readonly string[]): readonly string[] {
  const common = ['yyyy-mm-dd ', 'yyyy-'].find(
    ({ length }) => new Set(texts.map((text) => text.slice(0, length))).size === 1,
  );
  return texts.map((text) => text.slice(common?.length ?? 0));
}

const PERIODS: Readonly<Record<string, (day: string, locale: Locale) => string>> = {
  month: (day, locale) => monthText(monthOfDay(day), locale),
  quarter: (day, locale) => periodText(periodAround(monthOfDay(day), 'quarter'), locale),
  year: (day, locale) => periodText(periodAround(monthOfDay(day), 'year'), locale),
  fiscal_quarter: (day, locale) => fiscalMemberText(day, 'quarter', locale),
  fiscal_year: (day, locale) => fiscalMemberText(day, 'year', locale),
};
