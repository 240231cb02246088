import type { DayGrain } from './grain.ts';

/** How long one unit is: whole months or whole days. The one place that says a quarter has three months. */
export type UnitSize =
  | { readonly kind: 'months'; readonly months: number }
  | { readonly kind: 'days'; readonly days: number };

const SIZES: { readonly [G in DayGrain]: UnitSize } = {
  day: { kind: 'days', days: 1 },
  week: { kind: 'days', days: 7 },
  month: { kind: 'months', months: 1 },
  quarter: { kind: 'months', months: 3 },
  year: { kind: 'months', months: 12 },
  fiscal_quarter: { kind: 'months', months: 3 },
  fiscal_year: { kind: 'months', months: 12 },
};

export function unitSize(unit: DayGrain): UnitSize {
  return SIZES[unit];
}
