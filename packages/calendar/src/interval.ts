import type { DayGrain, Interval } from './grain.ts';
import { grainName, isOwnStep, type Step } from './own/own-grain.ts';
import { unitOfWord } from './unit-word.ts';

/** About a thousand years: a count beyond it is a slip, and sums of days stay far from the limits of a date. */
const MOST: { readonly [G in DayGrain]: number } = {
  day: 366_000,
  week: 52_000,
  month: 12_000,
  quarter: 4_000,
  year: 1_000,
  fiscal_quarter: 4_000,
  fiscal_year: 1_000,
};

/** `1 year`, `12 months`, `4 fiscal_quarters` → Interval; null for anything else, also for 0 and above a thousand years. */
export function parseInterval(text: string): Interval | null {
  const match = /^(\d+)\s+(\S.*)$/.exec(text.trim());
  const unit = unitOfWord(match?.[2] ?? '');
  const count = Number(match?.[1]);
  return unit !== null && isUsableCount(count, unit) ? { count, unit } : null;
}

/** `{count: 12, unit: 'month'}` → `12 months`; a grain of one's own keeps its name: `3 period13`. */
export function formatInterval(interval: Step): string {
  if (isOwnStep(interval)) return `${interval.count} ${grainName(interval.unit)}`;
  return `${interval.count} ${interval.unit}${interval.count === 1 ? '' : 's'}`;
}

export function isUsableCount(count: number, unit: DayGrain): boolean {
  return Number.isInteger(count) && count >= 1 && count <= MOST[unit];
}
