/** Weeks of the three periods of a quarter, in order. */
export const WEEK_PATTERNS = ['4-4-5', '4-5-4', '5-4-4'] as const;
export type WeekPatternName = (typeof WEEK_PATTERNS)[number];

/** The day that ends a year: the last such weekday of a month, or the one nearest to the last day of the month. */
export interface YearEnd {
  readonly which: 'last' | 'nearest';
  /** 1 = Monday … 7 = Sunday. */
  readonly weekday: number;
  /** 1 to 12. */
  readonly month: number;
}

/** A calendar whose year is 52 or 53 whole weeks; the 53rd belongs to the last period. */
export interface WeekPattern {
  readonly pattern: WeekPatternName;
  readonly yearEnd: YearEnd;
  /** Whether a year has the name of the calendar year it starts or ends in, as fiscal years have. */
  readonly yearName: 'start' | 'end';
}

/** Grains of such a calendar, the finest first. */
export const PATTERN_GRAINS = ['week', 'period', 'quarter', 'year'] as const;
export type PatternGrain = (typeof PATTERN_GRAINS)[number];
