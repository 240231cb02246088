import { dayNumber, daysOf, isWeekend } from '../run/days.ts';
import { apportion } from './apportion.ts';
import { PLAN_MONTHS } from './blocks.ts';
import type { FlowRates } from './flow-control.ts';
import { COHORTS_BEFORE } from './people-control.ts';
import { SALES_CHANNELS, type SalesChannel } from './revenue-plan.ts';

/** A day owns the slots `from ≤ slot < to` of its month's 2,000; `carried`: how likely an order of that day is signed next month. */
export interface DaySlots {
  readonly month: string;
  readonly channel: SalesChannel;
  readonly day: string;
  readonly from: number;
  readonly to: number;
  readonly carried: number;
}

export const SLOTS = 2000;
/** Orders of the last days of a month are the ones that arrive in the next. */
const CARRY_DAYS = 13;

const SPRING: readonly (readonly [string, string])[] = [
  ['2024-02-07', '2024-02-17'],
  ['2025-01-26', '2025-02-05'],
  ['2026-02-14', '2026-02-24'],
];

/** The presale of 双11 2025: what the window sold more, and the three weeks after less, than without it. */
export const PRESALE = {
  window: ['2025-11-01', '2025-11-11'],
  after: ['2025-11-12', '2025-12-02'],
  lift: 1.09,
  dip: 0.93,
} as const;

const within = (day: string, [from, to]: readonly [string, string]): boolean => from <= day && day <= to;

/** Advertising comes in pushes of a week; visits, leads and orders follow it. 0.7 … 1.3, the same for every seed. */
export function weeklyPush(channel: string, day: string): number {
  const week = Math.floor((dayNumber(day) + 3) / 7);
  const mixed = Math.imul(week * 31 + channel.length * 7, 0x9e3779b1) >>> 0;
  const again = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b) >>> 0;
  return 0.7 + (0.6 * (again % 1000)) / 999;
}

function weightOf(channel: SalesChannel, day: string): number {
  const inYear = day.slice(5);
  let weight = channel === 'direct' || channel === 'online' ? weeklyPush(channel, day) : 1;
  const isConsumer = channel === 'direct' || channel === 'online';
  if (isWeekend(day)) weight *= channel === 'direct' ? 1.5 : channel === 'online' ? 1.12 : 0.45;
  if (SPRING.some((range) => within(day, range)))
    weight *= channel === 'online' ? 0.35 : channel === 'direct' ? 0.2 : 0.08;
  if (channel === 'direct' && (within(inYear, ['10-01', '10-06']) || within(inYear, ['05-01', '05-04'])))
    weight *= 1.5;
  if (channel === 'online') weight *= festival(day);
  if (isConsumer && inYear === '12-12') weight *= 1.6;
  return weight;
}

function festival(day: string): number {
  const inYear = day.slice(5);
  if (within(inYear, ['06-16', '06-18'])) return 2.6;
  if (within(inYear, ['06-01', '06-15'])) return 1.25;
  if (inYear === '11-11' || inYear === '11-01') return window11(day) * 3.4;
  if (within(inYear, ['11-02', '11-10'])) return window11(day) * 1.45;
  return within(day, PRESALE.after) ? PRESALE.dip : 1;
}

/** 2025 would have sold more in the window than 2024 without any presale. */
const window11 = (day: string): number =>
  day.startsWith('2025') ? 1.26 * PRESALE.lift : day.startsWith('2026') ? 1.12 : 1;

/** Slots for every month and channel; cohorts before 2024 spread evenly. */
export function daySlots(flows: readonly FlowRates[]): readonly DaySlots[] {
  return [...COHORTS_BEFORE, ...PLAN_MONTHS].flatMap((month) =>
    SALES_CHANNELS.flatMap((channel) => {
      const days = daysOf(month);
      const weights = days.map((day) => weightOf(channel, day));
      const counts = apportion(SLOTS, weights);
      const share = flows.find((flow) => flow.month === month && flow.channel === channel)?.carried ?? 0;
      const carried = carriedBy(counts, share);
      let from = 0;
      return days.map((day, i) => {
        const to = from + (counts[i] ?? 0);
        const slots = { month, channel, day, from, to, carried: carried[i] ?? 0 };
        from = to;
        return slots;
      });
    }),
  );
}

/** Falls from the last day backwards; the slots of the month together carry the wanted share. */
function carriedBy(counts: readonly number[], share: number): readonly number[] {
  const shape = counts.map((_, i) => Math.max(0, CARRY_DAYS - (counts.length - 1 - i)) / CARRY_DAYS);
  const sum = (steep: number) =>
    counts.reduce((total, count, i) => total + count * Math.min(1, steep * (shape[i] ?? 0)), 0) / SLOTS;
  let low = 0;
  let high = 8;
  for (let round = 0; round < 50; round += 1) {
    const middle = (low + high) / 2;
    if (sum(middle) < share) low = middle;
    else high = middle;
  }
  return shape.map((one) => Math.min(1, low * one));
}
