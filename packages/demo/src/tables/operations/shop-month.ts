import { monthEnd } from '../../run/days.ts';
import type { Table } from '../../run/table.ts';

/**
 * 四墙: what a shop earns within its own walls. Sales and their cost, its own bills, and its part of the wages of the shops:
 * half by floor space, half by sales. The rows of a month together bear the whole of each account.
 */
export const shopMonth: Table = {
  kind: 'table',
  name: 'shop_month',
  layout: 'single',
  select: ({ months, lastDay }) => `
    WITH whole AS (SELECT first_day(unnest([${months
      .filter((month) => monthEnd(month) <= lastDay)
      .map((month) => `'${month}'`)
      .join(', ')}])) AS month),
    open_shop AS (SELECT month, shop_id, area_m2 FROM whole JOIN shop ON shop_type = 'store' AND opened_date <= last_day(month)),
    moved AS (
      SELECT date_trunc('month', l.signed_date)::DATE AS month, shop_id, amount, cost
      FROM sales_order_line l JOIN sales_order o USING (order_id) WHERE l.channel_id = 'direct' AND l.signed_date IS NOT NULL
      UNION ALL
      SELECT date_trunc('month', r.return_date)::DATE, shop_id, -r.amount, -r.cost FROM sales_return r JOIN sales_order o USING (order_id) WHERE r.channel_id = 'direct'),
    sold AS (SELECT month, shop_id, sum(amount) AS revenue, sum(cost) AS cost FROM moved GROUP BY ALL),
    bills AS (
      SELECT month, shop_id, ${bill('660102', 'rent')}, ${bill('660106', 'delivery')}, ${bill('660108', 'fittings')}, ${bill('660109', 'materials')}
      FROM expense WHERE shop_id IS NOT NULL GROUP BY ALL),
    wages AS (SELECT month, (sum(total_cost) * 100)::HUGEINT AS cents FROM payroll WHERE department_id = 'D11' GROUP BY month),
    rows AS (
      SELECT month, shop_id, area_m2, ${amount('revenue')}, ${amount('cost')}, ${['rent', 'delivery', 'fittings', 'materials'].map(amount).join(', ')},
        (area_m2::HUGEINT * 1000000 // sum(area_m2::HUGEINT) OVER m + greatest(0, coalesce(revenue, 0)::HUGEINT) * 1000000 // greatest(1, sum(greatest(0, coalesce(revenue, 0)::HUGEINT)) OVER m))::HUGEINT AS weight
      FROM open_shop LEFT JOIN sold USING (month, shop_id) LEFT JOIN bills USING (month, shop_id) WINDOW m AS (PARTITION BY month)),
    ends AS (SELECT *, sum(weight) OVER (PARTITION BY month ORDER BY shop_id)::HUGEINT AS upto, sum(weight) OVER (PARTITION BY month)::HUGEINT AS total FROM rows),
    staffed AS (SELECT *, money((cents * upto // total - cents * (upto - weight) // total)::BIGINT) AS staff FROM ends JOIN wages USING (month))
    SELECT month, shop_id, revenue, cost, rent, staff, delivery, fittings, materials,
      (revenue - cost - rent - staff - delivery - fittings - materials)::DECIMAL(18, 2) AS four_wall_profit FROM staffed`,
  orderBy: 'month, shop_id',
};

const bill = (account: string, name: string): string =>
  `coalesce(sum(amount) FILTER (account_code = '${account}'), 0) AS ${name}`;
const amount = (name: string): string => `coalesce(${name}, 0)::DECIMAL(18, 2) AS ${name}`;
