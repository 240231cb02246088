import { BAD_PAYER } from '../../control/receivable-control.ts';
import type { EventSelects } from './events.ts';
import type { Span } from './headline.ts';

const CREDIT = "channel_id IN ('dealer', 'project', 'export')";

/** Events 6, 7 and 11 (the rate): credit that is not paid, the cash before 春节, two ways to count a collection. */
export function creditTruth({ from, to }: Span): EventSelects {
  const yearEnd = `CAST(DATE '${from}' - INTERVAL '1 day' AS DATE)`;
  const yearStart = `date_trunc('year', ${yearEnd})`;
  const owed = (day: string, column: string, where = 'true'): string =>
    `(SELECT sum(${column}) FROM receivable_month WHERE month_end = ${day} AND ${where})`;
  const bad = `customer_id = ${BAD_PAYER.customerId}`;
  const sold = (start: string, end: string): string =>
    `(SELECT sum(revenue) FROM booked WHERE day BETWEEN ${start} AND ${end})`;
  const daysOwed = (start: string, end: string): string =>
    `${owed(end, 'balance_excl_tax')} / ${sold(start, end)} * (date_diff('day', ${start}::DATE, ${end}) + 1)`;
  const now = [`DATE '${from}'`, `DATE '${to}'`] as const;
  const before = [yearStart, yearEnd] as const;
  const ages = ['not_due', 'overdue_30', 'overdue_90', 'overdue_180', 'overdue_more'];
  return {
    credit: `SELECT ${owed(now[1], 'balance', bad)} AS balance, ${owed(now[1], 'overdue_more', bad)} AS overdue_180,
  (SELECT sum(amount) FROM expense WHERE account_code = '6702' AND channel_id = 'project' AND month = DATE '2026-07-01') AS provision,
  ${owed(now[1], 'balance_excl_tax')} AS receivables_excl_tax, ${owed(yearEnd, 'balance_excl_tax')} AS receivables_excl_tax_year_start,
  ${daysOwed(...now)} AS days_sales_outstanding, ${daysOwed(...before)} AS days_sales_outstanding_year_start,
  ${collected(...now, "channel_id = 'project'", true)} AS project_collection_rate,
  ${ages.map((age) => `${owed(now[1], age)} AS age_${age}`).join(', ')}`,
    collection_rate: `SELECT ${collected(...before, CREDIT, false)} AS as_reported_2025, ${collected(...before, CREDIT, true)} AS restated_2025,
  ${collected(...now, CREDIT, false)} AS before_the_change, ${collected(...now, CREDIT, true)} AS in_force`,
    cash_gap: `WITH planned AS (SELECT month, sum(amount) AS moved FROM cash_plan GROUP BY month),
  ends AS (SELECT month, (SELECT sum(closing) FROM account_balance WHERE month_end = DATE '${to}' AND account_code IN ('1001', '1002', '1012'))
    + sum(moved) OVER (ORDER BY month) AS cash FROM planned)
SELECT (SELECT sum(closing) FROM account_balance WHERE month_end = DATE '${to}' AND account_code IN ('1001', '1002', '1012')) AS cash,
  ${['2026-11', '2026-12', '2027-01', '2027-02'].map((month) => `(SELECT moved FROM planned WHERE month = DATE '${month}-01') AS "${month}"`).join(', ')},
  (SELECT min(cash) FROM ends) AS lowest, (SELECT min(safety_line) FROM cash_limit) AS safety_line`,
  };
}

/** What customers on credit paid for what was billed; bills that the bank can take back count until 2025 only. */
function collected(from: string, to: string, where: string, isCash: boolean): string {
  return `(SELECT sum(amount) FROM receipt WHERE receipt_type = 'collection' AND ${where} AND receipt_date BETWEEN ${from} AND ${to}${isCash ? " AND method <> 'bill'" : ''})
    / (SELECT sum(amount_incl_tax) FROM sales_order_line WHERE ${where} AND signed_date BETWEEN ${from} AND ${to})`;
}
