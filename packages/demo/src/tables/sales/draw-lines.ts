import { PLAN_MONTHS } from '../../control/blocks.ts';
import { rawFile, rawFiles } from '../../run/raw-file.ts';
import type { Work } from '../../run/table.ts';
import { STAR } from '../master/product-list.ts';

/** 云栖 HS-2107 runs out in 华东: so many of 100 buyers of it in own shops go without, or leave with a small thing only. */
export const STOCKOUT = {
  product: STAR.id,
  region: 'east',
  from: '2026-05-18',
  to: '2026-06-14',
  lostOf100: 59,
  instead: 'HA-5103',
  insteadPrice: 129900,
} as const;

/** Lines of every month at the usual prices; one factor per cell follows (price-factors). */
export const drawLines: Work = {
  kind: 'work',
  name: 'draw lines',
  run: async ({ context, run, scratch }) => {
    for (const month of context.months)
      await run(
        `COPY (${linesOf(month, rawFile(scratch, 'order', month))}) TO '${rawFile(scratch, 'line', month)}' (FORMAT parquet)`,
      );
    await run(`CREATE VIEW raw_line AS SELECT * FROM read_parquet(${rawFiles(context, scratch, 'line')})`);
  },
};

/** Costs and rates of the plan's last month hold on. */
const LAST = PLAN_MONTHS.at(-1);

/** Business orders begin with one line of each category, so that no planned sum stays without rows. */
const CATEGORY = `CASE WHEN o.ch IN ('dealer', 'project', 'export') AND line_number <= 4
  THEN (['sofa', 'mattress', 'custom', 'accessory'])[(line_number + order_id) % 4 + 1] ELSE c.cat END`;

const QUANTITY = `greatest(1, CASE WHEN b.usual < 2 THEN floor(b.usual + u('quantity', key))
  ELSE floor(b.usual * (0.6 + 0.8 * u('size', key)) + u('quantity', key)) END)::INTEGER`;

const IS_LOST = `product_id = '${STOCKOUT.product}' AND region_id = '${STOCKOUT.region}' AND ch = 'direct'
  AND order_date BETWEEN '${STOCKOUT.from}' AND '${STOCKOUT.to}' AND n('lost', key, 100) < ${STOCKOUT.lostOf100}`;

function linesOf(month: string, orderFile: string): string {
  return `
  WITH lines AS (
    SELECT *, (order_id * 16 + line_number)::BIGINT AS key
    FROM (SELECT *, unnest(range(1, line_count + 1))::INTEGER AS line_number FROM read_parquet('${orderFile}'))),
  typed AS (
    SELECT o.*, ${CATEGORY} AS cat
    FROM lines o JOIN cat_slot c ON c.ch = o.ch AND c.slot = n('category', key, 1000)),
  bought AS (
    SELECT o.* EXCLUDE (key, line_count), key, p.product_id, p.list_price, ${QUANTITY} AS quantity, b.level
    FROM typed o
    JOIN basket b ON b.ch = o.ch AND b.cat = o.cat
    JOIN (SELECT * FROM product_slot WHERE month = '${month}') p
      ON p.cat = o.cat AND p.slot = n('product', key, 1000)
      AND p.zone = CASE WHEN o.ch = 'direct' AND o.region_id = 'east' THEN 'east' ELSE 'other' END),
  judged AS (SELECT *, ${IS_LOST} AS is_wanted FROM bought),
  taken AS (
    SELECT * REPLACE (
      CASE WHEN is_wanted AND line_number = 1 THEN '${STOCKOUT.instead}' ELSE product_id END AS product_id,
      CASE WHEN is_wanted AND line_number = 1 THEN 'accessory' ELSE cat END AS cat,
      CASE WHEN is_wanted AND line_number = 1 THEN ${STOCKOUT.insteadPrice} ELSE list_price END AS list_price),
      CASE WHEN is_wanted THEN round(quantity * list_price * level)::BIGINT ELSE 0 END AS lost_incl
    FROM judged)
  SELECT order_id, line_number, key, b.ch, b.cat, grp, customer_id, order_date, signed_plan, month_of(signed_plan) AS signed_month, is_cancelled, is_carried, region_id,
    b.product_id, quantity, quantity * list_price AS list_incl,
    round(quantity * list_price * level * (0.95 + 0.1 * u('price', key)))::BIGINT AS raw_incl,
    (quantity * k.sales_cost)::BIGINT AS raw_cost, k.sales_cost AS unit_cost,
    CASE WHEN is_cancelled OR grp = 2 THEN 0 WHEN u('return', key) < f.returned_same THEN 1
      WHEN u('return', key) < f.returned_same + f.returned_next THEN 2 ELSE 0 END AS ret,
    is_wanted AND line_number > 1 AS is_lost, is_wanted, lost_incl
  FROM taken b
  JOIN unit_cost k ON k.product_id = b.product_id AND k.month = least(month_of(b.signed_plan), '${LAST}')
  JOIN c_flow f ON f.ch = b.ch AND f.month = least(month_of(b.signed_plan), '${LAST}')`;
}
