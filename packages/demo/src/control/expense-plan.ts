import type { PerBlock } from './blocks.ts';
import type { SalesChannel } from './revenue-plan.ts';

/** How the total of a block is spread over its months: evenly, or with revenue. */
export type Spread = 'even' | 'revenue';

export interface ExpenseLine {
  readonly channel: SalesChannel | 'hq';
  readonly account: string;
  readonly spread: Spread;
  /** 万元 by block; income is negative. */
  readonly amounts: PerBlock;
}

const line = (
  channel: ExpenseLine['channel'],
  account: string,
  spread: Spread,
  ...amounts: PerBlock
): ExpenseLine => ({ channel, account, spread, amounts });

/** Costs below gross profit. Exchange differences (660303) and income tax (6801) follow from the books and are not planned here. */
export const EXPENSE_PLAN: readonly ExpenseLine[] = [
  line('direct', '660101', 'even', 4100, 960, 4240, 1000, 4600, 1060),
  line('direct', '660102', 'even', 3450, 700, 3560, 720, 3900, 800),
  line('direct', '660103', 'revenue', 330, 70, 350, 75, 420, 90),
  line('direct', '660106', 'revenue', 1380, 330, 1420, 350, 1500, 370),
  line('direct', '660108', 'even', 780, 160, 800, 165, 900, 185),
  line('direct', '660109', 'revenue', 500, 160, 530, 170, 580, 180),
  line('dealer', '660101', 'even', 470, 105, 490, 110, 520, 115),
  line('dealer', '660106', 'revenue', 590, 150, 610, 160, 640, 170),
  line('dealer', '660109', 'revenue', 440, 110, 460, 115, 490, 120),
  line('online', '660101', 'even', 520, 120, 580, 130, 700, 160),
  line('online', '660103', 'revenue', 980, 330, 1260, 420, 2750, 620),
  line('online', '660104', 'revenue', 640, 330, 760, 870, 1190, 640),
  line('online', '660105', 'revenue', 1180, 440, 1390, 530, 1890, 650),
  line('online', '660106', 'revenue', 1640, 620, 1950, 750, 2750, 930),
  line('online', '660107', 'even', 480, 140, 560, 160, 700, 200),
  line('project', '660101', 'even', 400, 90, 420, 95, 480, 100),
  line('project', '660106', 'revenue', 480, 190, 560, 200, 760, 220),
  line('project', '660111', 'revenue', 130, 45, 140, 50, 180, 55),
  line('project', '6702', 'even', 0, 25, 0, 30, 576, 20),
  line('export', '660101', 'even', 150, 32, 155, 34, 180, 36),
  line('export', '660106', 'revenue', 300, 85, 340, 90, 430, 110),
  line('export', '660110', 'even', 100, 25, 105, 28, 120, 30),
  line('hq', '660104', 'even', 600, 120, 640, 110, 700, 140),
  line('hq', '660201', 'even', 3000, 580, 3080, 540, 3300, 660),
  line('hq', '660202', 'even', 940, 188, 930, 186, 980, 196),
  line('hq', '660203', 'even', 2190, 440, 2180, 370, 2330, 470),
  line('hq', '660401', 'even', 1980, 410, 2050, 390, 2300, 460),
  line('hq', '660402', 'even', 1120, 220, 1110, 170, 1150, 230),
  line('hq', '6403', 'revenue', 560, 160, 590, 165, 691, 190),
  line('hq', '660301', 'even', 480, 98, 470, 95, 520, 104),
  line('hq', '660302', 'even', -60, -12, -70, -14, -60, -12),
  line('hq', '660304', 'revenue', 18, 5, 20, 5, 24, 6),
  line('hq', '6701', 'even', 60, 50, 90, 40, 150, 60),
  line('hq', '6117', 'even', -275, -49, -243, -79, -250, -60),
];

/** Amounts that fall into one month instead of being spread: 恒屹置业 in 2026-07, the presale of 双11 2025. */
export const ONE_MONTH: readonly {
  readonly channel: ExpenseLine['channel'];
  readonly account: string;
  readonly month: string;
  readonly amount: number;
}[] = [
  { channel: 'project', account: '6702', month: '2026-07', amount: 576 },
  { channel: 'online', account: '660104', month: '2025-11', amount: 480 },
];

/** 拉新投放 grows faster than revenue while 直播 is pushed; weight by month of 2026. */
export const ACQUISITION_PUSH: readonly number[] = [
  0.72, 0.7, 1.02, 1.08, 1.12, 1.15, 1.1, 1.1, 1.05, 0.8, 0.8, 0.75,
];
