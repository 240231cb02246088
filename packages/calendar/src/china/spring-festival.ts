import { fromCivil } from '../day.ts';
import type { Day } from '../grain.ts';
import { known, type Published, publishedYear } from './published.ts';

/** 春节: the first day of the lunar year that begins in a year. */
export function springFestivalOf(year: number): Published<Day> {
  const found = publishedYear(year);
  if (found.kind === 'not-published') return found;
  return known(dayOf(year, found.value.springFestival));
}

/** `02-17` of a year. */
export function dayOf(year: number, text: string): Day {
  return fromCivil(year, Number(text.slice(0, 2)), Number(text.slice(3)));
}
