import { BAD_PAYER, CREDIT_CHANNELS, receivableControl } from '../../control/receivable-control.ts';
import type { Context } from '../../run/context.ts';
import { monthBefore, monthEnd } from '../../run/days.ts';
import type { Table, Work } from '../../run/table.ts';
import { valuesOf } from '../values.ts';

/** What business customers owed when the books begin: every customer a part, due in January 2024. */
export const openingReceivable: Table = {
  kind: 'table',
  name: 'opening_receivable',
  layout: 'single',
  select: (context) => {
    const totals = receivableControl()
      .filter(({ month }) => month === '2023-12')
      .map(({ channel, amount }) => [channel, Math.round(amount * vat(channel) * 1_000_000 * context.scale)]);
    return `SELECT customer_id, channel_id, money((total::HUGEINT * upto) // whole - (total::HUGEINT * (upto - part)) // whole) AS amount,
        ('2023-12-01'::DATE + n('opening', customer_id, 30))::DATE AS invoice_date, '2024-01-01'::DATE + n('opening', customer_id, 30) AS due_date
      FROM (SELECT *, sum(part) OVER (PARTITION BY channel_id ORDER BY customer_id)::HUGEINT AS upto, sum(part) OVER (PARTITION BY channel_id)::HUGEINT AS whole
        FROM (SELECT customer_id, channel_id, 20 + n('opening share', customer_id, 100) AS part FROM customer_business
          WHERE customer_id <> ${BAD_PAYER.customerId})) c
      JOIN (${valuesOf({ ch: 'VARCHAR', total: 'BIGINT' }, totals)}) t ON t.ch = c.channel_id`;
  },
  orderBy: 'customer_id',
};

const vat = (channel: string): number => (channel === 'export' ? 1 : 1.13);

/**
 * Customers pay their oldest invoices first, and together so much a month that the receivables of a channel come out as
 * planned: invoices and payments are intervals on one line of money, and where they overlap a payment settles an invoice.
 */
export const collect: Work = {
  kind: 'work',
  name: 'collect',
  run: async ({ context, run }) => {
    await run(`CREATE TABLE invoice AS ${INVOICES}`);
    await run(`CREATE TABLE due_money AS ${dueMoney(context)}`);
    await run(`CREATE TABLE collection AS ${collections(context)}`);
  },
};

const INVOICES = `
  SELECT order_id AS invoice_id, o.customer_id, project_id, o.channel_id AS ch, entity_id, o.region_id, o.signed_date AS invoice_date,
    (o.signed_date + b.credit_days)::DATE AS due_date, (o.amount_incl_tax * 100)::BIGINT AS billed, coalesce(r.back, 0)::BIGINT AS back,
    (coalesce(l.vat, 0) * 100)::BIGINT AS vat, currency, amount_currency,
    CASE WHEN o.customer_id = ${BAD_PAYER.customerId} THEN 'bad' ELSE o.channel_id END AS payer
  FROM sales_order o
  JOIN customer_business b USING (customer_id)
  JOIN (SELECT order_id, sum(vat) AS vat FROM sales_order_line WHERE channel_id IN ('dealer', 'project', 'export') GROUP BY order_id) l USING (order_id)
  LEFT JOIN (SELECT order_id, (sum(amount_incl_tax) * 100)::BIGINT AS back FROM sales_return WHERE channel_id IN ('dealer', 'project', 'export') GROUP BY order_id) r USING (order_id)
  WHERE o.channel_id IN ('dealer', 'project', 'export') AND o.signed_date IS NOT NULL
  UNION ALL
  SELECT customer_id, customer_id, NULL, channel_id, CASE channel_id WHEN 'export' THEN 'HK' ELSE 'FS' END, b.region_id, invoice_date, due_date,
    (amount * 100)::BIGINT, 0, 0, CASE channel_id WHEN 'export' THEN 'USD' ELSE 'CNY' END,
    CASE channel_id WHEN 'export' THEN round(amount / 7.08, 2)::DECIMAL(18, 2) ELSE amount END, channel_id
  FROM opening_receivable JOIN customer_business b USING (customer_id, channel_id)`;

