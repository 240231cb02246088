import { toCivil, weekday } from '../day.ts';
import type { DateRange, Day } from '../grain.ts';
import { known, type Published, publishedYear } from './published.ts';
import { dayOf } from './spring-festival.ts';

/** Days of a year that differ from their weekday: true where people work on a weekend, false where a weekday is off. */
const EXCEPTIONS = new Map<number, ReadonlyMap<Day, boolean>>();

/** Whether people in China work on a day, swapped days (调休) taken into account. */
export function isWorkingDay(day: Day): Published<boolean> {
  const exceptions = exceptionsOf(toCivil(day).year);
  if (exceptions.kind === 'not-published') return exceptions;
  return known(exceptions.value.get(day) ?? weekday(day) <= 5);
}

/** How many days of a range people work on; refused when any day of it lies in a year that is not published. */
export function workingDaysIn(range: DateRange): Published<number> {
  let count = 0;
  for (let day = range.from; day <= range.to; day += 1) {
    const works = isWorkingDay(day);
    if (works.kind === 'not-published') return works;
    if (works.value) count += 1;
  }
  return known(count);
}

function exceptionsOf(year: number): Published<ReadonlyMap<Day, boolean>> {
  const kept = EXCEPTIONS.get(year);
  if (kept !== undefined) return known(kept);
  const found = publishedYear(year);
  if (found.kind === 'not-published') return found;
  const days = (text: string, works: boolean) =>
    text
      .split(' ')
      .filter((one) => one !== '')
      .map((one) => [dayOf(year, one), works] as const);
  const made = new Map([...days(found.value.off, false), ...days(found.value.worked, true)]);
  EXCEPTIONS.set(year, made);
  return known(made);
}
