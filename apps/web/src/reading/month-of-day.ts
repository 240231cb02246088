import { firstMonthOf, type Month, type Period } from './period.ts';

/** A month of a calendar of whole weeks, and the day on which it begins. */
export interface CalendarMonth {
  readonly name: Month;
  readonly first: string;
}

let known: readonly CalendarMonth[] | null = null;

/** What the workspace of the reader calls a month; null: the months of the date. */
export function setCalendarMonths(months: readonly CalendarMonth[] | null): void {
  known = months;
}

/** The month that holds a day, `2026-10-14` or a moment of it. */
export function monthOfDay(day: string): Month {
  const at = day.slice(0, 10);
  if (known === null) return at.slice(0, 7);
  return known.findLast(({ first }) => first <= at)?.name ?? known[0]?.name ?? at.slice(0, 7);
}

/** The day on which a period begins, as answers name its member; null: before what is known of the calendar. */
export function firstDayOf(period: Period): string | null {
  const month = firstMonthOf(period);
  if (known === null) return `${month}-01`;
  return known.find(({ name }) => name === month)?.first ?? null;
}
