import type { PerBlock } from './blocks.ts';

export const SALES_CHANNELS = ['direct', 'dealer', 'online', 'project', 'export'] as const;
export type SalesChannel = (typeof SALES_CHANNELS)[number];
export const CATEGORIES = ['sofa', 'mattress', 'custom', 'accessory'] as const;
export type Category = (typeof CATEGORIES)[number];
export type PerCategory = Readonly<Record<Category, number>>;

/** Booked revenue of the company by month, 万元. */
export const MONTH_REVENUE: readonly number[] = [
  ...[9000, 4900, 9700, 9850, 10300, 10500, 9450, 9300, 8900, 9500, 14000, 12200],
  ...[6900, 7600, 10350, 10500, 11000, 11250, 10150, 10050, 9876, 10250, 15200, 13274],
  ...[10350, 5980, 11900, 12300, 12950, 13000, 11800, 11600, 11240, 12180, 17300, 14600],
];

/** Booked revenue by channel and block, 万元. */
export const CHANNEL_REVENUE: Readonly<Record<SalesChannel, PerBlock>> = {
  direct: [35000, 7900, 35700, 8200, 36600, 8900],
  dealer: [18400, 4700, 18900, 4900, 19860, 5300],
  online: [21500, 8300, 25326, 9674, 34400, 11500],
  project: [9000, 3300, 10000, 3600, 13680, 3900],
  export: [7500, 2000, 8000, 2100, 8760, 2300],
};

/** Gross profit by channel and block, 万元. */
export const CHANNEL_GROSS_PROFIT: Readonly<Record<SalesChannel, PerBlock>> = {
  direct: [16940, 3792, 17207, 3977, 17608, 4228],
  dealer: [5630, 1429, 5708, 1494, 5651, 1484],
  online: [9030, 3320, 10510, 3870, 13604, 4370],
  project: [2250, 825, 2450, 900, 3227, 897],
  export: [1688, 450, 1776, 472, 1890, 490],
};

/** How much a channel follows the month's total: B2B hardly knows 双11, and 春节 stops building sites. */
export const CHANNEL_SEASON: Readonly<Record<SalesChannel, readonly number[]>> = {
  direct: [1, 0.95, 1.02, 1.02, 1.04, 1, 1, 0.99, 0.98, 1.03, 0.85, 1],
  dealer: [1.02, 0.8, 1.04, 1.03, 1, 1, 1, 1, 1, 1, 0.9, 1.05],
  online: [0.92, 0.95, 1, 0.98, 1, 1.16, 0.96, 1, 1.02, 1, 1.4, 0.95],
  project: [0.9, 0.6, 1, 1, 1.02, 1.1, 1, 1.02, 1.05, 1, 0.95, 1.15],
  export: [1.12, 1.15, 1.02, 1, 0.96, 0.93, 1, 1.02, 1.05, 1.02, 0.75, 0.9],
};

/** Share of a category in a channel's revenue. */
export const CATEGORY_SHARE: Readonly<Record<SalesChannel, PerCategory>> = {
  direct: { sofa: 0.46, mattress: 0.2, custom: 0.22, accessory: 0.12 },
  dealer: { sofa: 0.34, mattress: 0.18, custom: 0.36, accessory: 0.12 },
  online: { sofa: 0.2, mattress: 0.22, custom: 0.08, accessory: 0.5 },
  project: { sofa: 0.12, mattress: 0.1, custom: 0.62, accessory: 0.16 },
  export: { sofa: 0.14, mattress: 0.08, custom: 0.2, accessory: 0.58 },
};

/** Cost of a category beside the channel's average at equal price. */
export const CATEGORY_COST: PerCategory = { sofa: 0.98, mattress: 0.86, custom: 0.97, accessory: 1.12 };

/** Small movements of a category's share within the year, so that mix is not frozen. */
export const CATEGORY_SEASON: Readonly<Record<Category, readonly number[]>> = {
  sofa: [1.02, 1.03, 1, 1, 0.99, 1, 1, 0.99, 1, 1.01, 1.02, 1.01],
  mattress: [1, 1, 1.01, 1, 1, 1.03, 1.02, 1, 1, 1, 1.04, 1],
  custom: [0.95, 0.9, 1.03, 1.04, 1.03, 1, 1, 1.02, 1.02, 1, 0.94, 0.97],
  accessory: [1, 1.02, 0.98, 0.98, 1, 1, 1, 1, 1, 1, 1.03, 1.01],
};
