import { type Day, fromCivil, toCivil, weekday } from '@plumbline/calendar';
import type { SalesChannel } from '../company/channel.ts';

/** Orders of an ordinary day in 2025, in thousandths. */
const ORDERS_PER_DAY: Readonly<Record<SalesChannel, number>> = {
  retail: 6200,
  dealer: 950,
  online: 8800,
  project: 65,
};

/** Permille of 2025 in 2024, 2025, 2026. */
const GROWTH: Readonly<Record<SalesChannel, readonly [number, number, number]>> = {
  retail: [940, 1000, 980],
  dealer: [950, 1000, 1010],
  online: [780, 1000, 1330],
  project: [850, 1000, 1200],
};

/** Permille of an average month, January first. */
export const SEASON: readonly number[] = [960, 760, 960, 940, 1060, 1040, 900, 940, 1020, 1080, 1360, 980];

/** Monday first, permille of an average day. */
const WEEK: Readonly<Record<SalesChannel, readonly number[]>> = {
  retail: [680, 640, 660, 720, 920, 1740, 1640],
  dealer: [1500, 1400, 1400, 1400, 1300, 0, 0],
  online: [960, 940, 940, 960, 1020, 1110, 1070],
  project: [1400, 1400, 1400, 1400, 1400, 0, 0],
};

const SPRING_FESTIVALS: readonly Day[] = [
  fromCivil(2024, 2, 10),
  fromCivil(2025, 1, 29),
  fromCivil(2026, 2, 17),
  fromCivil(2027, 2, 6),
];

/** Nearly nothing is sold from the third day before to the seventh after the spring festival; before it, people furnish. */
function festivalFactor(day: Day): number {
  for (const festival of SPRING_FESTIVALS) {
    const distance = day - festival;
    if (distance >= -3 && distance <= 7) return 180;
    if (distance >= -24 && distance < -3) return 1280;
  }
  return 1000;
}

/** 双11 (1–11 November) and 618 (10–18 June). */
export function isOnlineFestival(day: Day): boolean {
  const { month, day: dayOfMonth } = toCivil(day);
  return (month === 11 && dayOfMonth <= 11) || (month === 6 && dayOfMonth >= 10 && dayOfMonth <= 18);
}

/** Expected orders of a channel on a day, in thousandths of an order. */
export function expectedOrders(channel: SalesChannel, day: Day, scale: number): number {
  const { year, month } = toCivil(day);
  const growth = GROWTH[channel][Math.min(Math.max(year - 2024, 0), 2)] ?? 1000;
  const factors = [
    growth,
    SEASON[month - 1] ?? 1000,
    WEEK[channel][weekday(day) - 1] ?? 1000,
    festivalFactor(day),
    channel === 'online' && isOnlineFestival(day) ? 1900 : 1000,
  ];
  const base = Math.round(ORDERS_PER_DAY[channel] * scale);
  return factors.reduce((orders, factor) => Math.floor((orders * factor) / 1000), base);
}
