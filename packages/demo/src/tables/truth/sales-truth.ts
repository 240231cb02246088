import { STOCKOUT } from '../sales/draw-lines.ts';
import type { EventSelects } from './events.ts';
import type { Span } from './headline.ts';

/** Events 5, 9, 10 and 11 (the voucher): goods that were not there, months with and without 春节, three figures named 销售额. */
export function salesTruth({ to }: Span): EventSelects {
  const pages = (from: string, until: string): string =>
    `FROM product_traffic_day WHERE product_id = '${STOCKOUT.product}' AND region_id = '${STOCKOUT.region}' AND day BETWEEN DATE '${from}' AND DATE '${until}'`;
  const stock = (end: string): string =>
    `(SELECT sum(closing_value) FROM stock_month WHERE month_end = DATE '${end}')`;
  const month = (name: string): string => `(${revenueOf(name)})`;
  return {
    stockout: `SELECT (SELECT sum(lost_amount) FROM stockout WHERE product_id = '${STOCKOUT.product}' AND start_date = DATE '${STOCKOUT.from}') AS lost,
  (SELECT sum(orders) / sum(visits) ${pages('2026-04-20', '2026-05-17')}) AS conversion_before, (SELECT sum(orders) / sum(visits) ${pages(STOCKOUT.from, STOCKOUT.to)}) AS conversion,
  (SELECT sum(visits) ${pages('2026-04-20', '2026-05-17')}) AS visits_before, (SELECT sum(visits) ${pages(STOCKOUT.from, STOCKOUT.to)}) AS visits,
  ${stock('2026-04-30')} AS stock_before, ${stock('2026-06-30')} AS stock`,
    spring_festival: `SELECT ${['2025-01', '2025-02', '2026-01', '2026-02'].map((name) => `${month(name)} AS "${name}"`).join(', ')},
  ${month('2026-01')} / ${month('2025-01')} - 1 AS growth_january, ${month('2026-02')} / ${month('2025-02')} - 1 AS growth_february,
  (${month('2026-01')} + ${month('2026-02')}) / (${month('2025-01')} + ${month('2025-02')}) - 1 AS growth_both`,
    three_sales: threeSales('2026-09'),
    late_voucher: `SELECT -sum(amount) AS amount, count(DISTINCT recorded_at) AS evenings,
  (SELECT -sum(debit - credit) FROM posted WHERE account_code = '6001' AND voucher_type = 'rebate' AND posting_date <= DATE '${to}'
    AND CAST(recorded_at AS DATE) > last_day(posting_date)) AS amount_in_the_books
  FROM rebate WHERE CAST(recorded_at AS DATE) > last_day(accrual_date)`,
  };
}

function revenueOf(month: string): string {
  return `SELECT sum(revenue) FROM booked WHERE strftime(day, '%Y-%m') = '${month}'`;
}

/** From what was ordered in a month to what was booked, item by item. */
function threeSales(month: string): string {
  const inMonth = (day: string): string => `strftime(${day}, '%Y-%m') = '${month}'`;
  return `SELECT
  (SELECT sum(amount_incl_tax) FROM sales_order WHERE ${inMonth('order_date')}) AS ordered,
  (SELECT -sum(amount_incl_tax) FROM sales_order WHERE ${inMonth('order_date')} AND cancelled_date IS NOT NULL) AS cancelled,
  (SELECT -sum(amount_incl_tax) FROM sales_order WHERE ${inMonth('order_date')} AND cancelled_date IS NULL
    AND (signed_date IS NULL OR NOT ${inMonth('signed_date')})) AS not_delivered,
  (SELECT sum(amount_incl_tax) FROM sales_order WHERE ${inMonth('signed_date')} AND NOT ${inMonth('order_date')}) AS delivered_from_before,
  (SELECT -sum(amount_incl_tax) FROM sales_return WHERE ${inMonth('return_date')}) AS returned,
  (SELECT -sum(vat) FROM sales_order_line WHERE ${inMonth('signed_date')})
    + (SELECT sum(vat) FROM sales_return WHERE ${inMonth('return_date')}) AS vat,
  (SELECT -sum(amount) FROM rebate WHERE ${inMonth('accrual_date')}) AS rebates,
  (${revenueOf(month)}) AS booked`;
}
