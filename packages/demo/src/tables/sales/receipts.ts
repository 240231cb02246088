import { monthBefore } from '../../run/days.ts';
import type { Files, Table } from '../../run/table.ts';

const CONSUMERS = `channel_id IN ('direct', 'online')`;
/** In 1,000 payments of dealers so many are bills, which the bank discounts at once and can take back. */
const BILLS = 260;
const METHOD = `CASE channel_id WHEN 'online' THEN 'platform' WHEN 'direct' THEN 'pos'
  WHEN 'dealer' THEN CASE WHEN n('bill', coalesce(invoice_id, 0), 1000) < ${BILLS} THEN 'bill' ELSE 'bank' END ELSE 'bank' END`;
const ENTITY = `CASE channel_id WHEN 'direct' THEN 'SM' ELSE 'DS' END`;

/** Money in and back by day: consumers pay when they order, business customers by `collect`. */
export const receipt: Table = {
  kind: 'table',
  name: 'receipt',
  layout: 'monthly',
  select: ({ months, lastDay }, month, files) => {
    const before = months.includes(monthBefore(month)) ? [monthBefore(month)] : [];
    const parts = [
      prepaid(month, files),
      ...[...before, month].map((one) => cancelled(one, month, files, lastDay)),
      `SELECT 30 AS sort, return_date, order_id, NULL::BIGINT, customer_id, channel_id, ${ENTITY}, 'refund_return', -(amount_incl_tax * 100)::BIGINT, -(amount_incl_tax * 100)::BIGINT, 'CNY', NULL::DECIMAL(18, 2)
        FROM ${files.of('sales_return', month)} WHERE ${CONSUMERS}`,
      `SELECT 40, receipt_date, invoice_id, invoice_id, customer_id, ch, entity_id, 'collection',
          CASE WHEN c.currency = 'USD' THEN round(round(currency_part, 2) * x.rate * 100)::BIGINT ELSE cents END, cents, c.currency,
          CASE WHEN c.currency = 'USD' THEN round(currency_part, 2)::DECIMAL(18, 2) END
        FROM collection c LEFT JOIN exchange_rate x ON x.day = c.receipt_date WHERE month_of(receipt_date) = '${month}'`,
    ];
    return `SELECT (ym('${month}') * 10000000000 + row_number() OVER (ORDER BY sort, order_id, receipt_date, settled))::BIGINT AS receipt_id, receipt_date, order_id, invoice_id,
        customer_id, channel_id, entity_id, receipt_type, money(cents) AS amount, money(settled) AS settled_amount, p.currency,
        coalesce(usd, money(cents)) AS amount_currency, CASE p.currency WHEN 'USD' THEN x.rate ELSE 1 END::DECIMAL(10, 4) AS exchange_rate, ${METHOD} AS method
      FROM (${parts.join(' UNION ALL ')}) p(sort, receipt_date, order_id, invoice_id, customer_id, channel_id, entity_id, receipt_type, cents, settled, currency, usd)
      LEFT JOIN exchange_rate x ON x.day = receipt_date AND p.currency = x.currency`;
  },
  orderBy: 'receipt_id',
};

const prepaid = (month: string, files: Files): string => `
  SELECT 10 AS sort, order_date AS receipt_date, order_id, NULL::BIGINT AS invoice_id, customer_id, channel_id, ${ENTITY} AS entity_id,
    'prepayment' AS receipt_type, (amount_incl_tax * 100)::BIGINT AS cents, (amount_incl_tax * 100)::BIGINT AS settled, 'CNY' AS currency, NULL::DECIMAL(18, 2) AS usd
  FROM ${files.of('sales_order', month)} WHERE ${CONSUMERS}`;

const cancelled = (orders: string, month: string, files: Files, lastDay: string): string => `
  SELECT 20, cancelled_date, order_id, NULL::BIGINT, customer_id, channel_id, ${ENTITY}, 'refund_cancel', -(amount_incl_tax * 100)::BIGINT, -(amount_incl_tax * 100)::BIGINT, 'CNY', NULL::DECIMAL(18, 2)
  FROM ${files.of('sales_order', orders)}
  WHERE ${CONSUMERS} AND status = 'cancelled' AND month_of(cancelled_date) = '${month}' AND cancelled_date <= '${lastDay}'`;

