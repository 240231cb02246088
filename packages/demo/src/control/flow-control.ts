import { PLAN_MONTHS } from './blocks.ts';
import { SALES_CHANNELS, type SalesChannel } from './revenue-plan.ts';

/** Shares of a month's orders: what is cancelled, signed only in the next month, and comes back. */
export interface FlowRates {
  readonly month: string;
  readonly channel: SalesChannel;
  readonly cancelled: number;
  readonly carried: number;
  readonly returnedSame: number;
  readonly returnedNext: number;
  /** Of booked revenue: points for consumers, rebates for dealers. */
  readonly rebate: number;
}

const CANCELLED: Readonly<Record<SalesChannel, number>> = {
  direct: 0.045,
  dealer: 0.03,
  online: 0.115,
  project: 0.012,
  export: 0.01,
};
const RETURNED: Readonly<Record<SalesChannel, number>> = {
  direct: 0.035,
  dealer: 0.028,
  online: 0.067,
  project: 0.012,
  export: 0.006,
};
/** Rebates and points, of booked revenue. */
export const REBATE: Readonly<Record<SalesChannel, number>> = {
  direct: 0.005,
  dealer: 0.054,
  online: 0.005,
  project: 0,
  export: 0,
};

/** Customers won by 直播 send more back. */
function returnShare(channel: SalesChannel, month: string): number {
  if (channel === 'online' && month >= '2026-03')
    return month === '2026-08' || month === '2026-09' ? 0.107 : 0.088;
  return RETURNED[channel];
}

const CARRIED: Readonly<Record<string, number>> = { '2026-08': 0.0945, '2026-09': 0.108 };

export function flowControl(): readonly FlowRates[] {
  return PLAN_MONTHS.flatMap((month) =>
    SALES_CHANNELS.map((channel) => {
      const share = returnShare(channel, month);
      const isPresale = channel === 'online' && month === '2025-11';
      return {
        month,
        channel,
        cancelled: CANCELLED[channel],
        carried: CARRIED[month] ?? 0.1,
        returnedSame: isPresale ? 0.031 : share * 0.45,
        returnedNext: isPresale ? 0.086 : share * 0.55,
        rebate: REBATE[channel],
      };
    }),
  );
}

/** Sums with tax that the page names (万元): what was carried into a month, cancelled and sent back. */
export const NAMED_FLOWS = {
  carriedInto: { '2026-09': 1215, '2026-10': 1480 },
  cancelled: { '2026-09': 905 },
} as const;

/** The rebate of June that was posted after June was closed, 万元. */
export const REBATE_SUPPLEMENT = { month: '2026-06', amount: 182, recordedAt: '2026-07-22' } as const;
