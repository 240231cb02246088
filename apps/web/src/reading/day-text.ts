import type { Locale } from '../words/catalogs.ts';
import { shortMonth } from './period.ts';

/** An ISO day where the year is known: `10-31`, `Oct 31`. */
export function dayText(day: string, locale: Locale): string {
  if (locale === 'zh') return day.slice(5);
  return `${shortMonth(day.slice(0, 7), locale)} ${Number(day.slice(8))}`;
}
