import { type Day, fromCivil, toCivil } from '@plumbline/calendar';
import { type Cents, portion } from '../cents.ts';
import { SALES_CHANNELS, type SalesChannel } from '../company/channel.ts';
import { SEASON } from '../sales/demand.ts';

/** What a channel is to earn in a month, without tax. */
export interface Budget {
  readonly month: Day;
  readonly channel: SalesChannel;
  readonly revenue: Cents;
  readonly grossProfit: Cents;
  readonly directExpense: Cents;
}

type Year = readonly [revenueYuan: number, marginPermille: number, expensePermille: number];

/** Plans of 2024, 2025 and 2026; later years repeat the last. */
const YEARS: Readonly<Record<SalesChannel, readonly [Year, Year, Year]>> = {
  retail: [
    [12_600_000, 472, 312],
    [13_600_000, 474, 306],
    [14_200_000, 475, 302],
  ],
  dealer: [
    [11_000_000, 245, 47],
    [11_800_000, 246, 46],
    [12_400_000, 245, 46],
  ],
  online: [
    [10_400_000, 416, 286],
    [13_000_000, 415, 272],
    [16_500_000, 412, 258],
  ],
  project: [
    [1_800_000, 290, 182],
    [2_200_000, 290, 158],
    [3_200_000, 285, 116],
  ],
};

const SEASON_TOTAL = SEASON.reduce((sum, share) => sum + share, 0);

function budgetOf(channel: SalesChannel, month: Day, scale: number): Budget {
  const civil = toCivil(month);
  const [revenueYuan, margin, expense] =
    YEARS[channel][Math.min(Math.max(civil.year - 2024, 0), 2)] ?? YEARS[channel][2];
  const yearly = Math.round(revenueYuan * scale) * 100;
  const wholeYuan = (cents: Cents): Cents => portion(cents, 1, 100) * 100;
  const revenue = wholeYuan(portion(yearly, SEASON[civil.month - 1] ?? 0, SEASON_TOTAL));
  return {
    month,
    channel,
    revenue,
    grossProfit: wholeYuan(portion(revenue, margin, 1000)),
    directExpense: wholeYuan(portion(revenue, expense, 1000)),
  };
}

/** Budgets of every month and sales channel, for whole years. */
export function makeBudgets(range: {
  readonly from: Day;
  readonly to: Day;
  readonly scale: number;
}): readonly Budget[] {
  const budgets: Budget[] = [];
  for (let year = toCivil(range.from).year; year <= toCivil(range.to).year; year += 1) {
    for (let month = 1; month <= 12; month += 1) {
      for (const channel of SALES_CHANNELS)
        budgets.push(budgetOf(channel, fromCivil(year, month, 1), range.scale));
    }
  }
  return budgets;
}
