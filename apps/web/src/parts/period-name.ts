import { isPeriod, periodText } from '../reading/period.ts';
import type { Locale, Words } from '../words/catalogs.ts';

/** What a locked period is called: a member by the calendar, else its days. */
export function periodName(period: string, { closes }: Words, locale: Locale): string {
  const [from, to] = period.split('..');
  if (from !== undefined && to !== undefined) return closes.days(from, to);
  return isPeriod(period) ? periodText(period, locale) : period;
}
