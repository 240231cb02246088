import type { Context } from '../../run/context.ts';
import { monthAfter, monthBefore, monthEnd } from '../../run/days.ts';
import type { Files, Table } from '../../run/table.ts';

/** Accounts that follow every order: delivery and installation, and what a platform keeps. */
const FULFILMENT = '660106';
const COMMISSION = '660105';

/**
 * What an order of a consumer leaves: goods less what came back, their cost, and its part of the month's delivery cost and
 * platform commission, spread by amount so that the orders of a month bear the whole account.
 */
export const orderMargin: Table = {
  kind: 'table',
  name: 'order_margin',
  layout: 'monthly',
  select: (context, month, files) => `
    WITH ordered AS (${from(context, [monthBefore(month), month], 'sales_order', files)} WHERE month_of(signed_date) = '${month}' AND channel_id IN ('direct', 'online')),
    sold AS (SELECT order_id, sum(amount) AS amount, sum(cost) AS cost FROM (${from(context, [monthBefore(month), month], 'sales_order_line', files)}) GROUP BY order_id),
    back AS (SELECT order_id, sum(amount) AS amount, sum(cost) AS cost FROM (${from(context, [month, monthAfter(month)], 'sales_return', files)}) GROUP BY order_id),
    margins AS (
      SELECT order_id, signed_date, channel_id, customer_id, shop_id, region_id, is_new_customer, days_since_first,
        s.amount, coalesce(b.amount, 0)::DECIMAL(18, 2) AS returned_amount, (s.cost - coalesce(b.cost, 0))::DECIMAL(18, 2) AS cost
      FROM ordered JOIN sold s USING (order_id) LEFT JOIN back b USING (order_id)),
    ends AS (SELECT *, (sum(amount * 100) OVER (PARTITION BY channel_id ORDER BY order_id))::HUGEINT AS upto,
      (sum(amount * 100) OVER (PARTITION BY channel_id))::HUGEINT AS whole FROM margins),
    borne AS (SELECT *, ${share(FULFILMENT, context, month)} AS fulfilment, ${share(COMMISSION, context, month)} AS commission FROM ends)
    SELECT * EXCLUDE (upto, whole, fulfilment, commission), money(fulfilment) AS fulfilment, money(commission) AS commission,
      (amount - returned_amount - cost - money(fulfilment) - money(commission))::DECIMAL(18, 2) AS contribution FROM borne`,
  orderBy: 'order_id',
};

function from({ months }: Context, parts: readonly string[], table: string, files: Files): string {
  const there = parts.filter((part) => months.includes(part));
  return `SELECT * FROM (${there.map((part) => `SELECT * FROM ${files.of(table, part)}`).join(' UNION ALL BY NAME ')})`;
}

/** Of the month that is still running, what its days so far bear. */
function share(account: string, { lastDay }: Context, month: string): string {
  const end = monthEnd(month);
  const part = end <= lastDay ? [1, 1] : [Number(lastDay.slice(8)), Number(end.slice(8))];
  const total = `coalesce((SELECT sum(e.amount) FROM c_expense e WHERE e.month = '${month}' AND e.ch = channel_id AND e.account = '${account}'), 0)::HUGEINT * ${part[0]} // ${part[1]}`;
  return `((${total}) * upto // whole - (${total}) * (upto - (amount * 100)::HUGEINT) // whole)::BIGINT`;
}
