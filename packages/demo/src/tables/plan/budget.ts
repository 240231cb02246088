import { budgetControl, budgetExpenseControl } from '../../control/budget-control.ts';
import { CENTS } from '../../control/revenue-control.ts';
import type { Context } from '../../run/context.ts';
import type { Step } from '../../run/table.ts';
import { valuesOf } from '../values.ts';

const CENT = 100;

/** Average price of a unit in the budget, yuan without tax; it only splits an amount into quantity and price. */
const UNIT_PRICE: Readonly<Record<string, number>> = {
  sofa: 3600,
  mattress: 2100,
  custom: 5200,
  accessory: 620,
};

const MONEY = 'DECIMAL(18,2)';

function budget(context: Context): string {
  const rows = budgetControl(context.revenue, context.scale).map(
    ({ month, channel, category, revenue, cost }) => [
      'V1',
      `${month}-01`,
      channel,
      category,
      revenue / CENT,
      Math.max(1, Math.round(revenue / CENT / (UNIT_PRICE[category] ?? 1000))),
      cost / CENT,
    ],
  );
  const plan = valuesOf(
    {
      version: 'VARCHAR',
      month: 'DATE',
      channel_id: 'VARCHAR',
      category_id: 'VARCHAR',
      revenue: MONEY,
      quantity: 'BIGINT',
      cost: MONEY,
    },
    rows,
  );
  return `SELECT version, month, channel_id, category_id, revenue, quantity, CAST(revenue / quantity AS DECIMAL(18,4)) AS unit_price,
  CAST(cost / quantity AS DECIMAL(18,4)) AS unit_cost, cost, revenue - cost AS gross_profit FROM (${plan})`;
}

function expenses(context: Context): string {
  const cells = budgetExpenseControl(budgetControl(context.revenue, context.scale), context.scale);
  return valuesOf(
    { version: 'VARCHAR', month: 'DATE', channel_id: 'VARCHAR', account_code: 'VARCHAR', amount: MONEY },
    cells.map(({ month, channel, account, amount }) => [
      'V1',
      `${month}-01`,
      channel,
      account,
      amount / CENT,
    ]),
  );
}

/** The budget of 2026: what the sheet of the finance department holds. */
export const budgetSteps: readonly Step[] = [
  {
    kind: 'table',
    name: 'budget_month',
    layout: 'single',
    format: 'csv',
    select: budget,
    orderBy: 'version, month, channel_id, category_id',
  },
  {
    kind: 'table',
    name: 'budget_expense',
    layout: 'single',
    format: 'csv',
    select: expenses,
    orderBy: 'version, month, channel_id, account_code',
  },
];

/** Money of a plan in 万元 as yuan of a company `scale` times as large. */
export function yuanOf(amount: number, scale: number): number {
  return Math.round(amount * CENTS * scale) / CENT;
}
