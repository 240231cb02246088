import type { PeriodList } from './periods/period-list.ts';
import type { WeekPattern } from './week-pattern/week-pattern.ts';

/** A calendar day as whole days since 1970-01-01; no clock, no zone. */
export type Day = number;

/** Both ends included. Empty ranges are not representable: callers use `null`. */
export interface DateRange {
  readonly from: Day;
  readonly to: Day;
}

/** Grains whose members are made of whole days, the finest first. */
export const DAY_GRAINS = [
  'day',
  'week',
  'month',
  'quarter',
  'fiscal_quarter',
  'year',
  'fiscal_year',
] as const;
export type DayGrain = (typeof DAY_GRAINS)[number];

/** A grain whose members the company lists itself: 13 periods of four weeks, 旬, terms, seasons, promotions. */
export type OwnGrain = `own:${string}`;

/** Grains that the rows of an answer may have. */
export type RowGrain = DayGrain | OwnGrain;

/** The year that weeks are counted in (ISO 8601) has members too; a question calls it `year`, beside `week`. */
export type MemberGrain = RowGrain | 'week_year';

/** Grains a query may group time by. `hour` and `minute` exist on timestamps only. */
export const GRAINS = ['minute', 'hour', ...DAY_GRAINS] as const;
export type Grain = (typeof GRAINS)[number];

/** Grains below the day: members of them are parts of one. */
export type ClockGrain = Exclude<Grain, DayGrain>;

/** A number of calendar units, as in `1 year`, `12 months`, `7 days`. */
export interface Interval {
  readonly count: number;
  readonly unit: DayGrain;
}

export interface CalendarSettings {
  /** Month in which the fiscal year starts, 1 to 12. */
  readonly fiscalYearStart: number;
  /** Whether `FY2013` is named after the calendar year in which it starts or ends. */
  readonly fiscalYearName: 'start' | 'end';
  /** First day of the week, 1 = Monday … 7 = Sunday. */
  readonly weekStart: number;
  /** Months, quarters and years are those of a calendar of whole weeks. */
  readonly pattern?: WeekPattern;
  /** The members of grains of one's own, as they were loaded. */
  readonly own?: ReadonlyMap<OwnGrain, PeriodList>;
}

export const DEFAULT_CALENDAR: CalendarSettings = {
  fiscalYearStart: 1,
  fiscalYearName: 'start',
  weekStart: 1,
};
