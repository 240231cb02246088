import {
  DAY_GRAINS,
  type DayGrain,
  DEFAULT_CALENDAR,
  endOf,
  formatDay,
  parseDay,
  startOf,
} from '@plumbline/calendar';
import type { MetricFlowRequest } from './request.ts';

/** The days asked for, as whole members of the grain: MetricFlow widens a range to them. */
export function periodOf(days: MetricFlowRequest['days'], grain: string): string | undefined {
  if (days === null) return undefined;
  const [from, to] = [parseDay(days.from), parseDay(days.to)];
  if (from === null || to === null) return `${days.from}..${days.to}`;
  const unit: DayGrain = DAY_GRAINS.find((one) => one === grain) ?? 'day';
  const first = startOf(unit, from, DEFAULT_CALENDAR);
  return `${formatDay(first)}..${formatDay(endOf(unit, to, DEFAULT_CALENDAR))}`;
}
