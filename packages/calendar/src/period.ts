import type { Day, DayGrain } from './grain.ts';

/** A parsed period, still relative to `today`. */
export type PeriodSpec =
  /** 2013, 2013-Q3, 2013-07, 2013-W07, 2013-07-15, FY2013, FY2013-Q1: the calendar is already applied. */
  | { readonly kind: 'member'; readonly grain: DayGrain; readonly first: Day }
  /** a..b, ..b, a..: null ends are open, never both. */
  | { readonly kind: 'between'; readonly from: Day | null; readonly to: Day | null }
  /** last 12 months: the whole members before the one that holds today; `toDate` adds that one. */
  | { readonly kind: 'last'; readonly count: number; readonly grain: DayGrain; readonly toDate: boolean }
  /** this quarter, mtd, qtd, ytd: the whole member that holds today. */
  | { readonly kind: 'this'; readonly grain: DayGrain };
