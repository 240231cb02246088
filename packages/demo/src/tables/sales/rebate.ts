import { REBATE_SUPPLEMENT } from '../../control/flow-control.ts';
import { monthEnd } from '../../run/days.ts';
import type { Context } from '../../run/context.ts';
import type { Table } from '../../run/table.ts';

/** Dealers' rebates and consumers' points of whole months: they reduce revenue. The supplement of June came after its close. */
export const rebate: Table = {
  kind: 'table',
  name: 'rebate',
  layout: 'single',
  select: (context) => `
    WITH planned AS (
      SELECT month, ch, cat, round(revenue * rebate)::BIGINT AS total, CASE ch WHEN 'dealer' THEN 'rebate' ELSE 'points' END AS rebate_type, NULL::DATE AS recorded
      FROM c_revenue JOIN c_flow USING (month, ch) WHERE rebate > 0 AND month IN (${wholeMonths(context)})
      UNION ALL ${supplement(context)}),
    shared AS (
      SELECT p.*, d.customer_id, d.signed, sum(d.signed) OVER (PARTITION BY p.month, rebate_type, p.cat) AS all_signed,
        sum(d.signed) OVER (PARTITION BY p.month, rebate_type, p.cat ORDER BY d.customer_id) AS upto
      FROM planned p JOIN (
        SELECT month_of(signed_date) AS month, customer_id, category_id AS cat, (sum(l.amount) * 100)::BIGINT AS signed
        FROM sales_order_line l JOIN (SELECT order_id, customer_id FROM sales_order WHERE channel_id = 'dealer') USING (order_id)
        WHERE l.channel_id = 'dealer' AND signed_date IS NOT NULL GROUP BY ALL) d ON d.month = p.month AND d.cat = p.cat
      WHERE p.ch = 'dealer'),
    split AS (
      SELECT month, ch, cat, rebate_type, recorded, customer_id,
        ((total::HUGEINT * upto) // all_signed - (total::HUGEINT * (upto - signed)) // all_signed)::BIGINT AS cents FROM shared
      UNION ALL
      SELECT month, ch, cat, rebate_type, recorded, NULL, total FROM planned WHERE ch <> 'dealer')
    SELECT row_number() OVER (ORDER BY month, ch, rebate_type, cat, customer_id) AS rebate_id, last_day(first_day(month)) AS accrual_date,
      coalesce(recorded, last_day(first_day(month))) AS recorded_at, ch AS channel_id, cat AS category_id, customer_id, rebate_type, money(cents) AS amount
    FROM split WHERE cents <> 0 AND coalesce(recorded, last_day(first_day(month))) <= '${context.lastDay}'`,
  orderBy: 'rebate_id',
};

const wholeMonths = ({ months, lastDay }: Context): string =>
  months
    .filter((month) => monthEnd(month) <= lastDay)
    .map((month) => `'${month}'`)
    .join(', ') || "''";

function supplement({ scale }: Context): string {
  const { month, amount, recordedAt } = REBATE_SUPPLEMENT;
  const total = amount * 1_000_000 * scale;
  return `SELECT month, ch, cat, (round(${total} * upto / total) - round(${total} * (upto - revenue) / total))::BIGINT, 'supplement', '${recordedAt}'::DATE
    FROM (SELECT month, ch, cat, revenue, sum(revenue) OVER (ORDER BY cat)::DOUBLE AS upto, sum(revenue) OVER ()::DOUBLE AS total
      FROM c_revenue WHERE month = '${month}' AND ch = 'dealer')`;
}
