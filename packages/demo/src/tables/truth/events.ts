import type { Session } from '../../run/session.ts';
import { type Figures, figuresOf } from './figures.ts';
import type { Span } from './headline.ts';

/** What each planted event did to the rows, by its number in the story; SELECTs of one row of named figures. */
function selects({ from, to }: Span): Readonly<Record<string, string>> {
  const days = `BETWEEN DATE '${from}' AND DATE '${to}'`;
  return {
    acquisition: `SELECT
  (SELECT count(*) FROM customer WHERE customer_type = 'consumer' AND first_order_date ${days}) AS new_customers,
  (SELECT sum(amount) FROM marketing_spend WHERE account_code = '660103' AND day ${days}) AS spend,
  (SELECT sum(amount) FROM marketing_spend WHERE account_code = '660103' AND day ${days})
    / (SELECT count(*) FROM customer WHERE customer_type = 'consumer' AND first_order_date ${days}) AS cac,
  ${repurchase("DATE '2025-03-01'", "DATE '2025-07-31'")} AS repurchase_90d_before,
  ${repurchase("DATE '2026-03-01'", "DATE '2026-07-31'")} AS repurchase_90d_after`,
    material_prices: `SELECT
  (SELECT price FROM material_price WHERE material_id = 'sponge' AND month = DATE '2026-04-01')
    / (SELECT price FROM material_price WHERE material_id = 'sponge' AND month = DATE '2026-03-01') - 1 AS sponge,
  (SELECT price FROM material_price WHERE material_id = 'board' AND month = DATE '2026-04-01')
    / (SELECT price FROM material_price WHERE material_id = 'board' AND month = DATE '2026-03-01') - 1 AS board`,
    stockout: `SELECT sum(lost_amount) AS lost FROM stockout WHERE product_id = 'HS-2107' AND start_date = DATE '2026-05-18'`,
    credit: `SELECT
  (SELECT sum(balance) FROM receivable_month WHERE month_end = DATE '${to}' AND customer_id = 3000001) AS balance,
  (SELECT sum(overdue_more) FROM receivable_month WHERE month_end = DATE '${to}' AND customer_id = 3000001) AS overdue_180,
  (SELECT sum(amount) FROM expense WHERE account_code = '6702' AND channel_id = 'project' AND month = DATE '2026-07-01') AS provision,
  (SELECT sum(balance_excl_tax) FROM receivable_month WHERE month_end = DATE '${to}') AS receivables_excl_tax,
  (SELECT sum(balance_excl_tax) FROM receivable_month WHERE month_end = CAST(date_trunc('year', DATE '${to}') - INTERVAL '1 day' AS DATE)) AS receivables_excl_tax_year_start`,
    new_shops: `SELECT
  (SELECT count(*) FROM shop WHERE is_new_2026 AND opened_date <= DATE '${to}') AS shops,
  (SELECT sum(date_diff('month', opened_date, DATE '${to}') + 1) FROM shop WHERE is_new_2026 AND opened_date <= DATE '${to}') AS shop_months,
  (SELECT sum(value) FROM events_truth WHERE event = 'new_shops' AND month ${days}) AS sales`,
    spring_festival: `SELECT ${['2025-01', '2025-02', '2026-01', '2026-02'].map((month) => `${revenueOf(month)} AS "${month}"`).join(', ')}`,
    three_sales: threeSales('2026-09'),
    late_voucher: `SELECT -sum(amount) AS amount FROM rebate WHERE CAST(recorded_at AS DATE) > last_day(accrual_date)`,
    board_yield: `SELECT
  (SELECT sum(board_output_m2) / sum(board_input_m2) FROM production_order WHERE finished_date BETWEEN DATE '2025-01-01' AND DATE '2025-12-31') AS before,
  (SELECT sum(board_output_m2) / sum(board_input_m2) FROM production_order WHERE finished_date BETWEEN DATE '2026-03-01' AND DATE '${to}') AS after`,
    first_resolution: `SELECT ${['first_contact_resolved', 'recontact_7d']
      .flatMap((field) => [
        `(SELECT count(*) FILTER (WHERE ${field}) / count(*) FROM service_ticket WHERE opened_date BETWEEN DATE '2025-01-01' AND DATE '2025-12-31') AS ${field}_before`,
        `(SELECT count(*) FILTER (WHERE ${field}) / count(*) FROM service_ticket WHERE opened_date BETWEEN DATE '2026-07-01' AND DATE '${to}') AS ${field}_after`,
      ])
      .join(', ')}`,
    tracking: `SELECT sum(visits) FILTER (WHERE NOT tracking_ok) AS visits, count(*) FILTER (WHERE NOT tracking_ok) AS shop_days FROM traffic_day`,
  };
}

/** Share of the consumers won between two days that ordered again within 90 days. */
function repurchase(from: string, to: string): string {
  return `(SELECT count(DISTINCT o.customer_id) FROM sales_order o JOIN customer c USING (customer_id)
    WHERE c.customer_type = 'consumer' AND c.first_order_date BETWEEN ${from} AND ${to} AND NOT o.is_new_customer
      AND o.order_date <= c.first_order_date + INTERVAL '90 days')
    / (SELECT count(*) FROM customer WHERE customer_type = 'consumer' AND first_order_date BETWEEN ${from} AND ${to})`;
}

function revenueOf(month: string): string {
  return `(SELECT sum(revenue) FROM booked WHERE strftime(day, '%Y-%m') = '${month}')`;
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
  ${revenueOf(month)} AS booked`;
}

/** Truth of every planted event that the rows themselves tell. */
export async function eventTruth(session: Session, span: Span): Promise<Readonly<Record<string, Figures>>> {
  const truths: Record<string, Figures> = {};
  for (const [name, select] of Object.entries(selects(span))) truths[name] = await figuresOf(session, select);
  return truths;
}
