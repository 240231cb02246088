import type { Table } from '../../run/table.ts';

/**
 * Orders of 1,000 visits: shops win more of their visitors, and so does the mini programme, where members buy; the other
 * platforms win ever fewer from 2026-03 on.
 */
const CONVERSION = `CASE WHEN channel_id = 'direct' THEN 62.0 WHEN shop_id = 'P-MINI' THEN 35.3 WHEN month < '2026-03' THEN 21.6 ELSE 20.3 END`;

/** 小程序: three days of 2026-08 without tracking; orders went on. */
export const OUTAGE = { shop: 'P-MINI', from: '2026-08-11', to: '2026-08-13', seen: 0.37 } as const;

/** Visits follow the orders that were expected that day, so that a day's luck shows as conversion. */
export const trafficDay: Table = {
  kind: 'table',
  name: 'traffic_day',
  layout: 'monthly',
  select: ({ lastDay }, month, files) => `
    WITH orders AS (
      SELECT '${month}' AS month, ch AS channel_id, shop_id, count(*) AS orders
      FROM ${files.raw('order', month)} WHERE shop_id IS NOT NULL GROUP BY ALL),
    days AS (SELECT month, ch AS channel_id, day, count(*) AS slots FROM day_slot WHERE month = '${month}' AND ch IN ('direct', 'online') GROUP BY ALL),
    seen AS (
      SELECT day, shop_id, channel_id, month,
        greatest(0, floor(orders * slots / 2000 * 1000 / ${CONVERSION} * (0.9 + 0.2 * us('visits', day::VARCHAR || shop_id))
          + us('visit', day::VARCHAR || shop_id)))::BIGINT AS visits
      FROM orders JOIN days USING (month, channel_id)),
    tracked AS (
      SELECT *, NOT (shop_id = '${OUTAGE.shop}' AND day BETWEEN '${OUTAGE.from}' AND '${OUTAGE.to}') AS tracking_ok FROM seen),
    counted AS (
      SELECT * REPLACE (CASE WHEN tracking_ok THEN visits ELSE floor(visits * ${OUTAGE.seen})::BIGINT END AS visits),
        floor(visits * CASE WHEN channel_id = 'direct' THEN 0.24 ELSE 0.085 END * (0.92 + 0.16 * us('leads', day::VARCHAR || shop_id))
          + us('lead', day::VARCHAR || shop_id))::BIGINT AS leads FROM tracked)
    SELECT day, shop_id, channel_id, s.region_id, visits, leads,
      floor(leads * CASE WHEN channel_id = 'direct' THEN 0.56 ELSE 0.31 END * (0.94 + 0.12 * us('measured', day::VARCHAR || shop_id))
        + us('measure', day::VARCHAR || shop_id))::BIGINT AS measured, tracking_ok
    FROM counted JOIN shop s USING (shop_id, channel_id) WHERE day <= '${lastDay}' AND day >= s.opened_date`,
  orderBy: 'day, shop_id',
};

/**
 * Visits of the sofas by region, and the orders of these visitors, also of those who took something else in the end. While
 * HS-2107 is out of stock people come to see it as before.
 */
export const productTrafficDay: Table = {
  kind: 'table',
  name: 'product_traffic_day',
  layout: 'single',
  select: ({ lastDay }) => `
    WITH wanted AS (
      SELECT month_of(order_date) AS month, product_id, region_id, order_date AS day, is_lost
      FROM raw_line WHERE ch IN ('direct', 'online') AND cat = 'sofa' AND product_id <= 'HS-2207'
      UNION ALL
      SELECT month_of(order_date), 'HS-2107', region_id, order_date, false FROM raw_line WHERE is_wanted AND NOT is_lost),
    months AS (SELECT month, product_id, region_id, count(*) AS wanted FROM wanted GROUP BY ALL),
    days AS (SELECT month, day, count(*) AS slots FROM day_slot WHERE month >= '2024-01' AND ch IN ('direct', 'online') GROUP BY ALL),
    sold AS (SELECT product_id, region_id, day, count(*) FILTER (NOT is_lost) AS orders FROM wanted GROUP BY ALL)
    SELECT day, product_id, region_id, greatest(coalesce(orders, 0), floor(wanted * (slots * 3 / 16000 + 0.25 / extract('day' FROM last_day(day))) * 1000 / 34.5 * (0.92 + 0.16 * us('sku', day::VARCHAR || product_id || region_id))
        + us('sku visit', day::VARCHAR || product_id || region_id)))::BIGINT AS visits, coalesce(orders, 0)::BIGINT AS orders,
      NOT EXISTS (SELECT 1 FROM stockout x WHERE x.product_id = m.product_id AND x.region_id = m.region_id AND day BETWEEN x.start_date AND x.end_date) AS is_in_stock
    FROM months m JOIN days USING (month) LEFT JOIN sold USING (product_id, region_id, day) WHERE day <= '${lastDay}'`,
  orderBy: 'day, product_id, region_id',
};
