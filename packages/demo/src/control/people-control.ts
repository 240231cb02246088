import { apportion } from './apportion.ts';
import { amountIn, BLOCKS, blockOf, type PerBlock, PLAN_MONTHS } from './blocks.ts';
import type { RevenueCell } from './revenue-control.ts';
import type { SalesChannel } from './revenue-plan.ts';

/** First orders (consumer channels) or all orders (business channels) by block, company at scale 1. */
const ORDERS: Readonly<Record<SalesChannel, PerBlock>> = {
  direct: [18900, 4200, 18600, 4100, 20000, 4500],
  online: [46500, 17500, 53000, 19800, 74600, 24000],
  dealer: [8300, 2050, 8600, 2150, 9000, 2300],
  project: [820, 300, 900, 320, 1230, 340],
  export: [700, 180, 740, 190, 800, 200],
};

/** Business channels keep at least so many orders a month, so that a small company still has all categories. */
const FEWEST: Readonly<Record<SalesChannel, number>> = {
  direct: 12,
  online: 20,
  dealer: 14,
  project: 10,
  export: 8,
};

/** Consumers who bought before 2024 may come back: first orders by month of 2022 and 2023. */
const BEFORE: Readonly<Partial<Record<SalesChannel, number>>> = { direct: 1800, online: 3900 };

export interface OrderCount {
  readonly month: string;
  readonly channel: SalesChannel;
  readonly orders: number;
}

/** Months before the first whose customers are known only by coming back. */
export const COHORTS_BEFORE: readonly string[] = [2022, 2023].flatMap((year) =>
  Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`),
);

/** Consumers won in the same months before and while 直播 was pushed, old enough to be compared. */
export const COHORT_BEFORE = ['2025-03-01', '2025-07-31'] as const;
export const COHORT_PUSHED = ['2026-03-01', '2026-07-31'] as const;

const LIVE_PUSH: Readonly<Record<string, number>> = {
  '2026-03': 1.1,
  '2026-04': 1.12,
  '2026-05': 1.13,
  '2026-06': 1.1,
  '2026-07': 1.13,
  '2026-08': 1.15,
  '2026-09': 1.1,
};

/** How many first orders (consumers) or orders (business customers) each month brings. */
export function orderCounts(cells: readonly RevenueCell[], scale: number): readonly OrderCount[] {
  const channels: readonly SalesChannel[] = ['direct', 'dealer', 'online', 'project', 'export'];
  const planned = channels.flatMap((channel) =>
    BLOCKS.flatMap((block) => {
      const months = PLAN_MONTHS.filter((month) => blockOf(month) === block);
      const weights = months.map((month) => {
        const revenue = cells
          .filter((cell) => cell.month === month && cell.channel === channel)
          .reduce((sum, cell) => sum + cell.revenue, 0);
        return revenue * (channel === 'online' ? (LIVE_PUSH[month] ?? 1) : 1);
      });
      const parts = apportion(Math.round(amountIn(block, ORDERS[channel]) * scale), weights);
      return months.map((month, i) => ({ month, channel, orders: Math.max(parts[i] ?? 0, FEWEST[channel]) }));
    }),
  );
  const before = COHORTS_BEFORE.flatMap((month) =>
    (['direct', 'online'] as const).map((channel) => ({
      month,
      channel,
      orders: Math.max(Math.round((BEFORE[channel] ?? 0) * scale), FEWEST[channel]),
    })),
  );
  return [...before, ...planned];
}
