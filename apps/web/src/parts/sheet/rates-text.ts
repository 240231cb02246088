import type { Result } from '../../api/answer.ts';
import { dayText } from '../../reading/day.ts';
import type { Reader } from './reader.ts';

/** At which rates the amounts of an answer came to their currency: a line of each currency that they came to. */
export function ratesText(
  { meta }: { readonly meta: Pick<Result['meta'], 'rates'> },
  { words: { explore }, locale }: Pick<Reader, 'words' | 'locale'>,
): readonly string[] {
  const named = new Map<string, Set<string>>();
  for (const { to, rate, way, days } of meta.rates ?? []) {
    const [first, last] = days;
    // Days of several years are written in full.
    const write = (day: string) => (first.slice(0, 4) === last.slice(0, 4) ? dayText(day, locale) : day);
    const text = explore.rateDays(explore.rateKinds[rate], write(first), write(last));
    named.set(to, (named.get(to) ?? new Set()).add(`${text}${explore.rateWays[way]}`));
  }
  return [...named].map(([to, rates]) => explore.converted(to, [...rates].join(explore.comma)));
}
