import type { Result } from '../../../api/answer.ts';
import { firstDayOf, monthOfDay } from '../../../reading/month-of-day.ts';
import {
  type Month,
  type Period,
  type PeriodGrain,
  periodAround,
  shiftMonth,
  shiftPeriod,
} from '../../../reading/period.ts';
import { keptMembers } from './kept-members.ts';

/** Members of the time in a trend. */
const MEMBERS: { readonly [G in PeriodGrain]: number } = { month: 12, quarter: 8, year: 5 };

/** The members that lead to the chosen month; the one that runs now follows where it is next. */
export function courseSpan(
  month: Month,
  today: string,
  step: PeriodGrain,
): { readonly first: Period; readonly last: Period } {
  const chosen = periodAround(month, step);
  const running = periodAround(monthOfDay(today), step);
  const first = shiftPeriod(chosen, 1 - MEMBERS[step]);
  return { first, last: shiftPeriod(chosen, 1) === running ? running : chosen };
}

/** Members of a list in a trend; how long they are is not known before they are asked for. */
const LISTED = { most: 13, monthsBefore: 36, monthsBehind: 12 };

/** Months in which members of a list that begin up to the chosen month are whole, unless they are longer than a year. */
export function listedSpan(month: Month): { readonly first: Month; readonly last: Month } {
  return { first: shiftMonth(month, -LISTED.monthsBefore), last: shiftMonth(month, LISTED.monthsBehind) };
}

/** Of an answer over `listedSpan`: the last members up to the chosen month, without one that began before the span and was cut. */
export function listedCourse(result: Result, month: Month): Result {
  const from = firstDayOf(listedSpan(month).first) ?? '';
  const before = firstDayOf(shiftMonth(month, 1)) ?? '';
  return keptMembers(result, { from, before, most: LISTED.most });
}
