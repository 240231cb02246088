import { PUBLISHED_YEARS, type PublishedYear } from './published-years.ts';

/** What only the tables of published years know; a year outside them is refused, not guessed. */
export type Published<T> =
  | { readonly kind: 'known'; readonly value: T }
  | {
      readonly kind: 'not-published';
      readonly year: number;
      /** The years that are. */
      readonly first: number;
      readonly last: number;
    };

const YEARS = new Map(PUBLISHED_YEARS.map((one) => [one.year, one]));
const FIRST = Math.min(...YEARS.keys());
const LAST = Math.max(...YEARS.keys());

export const known = <T>(value: T): Published<T> => ({ kind: 'known', value });

export function publishedYear(year: number): Published<PublishedYear> {
  const found = YEARS.get(year);
  return found === undefined ? { kind: 'not-published', year, first: FIRST, last: LAST } : known(found);
}
