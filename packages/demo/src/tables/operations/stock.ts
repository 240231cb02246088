import type { Table, Work } from '../../run/table.ts';
import { STOCKOUT } from '../sales/draw-lines.ts';

/** Months of sales that are kept in stock; from 2026-04 on too much of what sells slowly. */
const COVER = (month: string): number => (month < '2026-01' ? 1.6 : month < '2026-04' ? 1.7 : 2.02);

/** Month by month: what a product needs at a warehouse decides what is received, and value follows quantity. */
export const stockFlow: Work = {
  kind: 'work',
  name: 'stock flow',
  run: async ({ context, run }) => {
    await run(`CREATE TABLE stock_moved AS ${MOVED}`);
    await run(`CREATE TABLE stock_flow AS ${opening(context.months[0] ?? '2024-01')}`);
    for (const month of context.months) await run(`INSERT INTO stock_flow ${monthOf(month)}`);
  },
};

/** Sold and returned by month, product and warehouse, and what a month usually sells there. */
const MOVED = `
  WITH moved AS (
    SELECT month_of(signed_date) AS month, product_id, region_id, sum(quantity)::BIGINT AS sold, (sum(cost) * 100)::BIGINT AS sold_value, 0::BIGINT AS back, 0::BIGINT AS back_value
    FROM sales_order_line WHERE signed_date IS NOT NULL GROUP BY ALL
    UNION ALL
    SELECT month_of(return_date), product_id, region_id, 0, 0, sum(quantity)::BIGINT, (sum(cost) * 100)::BIGINT FROM sales_return GROUP BY ALL),
  summed AS (
    SELECT month, product_id, warehouse_id, sum(sold)::BIGINT AS sold, sum(sold_value)::BIGINT AS sold_value, sum(back)::BIGINT AS back, sum(back_value)::BIGINT AS back_value
    FROM moved JOIN region USING (region_id) GROUP BY ALL),
  every AS (
    SELECT k.month, k.product_id, k.cat, w.warehouse_id, k.sales_cost, k.production_cost,
      coalesce(sold, 0)::BIGINT AS sold, coalesce(sold_value, 0)::BIGINT AS sold_value, coalesce(back, 0)::BIGINT AS back, coalesce(back_value, 0)::BIGINT AS back_value
    FROM unit_cost k CROSS JOIN warehouse w LEFT JOIN summed s ON s.month = k.month AND s.product_id = k.product_id AND s.warehouse_id = w.warehouse_id)
  SELECT *, (sum(sold) OVER recent)::DOUBLE / count(*) OVER recent AS usual,
    greatest(0.7, least(1.4, (sum(sold_value) OVER product)::DOUBLE / greatest(1, sum(sold * sales_cost) OVER product))) AS level
  FROM every
  WINDOW recent AS (PARTITION BY product_id, warehouse_id ORDER BY month ROWS BETWEEN 2 PRECEDING AND CURRENT ROW),
    product AS (PARTITION BY product_id, month)`;

const opening = (first: string): string => `
  SELECT '0000-00' AS month, product_id, cat, warehouse_id, 0::BIGINT AS opening_quantity, 0::BIGINT AS received, 0::BIGINT AS sold, 0::BIGINT AS back,
    ceil(usual * ${COVER(first)})::BIGINT AS closing_quantity, 0::BIGINT AS opening_value, 0::BIGINT AS received_value, 0::BIGINT AS sold_value, 0::BIGINT AS back_value,
    (ceil(usual * ${COVER(first)})::BIGINT * sales_cost)::BIGINT AS closing_value
  FROM stock_moved WHERE month = '${first}'`;

const isOut = (month: string): string =>
  month === STOCKOUT.from.slice(0, 7)
    ? `m.product_id = '${STOCKOUT.product}' AND m.warehouse_id = 'JX'`
    : 'false';

