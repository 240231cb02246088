import { both } from '../../bilingual.ts';
import type { Table } from '../../run/table.ts';
import { valuesOf } from '../values.ts';
import { yuanOf } from './budget.ts';

const MONTHS = ['2026-11', '2026-12', '2027-01', '2027-02'] as const;

/** The treasurer's plan, 万元: what comes in and goes out until 春节 is over. */
const PLAN: readonly (readonly [line: string, zh: string, en: string, ...amounts: number[]])[] = [
  ['sales_received', ...both({ zh: '销售回款', en: 'From customers' }), 18600, 14900, 10200, 5100],
  ['purchases_paid', ...both({ zh: '采购付款', en: 'To suppliers' }), -10300, -9800, -7900, -5400],
  ['people_paid', ...both({ zh: '工资与年终奖', en: 'Pay and year-end bonus' }), -2350, -2350, -3300, -2400],
  ['taxes_paid', ...both({ zh: '税费', en: 'Taxes' }), -900, -850, -1150, -450],
  ['other_paid', ...both({ zh: '其他经营支出', en: 'Other operating payments' }), -2500, -2050, -1300, -750],
  ['assets_paid', ...both({ zh: '设备与装修', en: 'Machines and shops' }), -400, -400, -400, -150],
  ['interest_paid', ...both({ zh: '利息', en: 'Interest' }), -50, -50, -50, -50],
];

/** Cash that must be there at the end of every month, 万元. */
const SAFETY_LINE = 3000;

export const cashPlan: Table = {
  kind: 'table',
  name: 'cash_plan',
  layout: 'single',
  select: ({ scale }) =>
    valuesOf(
      { month: 'DATE', line: 'VARCHAR', name: 'VARCHAR', name_en: 'VARCHAR', amount: 'DECIMAL(18,2)' },
      PLAN.flatMap(([line, zh, en, ...amounts]) =>
        MONTHS.map((month, i) => [`${month}-01`, line, zh, en, yuanOf(amounts[i] ?? 0, scale)]),
      ),
    ),
  orderBy: 'month, line',
};

export const cashLimit: Table = {
  kind: 'table',
  name: 'cash_limit',
  layout: 'single',
  select: ({ scale }) =>
    `SELECT month::DATE AS month, ${yuanOf(SAFETY_LINE, scale)}::DECIMAL(18,2) AS safety_line
     FROM generate_series(DATE '2026-01-01', DATE '2027-02-01', INTERVAL '1 month') t(month)`,
  orderBy: 'month',
};
