import { firstDayOf, monthOfDay } from '../../reading/month-of-day.ts';
import {
  PERIOD_GRAINS,
  type Period,
  type PeriodGrain,
  periodAround,
  shiftPeriod,
} from '../../reading/period.ts';

/** How many of each grain are offered. */
const OFFERED: { readonly [G in PeriodGrain]: number } = { month: 12, quarter: 8, year: 3 };

export interface ClosableGroup {
  readonly grain: PeriodGrain;
  /** The latest first. */
  readonly periods: readonly Period[];
}

/** The last periods that are over on a day and not locked, by the workspace's calendar; a grain without one is left out. */
export function closablePeriods(today: string, locked: ReadonlySet<string>): readonly ClosableGroup[] {
  const now = monthOfDay(today);
  return PERIOD_GRAINS.flatMap((grain): readonly ClosableGroup[] => {
    const running = periodAround(now, grain);
    const periods = Array.from({ length: OFFERED[grain] }, (_, i) => shiftPeriod(running, -1 - i)).filter(
      (period) => !locked.has(period) && firstDayOf(period) !== null,
    );
    return periods.length === 0 ? [] : [{ grain, periods }];
  });
}