const monthOf = (month: string): string => `
  WITH planned AS (
    SELECT m.*, before.closing_quantity AS opening_quantity, before.closing_value AS opening_value,
      greatest(before.closing_quantity - m.sold + m.back,
        CASE WHEN ${isOut(month)} THEN 0 ELSE ceil(usual * ${COVER(month)} * (0.9 + 0.2 * us('cover', m.product_id || m.warehouse_id || m.month)))::BIGINT END)::BIGINT AS closing_quantity
    FROM stock_moved m
    JOIN (SELECT * FROM stock_flow WHERE month = (SELECT max(month) FROM stock_flow)) before USING (product_id, warehouse_id)
    WHERE m.month = '${month}'),
  received AS (SELECT *, closing_quantity - opening_quantity + sold - back AS received FROM planned),
  valued AS (SELECT *, round(received * production_cost * level)::BIGINT AS made_value, round(closing_quantity * sales_cost * level)::BIGINT AS usual_value FROM received),
  closed AS (
    SELECT *, CASE WHEN closing_quantity = 0 THEN 0
        WHEN received = 0 AND opening_value - sold_value + back_value > 0 THEN opening_value - sold_value + back_value
        WHEN opening_value + made_value - sold_value + back_value BETWEEN usual_value * 7 // 10 AND usual_value * 14 // 10
          THEN opening_value + made_value - sold_value + back_value
        ELSE usual_value END AS closing_value FROM valued)
  SELECT '${month}', product_id, cat, warehouse_id, opening_quantity, received, sold, back, closing_quantity,
    opening_value, closing_value - opening_value + sold_value - back_value, sold_value, back_value, closing_value
  FROM closed`;

export const stockMonth: Table = {
  kind: 'table',
  name: 'stock_month',
  layout: 'single',
  select: ({ lastDay }) => `
    SELECT least(last_day(first_day(month)), '${lastDay}'::DATE) AS month_end, product_id, warehouse_id, cat AS category_id, opening_quantity, received AS received_quantity,
      sold AS sold_quantity, back AS returned_quantity, closing_quantity, money(opening_value) AS opening_value, money(received_value) AS received_value,
      money(sold_value) AS sold_value, money(back_value) AS returned_value, money(closing_value) AS closing_value,
      money(round(closing_value * (0.03 + 0.09 * us('old', product_id || warehouse_id)) * CASE WHEN month >= '2026-04' THEN 1.5 ELSE 1 END)::BIGINT) AS over_180_value
    FROM stock_flow WHERE month <> '0000-00'`,
  orderBy: 'month_end, product_id, warehouse_id',
};

/** Times when a product could not be had; lost sums are what its buyers would have paid, without tax. */
export const stockout: Table = {
  kind: 'table',
  name: 'stockout',
  layout: 'single',
  select: ({ lastDay, scale }) => `
    SELECT 1 AS stockout_id, '${STOCKOUT.product}' AS product_id, 'JX' AS warehouse_id, '${STOCKOUT.region}' AS region_id, '${STOCKOUT.from}'::DATE AS start_date, '${STOCKOUT.to}'::DATE AS end_date,
      sum(quantity)::BIGINT AS lost_quantity, money(round(sum(round(lost_incl * f.same)::BIGINT) / 1.13)::BIGINT) AS lost_amount
    FROM raw_line l JOIN factor f ON f.month = signed_month AND f.ch = l.ch AND f.cat = 'sofa' AND f.grp = l.grp
    WHERE is_wanted AND NOT is_cancelled
    HAVING count(*) > 0
    UNION ALL
    SELECT 2 + i, product_id, warehouse_id, region_id, start_date, (start_date + 2 + n('out days', i, 5))::DATE, 1 + n('out lost', i, 6), money(((1 + n('out lost', i, 6)) * ${Math.round(420000 * scale)})::BIGINT)
    FROM (SELECT i, (SELECT list(product_id ORDER BY product_id) FROM product)[n('out product', i, 160) + 1] AS product_id, ('2024-02-01'::DATE + n('out day', i, 1000))::DATE AS start_date,
      (['east', 'south', 'north', 'southwest'])[n('out region', i, 4) + 1] AS region_id, (['JX', 'FS', 'TJ', 'CD'])[n('out region', i, 4) + 1] AS warehouse_id FROM range(40) r(i))
    WHERE start_date + 8 < '${lastDay}'`,
  orderBy: 'stockout_id',
};
