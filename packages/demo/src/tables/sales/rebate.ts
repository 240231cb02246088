import { REBATE_SUPPLEMENT } from '../../control/flow-control.ts';
import type { Context } from '../../run/context.ts';
import { monthEnd } from '../../run/days.ts';
import type { Table } from '../../run/table.ts';

/** Dealers' rebates and consumers' points at the end of each month, or so far: they reduce revenue. The supplement of June came after its close. */
export const rebate: Table = {
  kind: 'table',
  name: 'rebate',
  layout: 'single',
  select: (context) => `
    WITH planned AS (
      SELECT month, ch, cat, round(revenue * rebate * CASE month ${partOf(context)} ELSE 1 END)::BIGINT AS total, CASE ch WHEN 'dealer' THEN 'rebate' ELSE 'points' END AS rebate_type, NULL::DATE AS recorded
      FROM c_revenue JOIN c_flow USING (month, ch) WHERE rebate > 0 AND month IN (${context.months.map((month) => `'${month}'`).join(', ')})
      UNION ALL ${supplement(context)}),
    rewarded AS (
      SELECT month_of(l.signed_date) AS month, l.channel_id AS ch, l.category_id AS cat, l.region_id,
        CASE l.channel_id WHEN 'dealer' THEN o.customer_id END AS customer_id, (sum(l.amount) * 100)::HUGEINT AS signed
      FROM sales_order_line l LEFT JOIN (SELECT order_id, customer_id FROM sales_order WHERE channel_id = 'dealer') o USING (order_id)
      WHERE l.channel_id IN ('direct', 'dealer', 'online') AND l.signed_date IS NOT NULL GROUP BY ALL),
    shared AS (
      SELECT p.*, region_id, customer_id, signed, sum(signed) OVER (PARTITION BY p.month, p.ch, rebate_type, p.cat) AS whole,
        sum(signed) OVER (PARTITION BY p.month, p.ch, rebate_type, p.cat ORDER BY region_id, customer_id) AS upto
      FROM planned p JOIN rewarded d USING (month, ch, cat)),
    split AS (SELECT *, ((total::HUGEINT * upto) // whole - (total::HUGEINT * (upto - signed)) // whole)::BIGINT AS cents FROM shared)
    SELECT row_number() OVER (ORDER BY month, ch, rebate_type, cat, region_id, customer_id) AS rebate_id, least(last_day(first_day(month)), '${context.lastDay}'::DATE) AS accrual_date,
      coalesce(recorded, least(last_day(first_day(month)), '${context.lastDay}'::DATE)) AS recorded_at, ch AS channel_id, cat AS category_id, region_id, customer_id, rebate_type, money(cents) AS amount
    FROM split WHERE cents <> 0 AND coalesce(recorded, first_day(month)) <= '${context.lastDay}'`,
  orderBy: 'rebate_id',
};

/** Of the month that is still running, what has been earned by its days so far. */
function partOf({ months, lastDay }: Context): string {
  const month = months.at(-1) ?? '';
  return `WHEN '${month}' THEN ${Number(lastDay.slice(8))}.0 / ${Number(monthEnd(month).slice(8))}`;
}

function supplement({ scale }: Context): string {
  const { month, amount, recordedAt } = REBATE_SUPPLEMENT;
  const total = amount * 1_000_000 * scale;
  return `SELECT month, ch, cat, (round(${total} * upto / total) - round(${total} * (upto - revenue) / total))::BIGINT, 'supplement', '${recordedAt}'::DATE
    FROM (SELECT month, ch, cat, revenue, sum(revenue) OVER (ORDER BY cat)::DOUBLE AS upto, sum(revenue) OVER ()::DOUBLE AS total
      FROM c_revenue WHERE month = '${month}' AND ch = 'dealer')`;
}
