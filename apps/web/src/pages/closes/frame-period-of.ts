import { monthOfDay } from '../../reading/month-of-day.ts';
import { isOfWeeks, isPeriod, type Period } from '../../reading/period.ts';

/** A locked period as the bar above every page can choose it; one that it cannot is found by its last month. */
export function framePeriodOf({ period, to }: { readonly period: string; readonly to: string }): Period {
  const last = monthOfDay(to);
  return isPeriod(period) && isOfWeeks(period) === isOfWeeks(last) ? period : last;
}
