import { monthOfDay } from '../../../reading/month-of-day.ts';
import {
  type Month,
  type Period,
  type PeriodGrain,
  periodAround,
  shiftPeriod,
} from '../../../reading/period.ts';

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