/** Money that comes in each month, as intervals: receivables before + billed − returned − planned receivables after; none goes back out. */
function dueMoney(context: Context): string {
  const targets = receivableControl();
  const target = (channel: string, month: string) =>
    targets.find((one) => one.channel === channel && one.month === month)?.amount ?? 0;
  const rows = CREDIT_CHANNELS.flatMap((channel) =>
    context.months.map((month) => {
      const before = target(channel, monthBefore(month));
      const end = monthEnd(month);
      const part = end <= context.lastDay ? 1 : Number(context.lastDay.slice(8)) / Number(end.slice(8));
      const after = before + (target(channel, month) - before) * part;
      return [channel, month, Math.round((before - after) * vat(channel) * 1_000_000 * context.scale)];
    }),
  );
  return `SELECT ch, month, coalesce(lag(high) OVER (PARTITION BY ch ORDER BY month), 0)::BIGINT AS low, high::BIGINT AS high
    FROM (SELECT ch, month, greatest(0, max(upto) OVER (PARTITION BY ch ORDER BY month)) AS high
    FROM (SELECT *, sum(come) OVER (PARTITION BY ch ORDER BY month) AS upto FROM (
      SELECT ch, month, (less + coalesce(billed, 0) - coalesce(back, 0))::BIGINT AS come
      FROM (${valuesOf({ ch: 'VARCHAR', month: 'VARCHAR', less: 'BIGINT' }, rows)})
      LEFT JOIN (SELECT ch, month_of(invoice_date) AS month, sum(billed) AS billed FROM invoice WHERE payer <> 'bad' AND invoice_date >= '2024-01-01' GROUP BY ALL) b USING (ch, month)
      LEFT JOIN (SELECT channel_id AS ch, month_of(return_date) AS month, (sum(amount_incl_tax) * 100)::BIGINT AS back FROM sales_return
        WHERE channel_id IN ('dealer', 'project', 'export') GROUP BY ALL) r USING (ch, month))))`;
}

function collections({ lastDay }: Context): string {
  return `
  WITH line AS (
    SELECT *, sum(billed - back) OVER (PARTITION BY ch ORDER BY due_date + n('patience', invoice_id, 21), invoice_id)::BIGINT AS high
    FROM invoice WHERE payer <> 'bad' AND billed > back),
  paid AS (
    SELECT invoice_id, customer_id, l.ch, entity_id, invoice_date, currency, amount_currency, billed, back,
      least(l.high, m.high) - greatest(l.high - billed + back, m.low) AS cents,
      (first_day(m.month) + ((greatest(l.high - billed + back, m.low) - m.low)::HUGEINT
        * date_diff('day', first_day(m.month), least(last_day(first_day(m.month)), '${lastDay}'::DATE)) // greatest(1, m.high - m.low))::INTEGER)::DATE AS day,
      least(last_day(first_day(m.month)), '${lastDay}'::DATE) AS latest
    FROM line l JOIN due_money m ON m.ch = l.ch AND m.high > l.high - billed + back AND m.low < l.high)
  SELECT invoice_id, customer_id, ch, entity_id, greatest(day, invoice_date)::DATE AS receipt_date, cents::BIGINT AS cents, currency,
    amount_currency * cents / billed AS currency_part
  FROM paid WHERE cents > 0 AND greatest(day, invoice_date) <= '${lastDay}'
  UNION ALL
  SELECT invoice_id, customer_id, ch, entity_id, (due_date + n('patience', invoice_id, 15))::DATE, billed - back, currency, amount_currency
  FROM invoice WHERE payer = 'bad' AND invoice_date < '${BAD_PAYER.stopsPaying}-01' AND due_date + 15 <= '${lastDay}'`;
}
