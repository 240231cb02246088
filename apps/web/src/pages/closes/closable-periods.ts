import { type FiscalYears, fiscalMonthsText, fiscalPeriodsBefore } from '../../reading/fiscal-period.ts';
import { firstDayOf, monthOfDay } from '../../reading/month-of-day.ts';
import {
  PERIOD_GRAINS,
  type Period,
  type PeriodGrain,
  periodAround,
  periodText,
  shiftPeriod,
} from '../../reading/period.ts';
import type { Locale } from '../../words/catalogs.ts';

/** How many of each grain are offered. */
const OFFERED: { readonly [G in PeriodGrain]: number } = { month: 12, quarter: 8, year: 3 };

export type ClosableGrain = PeriodGrain | 'fiscal_quarter' | 'fiscal_year';

export interface ClosablePeriod {
  readonly period: Period;
  /** What it is called; a fiscal one with its months. */
  readonly text: (locale: Locale) => string;
}

export interface ClosableGroup {
  readonly grain: ClosableGrain;
  /** The latest first. */
  readonly periods: readonly ClosablePeriod[];
}

interface Closing {
  readonly today: string;
  readonly locked: ReadonlySet<string>;
  /** Null: the workspace has none beside its years. */
  readonly fiscal: FiscalYears | null;
}

/** The last periods that are over on a day and not locked, by the workspace's calendar; a grain without one is left out. */
export function closablePeriods({ today, locked, fiscal }: Closing): readonly ClosableGroup[] {
  const now = monthOfDay(today);
  const groups: readonly ClosableGroup[] = [
    ...PERIOD_GRAINS.map((grain) => ({ grain, periods: periodsBefore(now, grain) })),
    ...(fiscal === null
      ? []
      : (['quarter', 'year'] as const).map((grain) => ({
          grain: `fiscal_${grain}` as const,
          periods: fiscalPeriodsBefore(now, { grain, count: OFFERED[grain], years: fiscal }).map((one) => ({
            period: one.period,
            text: (locale: Locale) => `${periodText(one.period, locale)} · ${fiscalMonthsText(one, locale)}`,
          })),
        }))),
  ];
  return groups.flatMap(({ grain, periods }) => {
    const open = periods.filter(({ period }) => !locked.has(period));
    return open.length === 0 ? [] : [{ grain, periods: open }];
  });
}

function periodsBefore(now: string, grain: PeriodGrain): readonly ClosablePeriod[] {
  const running = periodAround(now, grain);
  return Array.from({ length: OFFERED[grain] }, (_, i) => shiftPeriod(running, -1 - i))
    .filter((period) => firstDayOf(period) !== null)
    .map((period) => ({ period, text: (locale) => periodText(period, locale) }));
}
