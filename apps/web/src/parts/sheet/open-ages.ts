import type { Result } from '../../api/answer.ts';
import { firstDayOf, monthOfDay } from '../../reading/month-of-day.ts';
import { PERIOD_GRAINS, periodAround, shiftPeriod } from '../../reading/period.ts';
import { memberOf, type Spot } from '../pivot/cells.ts';

/** Milliseconds of the grains that are so many days. */
const DAY = 86_400_000;
const DAYS: Readonly<Record<string, number>> = { day: 1, week: 7 };

/** Whether the period in which a cohort has this age is not over. */
export function isOpenAge({ columns, meta }: Result, { keys }: Pick<Spot, 'keys'>): boolean {
  const at = (name: string) => columns.findIndex((column) => column.name === name);
  const [cohort, age] = [at('cohort'), at('age')];
  const first = memberOf(keys[cohort] ?? '*');
  const steps = memberOf(keys[age] ?? '*');
  if (typeof first !== 'string' || typeof steps !== 'number') return false;
  const member = memberAfter(first, steps, columns[cohort]?.grain ?? '');
  return member !== null && meta.partial_periods.some((each) => String(each).slice(0, 10) === member);
}

/** First day of the member so many steps later; null: periods of a company are not counted here. */
function memberAfter(first: string, steps: number, grain: string): string | null {
  const days = DAYS[grain];
  if (days !== undefined)
    return new Date(Date.parse(`${first.slice(0, 10)}T00:00:00Z`) + steps * days * DAY)
      .toISOString()
      .slice(0, 10);
  const known = PERIOD_GRAINS.find((each) => each === grain);
  return known === undefined ? null : firstDayOf(shiftPeriod(periodAround(monthOfDay(first), known), steps));
}
