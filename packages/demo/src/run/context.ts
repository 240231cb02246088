import { type ExpenseCell, expenseControl } from '../control/expense-control.ts';
import { type FlowRates, flowControl } from '../control/flow-control.ts';
import { type OrderCount, orderCounts } from '../control/people-control.ts';
import { type RevenueCell, revenueControl } from '../control/revenue-control.ts';
import { closedMonthBefore, dayBefore, monthsUntil } from './days.ts';

export interface DemoOptions {
  readonly seed: number;
  /** The demo clock, `2026-11-20`; business data run to the day before. */
  readonly today: string;
  /** How many times as large as the company of the specification; 0.01 … 1000. */
  readonly scale: number;
}

export const DEFAULT_OPTIONS: DemoOptions = { seed: 20261120, today: '2026-11-20', scale: 1 };

/** Days on which the demo clock may stand. */
export const DEMO_DAYS = { first: '2024-02-02', last: '2027-01-01' } as const;

/** What every table is made from. */
export interface Context extends DemoOptions {
  readonly lastDay: string;
  /** Months with data, `2024-01` to the month of the last day (which may be partial). */
  readonly months: readonly string[];
  /** Last month the ledger has closed. */
  readonly closedMonth: string;
  readonly revenue: readonly RevenueCell[];
  readonly expenses: readonly ExpenseCell[];
  readonly orders: readonly OrderCount[];
  readonly flows: readonly FlowRates[];
}

export function contextOf(options: DemoOptions): Context {
  const revenue = revenueControl(options.scale);
  const lastDay = dayBefore(options.today);
  return {
    ...options,
    lastDay,
    months: monthsUntil(lastDay.slice(0, 7)),
    closedMonth: closedMonthBefore(options.today),
    revenue,
    expenses: expenseControl(revenue, options.scale),
    orders: orderCounts(revenue, options.scale),
    flows: flowControl(),
  };
}
