import { InternalError } from '@plumbline/diagnostics';
import { PLAN_MONTHS } from './blocks.ts';

export type CreditChannel = 'dealer' | 'project' | 'export';
export const CREDIT_CHANNELS: readonly CreditChannel[] = ['dealer', 'project', 'export'];

/** Receivables without tax at a month end, 万元; straight lines between. `project` is without 恒屹置业. */
const ANCHORS: Readonly<Record<CreditChannel, readonly (readonly [string, number])[]>> = {
  dealer: [
    ['2023-12', 2050],
    ['2024-12', 2900],
    ['2025-12', 3985],
    ['2026-10', 3100],
    ['2026-12', 3200],
  ],
  project: [
    ['2023-12', 1150],
    ['2024-12', 1195],
    ['2025-12', 2422],
    ['2026-10', 5949],
    ['2026-12', 6200],
  ],
  export: [
    ['2023-12', 1600],
    ['2024-12', 1900],
    ['2025-12', 2100],
    ['2026-10', 2240],
    ['2026-12', 2300],
  ],
};

export interface ReceivableTarget {
  readonly month: string;
  readonly channel: CreditChannel;
  /** 万元, tax excluded. */
  readonly amount: number;
}

export function receivableControl(): readonly ReceivableTarget[] {
  const months = ['2023-12', ...PLAN_MONTHS];
  return CREDIT_CHANNELS.flatMap((channel) =>
    months.map((month) => ({ month, channel, amount: between(ANCHORS[channel], months, month) })),
  );
}

function between(
  anchors: readonly (readonly [string, number])[],
  months: readonly string[],
  month: string,
): number {
  const at = months.indexOf(month);
  for (const [i, [end, high]] of anchors.entries()) {
    const to = months.indexOf(end);
    if (at > to) continue;
    const [start, low] = anchors[i - 1] ?? [end, high];
    const from = months.indexOf(start);
    return to === from ? high : low + ((high - low) * (at - from)) / (to - from);
  }
  throw new InternalError(`no receivables planned for ${month}`);
}

/** What 恒屹置业 signs for by month, 万元 with tax. From 2025-09 on it pays nothing. */
export const BAD_PAYER = {
  customerId: 3_000_001,
  stopsPaying: '2025-09',
  signed: (month: string): number => {
    if (month < '2024-03') return 0;
    if (month < '2025-09') return 150;
    if (month < '2026-03') return 320;
    if (month < '2026-08') return 188;
    return 0;
  },
} as const;

/** What a shop opened in 2026 sells a month, 万元 without tax (planned: 45), and how many are open by month of 2026. */
export const NEW_SHOPS = {
  monthly: 28,
  plannedMonthly: 45,
  open: [2, 3, 4, 5, 6, 8, 9, 11, 12, 12, 12, 12],
} as const;

/** 万元 without tax that the shops opened in 2026 sell in a month. */
export function newShopRevenue(month: string): number {
  if (!month.startsWith('2026')) return 0;
  return NEW_SHOPS.monthly * (NEW_SHOPS.open[Number(month.slice(5, 7)) - 1] ?? 0);
}