/** Invoices of business customers, with what has been paid on them. */
export const receivable: Table = {
  kind: 'table',
  name: 'receivable',
  layout: 'single',
  select: () => `
    SELECT i.invoice_id, i.customer_id, project_id, i.ch AS channel_id, i.entity_id, region_id, invoice_date, due_date, money(billed) AS amount_billed,
      money(back) AS returned_amount, money(billed - back) AS amount, money(vat) AS vat, i.currency, amount_currency, invoice_id < 10000000 AS is_opening,
      money(coalesce(paid, 0)) AS paid_amount, last_paid_date, money(billed - back - coalesce(paid, 0)) AS open_amount
    FROM invoice i LEFT JOIN (SELECT invoice_id, sum(cents)::BIGINT AS paid, max(receipt_date) AS last_paid_date FROM collection GROUP BY invoice_id) c USING (invoice_id)`,
  orderBy: 'invoice_id',
};

/** Month-end balances by customer and age; 恒屹置业 is provided for with 30 % of what it owes since before the stop. */
export const receivableMonth: Table = {
  kind: 'table',
  name: 'receivable_month',
  layout: 'single',
  select: ({ months, scale, lastDay }) => `
    WITH ends AS (SELECT last_day(first_day(unnest([${months.map((month) => `'${month}'`).join(', ')}])))::DATE AS month_end),
    moved AS (
      SELECT invoice_id, greatest(invoice_date, '2023-12-31'::DATE) AS day, billed AS cents FROM invoice
      UNION ALL SELECT order_id, return_date, -(amount_incl_tax * 100)::BIGINT FROM sales_return WHERE channel_id IN ('dealer', 'project', 'export')
      UNION ALL SELECT invoice_id, receipt_date, -cents FROM collection),
    closed AS (SELECT invoice_id, CASE WHEN sum(cents) = 0 THEN max(day) ELSE '9999-12-31'::DATE END AS closed_day, min(day) AS first_day FROM moved GROUP BY invoice_id),
    open AS (
      SELECT month_end, invoice_id, sum(cents)::BIGINT AS cents
      FROM closed JOIN ends ON first_day <= month_end AND closed_day > month_end JOIN moved USING (invoice_id)
      WHERE moved.day <= month_end AND month_end <= '${lastDay}' GROUP BY ALL HAVING sum(cents) <> 0)
    SELECT month_end, i.customer_id, i.ch AS channel_id, i.entity_id, money(sum(cents)) AS balance,
      money(sum(CASE WHEN i.ch = 'export' THEN cents ELSE round(cents / 1.13)::BIGINT END)) AS balance_excl_tax,
      ${BUCKETS.map(([name, low, high]) => `money(coalesce(sum(cents) FILTER (month_end - due_date BETWEEN ${low} AND ${high}), 0)) AS ${name}`).join(', ')},
      money(CASE WHEN any_value(i.payer) = 'bad' AND month_end >= '2026-07-31' THEN ${Math.round(576 * 1_000_000 * scale)} ELSE 0 END) AS provision
    FROM open JOIN invoice i USING (invoice_id) GROUP BY month_end, i.customer_id, i.ch, i.entity_id`,
  orderBy: 'month_end, customer_id',
};

const BUCKETS: readonly (readonly [string, number, number])[] = [
  ['not_due', -100000, 0],
  ['overdue_30', 1, 30],
  ['overdue_90', 31, 90],
  ['overdue_180', 91, 180],
  ['overdue_more', 181, 100000],
];

/** 佛山制造 sells to the trading entities on the day a customer signs, at cost plus a margin. */
export const intercompanySale: Table = {
  kind: 'table',
  name: 'intercompany_sale',
  layout: 'single',
  select: () => `
    SELECT day, CASE channel_id WHEN 'direct' THEN 'SM' WHEN 'online' THEN 'DS' ELSE 'HK' END AS buyer_id, 'FS' AS seller_id, channel_id, category_id,
      money(round(sum(cents) * CASE channel_id WHEN 'export' THEN 1.12 ELSE 1.27 END)::BIGINT) AS amount, money(sum(cents)) AS cost
    FROM (
      SELECT signed_date AS day, channel_id, category_id, (cost * 100)::BIGINT AS cents FROM sales_order_line WHERE signed_date IS NOT NULL
      UNION ALL SELECT return_date, channel_id, category_id, -(cost * 100)::BIGINT FROM sales_return)
    WHERE channel_id IN ('direct', 'online', 'export') GROUP BY day, channel_id, category_id`,
  orderBy: 'day, buyer_id, category_id',
};
