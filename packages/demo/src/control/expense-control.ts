import { apportion } from './apportion.ts';
import { amountIn, BLOCKS, blockOf, PLAN_MONTHS } from './blocks.ts';
import { ACQUISITION_PUSH, EXPENSE_PLAN, type ExpenseLine, ONE_MONTH } from './expense-plan.ts';
import { CENTS, type RevenueCell } from './revenue-control.ts';

export interface ExpenseCell {
  readonly month: string;
  readonly channel: ExpenseLine['channel'];
  readonly account: string;
  /** Cents, tax excluded. */
  readonly amount: number;
}

/** Every planned cost below gross profit by month, in cents at scale `k`. */
export function expenseControl(cells: readonly RevenueCell[], scale: number): readonly ExpenseCell[] {
  const revenue = revenueByMonth(cells);
  return EXPENSE_PLAN.flatMap((line) =>
    BLOCKS.flatMap((block) => {
      const months = PLAN_MONTHS.filter((month) => blockOf(month) === block);
      const single = ONE_MONTH.filter(
        ({ channel, account, month }) =>
          channel === line.channel && account === line.account && months.includes(month),
      );
      const set = single.reduce((sum, { amount }) => sum + amount, 0);
      const total = Math.round((amountIn(block, line.amounts) - set) * CENTS * scale);
      const weights = months.map((month) => weightOf(line, month, revenue));
      const parts = apportion(total, weights);
      return months.map((month, i) => {
        const extra = single
          .filter((one) => one.month === month)
          .reduce((sum, { amount }) => sum + amount, 0);
        const amount = (parts[i] ?? 0) + Math.round(extra * CENTS * scale);
        return { month, channel: line.channel, account: line.account, amount };
      });
    }),
  );
}

function weightOf(line: ExpenseLine, month: string, revenue: ReadonlyMap<string, number>): number {
  if (line.spread === 'even') return 1;
  const own = revenue.get(`${month} ${line.channel}`) ?? revenue.get(month) ?? 0;
  const isPushed = line.account === '660103' && line.channel === 'online' && month.startsWith('2026');
  return isPushed ? own * (ACQUISITION_PUSH[Number(month.slice(5, 7)) - 1] ?? 1) : own;
}

function revenueByMonth(cells: readonly RevenueCell[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { month, channel, revenue } of cells) {
    for (const key of [month, `${month} ${channel}`]) sums.set(key, (sums.get(key) ?? 0) + revenue);
  }
  return sums;
}
