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
  select: (context, month, files) => {
    const signed = `channel_id IN ('direct', 'online') AND signed_date BETWEEN '${month}-01' AND '${monthEnd(month)}'`;
    const ordered = [monthBefore(month), month];
    return `
    WITH sold AS (
      SELECT order_id, (sum(amount) * 100)::BIGINT AS cents, (sum(cost) * 100)::BIGINT AS cost
      FROM (${from(context, ordered, 'sales_order_line', files)}) WHERE ${signed} GROUP BY order_id),
    back AS (
      SELECT order_id, (sum(amount) * 100)::BIGINT AS cents, (sum(cost) * 100)::BIGINT AS cost
      FROM (${from(context, [month, monthAfter(month)], 'sales_return', files)}) WHERE ${signed} GROUP BY order_id),
    margins AS (
      SELECT order_id, signed_date, channel_id, customer_id, shop_id, region_id, is_new_customer, days_since_first,
        s.cents, coalesce(b.cents, 0) AS returned, s.cost - coalesce(b.cost, 0) AS cost
      FROM (${from(context, ordered, 'sales_order', files)}) JOIN sold s USING (order_id) LEFT JOIN back b USING (order_id) WHERE ${signed}),
    accounts AS (SELECT ch AS channel_id, ${share(FULFILMENT, context, month)} AS fulfilment, ${share(COMMISSION, context, month)} AS commission
      FROM c_expense WHERE month = '${month}' GROUP BY ch),
    ends AS (
      SELECT *, (sum(cents) OVER (PARTITION BY channel_id ORDER BY order_id))::HUGEINT AS upto, (sum(cents) OVER (PARTITION BY channel_id))::HUGEINT AS whole
      FROM margins JOIN accounts USING (channel_id)),
    borne AS (
      SELECT *, (fulfilment * upto // whole - fulfilment * (upto - cents) // whole)::BIGINT AS carried,
        (commission * upto // whole - commission * (upto - cents) // whole)::BIGINT AS kept FROM ends)
    SELECT order_id, signed_date, channel_id, customer_id, shop_id, region_id, is_new_customer, days_since_first, money(cents) AS amount,
      money(returned) AS returned_amount, money(cost) AS cost, money(carried) AS fulfilment, money(kept) AS commission,
      money(cents - returned - cost - carried - kept) AS contribution FROM borne`;
  },
  orderBy: 'order_id',
};

function from({ months }: Context, parts: readonly string[], table: string, files: Files): string {
  const there = parts.filter((part) => months.includes(part));
  return `SELECT * FROM (${there.map((part) => `SELECT * FROM ${files.of(table, part)}`).join(' UNION ALL BY NAME ')})`;
}

/** Cents of an account of a channel; of the month that is still running, what its days so far bear. */
function share(account: string, { lastDay }: Context, month: string): string {
  const end = monthEnd(month);
  const [part, all] = end <= lastDay ? [1, 1] : [Number(lastDay.slice(8)), Number(end.slice(8))];
  return `coalesce(sum(amount) FILTER (account = '${account}'), 0)::HUGEINT * ${part} // ${all}`;
}
