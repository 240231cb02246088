import { apportion } from './apportion.ts';
import { blockOf, PLAN_MONTHS } from './blocks.ts';
import { BUDGET_CHANNEL, BUDGET_EXPENSE, BUDGET_EXPENSE_REST } from './budget-plan.ts';
import { EXPENSE_PLAN, type ExpenseLine } from './expense-plan.ts';
import { CENTS, type RevenueCell } from './revenue-control.ts';
import {
  CATEGORIES,
  CATEGORY_COST,
  CATEGORY_SHARE,
  type Category,
  SALES_CHANNELS,
  type SalesChannel,
} from './revenue-plan.ts';

export interface BudgetCell {
  readonly month: string;
  readonly channel: SalesChannel;
  readonly category: Category;
  /** Cents, tax excluded. */
  readonly revenue: number;
  readonly cost: number;
}

export interface BudgetExpenseCell {
  readonly month: string;
  readonly channel: ExpenseLine['channel'];
  readonly account: string;
  readonly amount: number;
}

/** Months of the budget year: January to October, and the two after. */
const PARTS = [
  PLAN_MONTHS.filter((month) => blockOf(month) === '2026a'),
  PLAN_MONTHS.filter((month) => blockOf(month) === '2026b'),
] as const;

/**
 * Budget of 2026 by month, channel and category. The months follow 2024, whose 春节 falls in the same month; the mix
 * within a channel is the planned one.
 */
export function budgetControl(cells: readonly RevenueCell[], scale: number): readonly BudgetCell[] {
  const shape = monthShape(cells);
  return SALES_CHANNELS.flatMap((channel) =>
    PARTS.flatMap((months, part) => {
      const { revenue, margin } = BUDGET_CHANNEL[channel];
      const total = Math.round((revenue[part] ?? 0) * CENTS * scale);
      const weights = months.map((month) => shape.get(`${month.slice(5)} ${channel}`) ?? 0);
      return apportion(total, weights).flatMap((amount, i) =>
        byCategory(months[i] ?? '', channel, amount, margin),
      );
    }),
  );
}

function monthShape(cells: readonly RevenueCell[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { month, channel, revenue } of cells) {
    if (!month.startsWith('2024')) continue;
    const key = `${month.slice(5)} ${channel}`;
    sums.set(key, (sums.get(key) ?? 0) + revenue);
  }
  return sums;
}

function byCategory(
  month: string,
  channel: SalesChannel,
  amount: number,
  margin: number,
): readonly BudgetCell[] {
  const shares = CATEGORIES.map((category) => CATEGORY_SHARE[channel][category]);
  const revenue = apportion(amount, shares);
  const costs = apportion(
    Math.round(amount * (1 - margin)),
    CATEGORIES.map((category, i) => (revenue[i] ?? 0) * CATEGORY_COST[category]),
  );
  return CATEGORIES.map((category, i) => ({
    month,
    channel,
    category,
    revenue: revenue[i] ?? 0,
    cost: costs[i] ?? 0,
  }));
}

/** Budget of 2026 by month, channel and account of every cost below gross profit. */
export function budgetExpenseControl(
  budget: readonly BudgetCell[],
  scale: number,
): readonly BudgetExpenseCell[] {
  const revenue = new Map<string, number>();
  for (const cell of budget) {
    for (const key of [cell.month, `${cell.month} ${cell.channel}`])
      revenue.set(key, (revenue.get(key) ?? 0) + cell.revenue);
  }
  const rest = EXPENSE_PLAN.reduce((sum, line) => sum + (isPlanned(line) ? line.amounts[5] : 0), 0);
  return EXPENSE_PLAN.flatMap((line) =>
    PARTS.flatMap((months, part) => {
      const planned =
        part === 0 ? firstPart(line) : isPlanned(line) ? (line.amounts[5] * BUDGET_EXPENSE_REST) / rest : 0;
      const weights = months.map((month) =>
        line.spread === 'even' ? 1 : (revenue.get(`${month} ${line.channel}`) ?? revenue.get(month) ?? 0),
      );
      const parts = apportion(Math.round(planned * CENTS * scale), weights);
      return months.map((month, i) => ({
        month,
        channel: line.channel,
        account: line.account,
        amount: parts[i] ?? 0,
      }));
    }),
  );
}

function firstPart({ channel, account, amounts }: ExpenseLine): number {
  const own = BUDGET_EXPENSE.find((line) => line.channel === channel && line.account === account);
  return own?.amount ?? amounts[4];
}

/** A bad debt is nobody's plan. */
const isPlanned = ({ account }: ExpenseLine): boolean => account !== '6702';
