import { PRESALE } from '../../control/day-slots.ts';
import type { Table } from '../../run/table.ts';
import { LITTLE_RED_BOOK } from '../market/campaign-list.ts';
import { OUTAGE } from '../market/traffic.ts';
import { STOCKOUT } from '../sales/draw-lines.ts';

/**
 * What each planted event did, beside the same draw without it: rows of signed lines with the effect that the plan put into
 * their price or cost, orders that were not to be had, customers that would not have come. No dataset of the workspace.
 */
export const eventsTruth: Table = {
  kind: 'table',
  name: 'events_truth',
  layout: 'single',
  folder: 'truth',
  select: ({ lastDay }) => `
    SELECT event, measure, month, channel_id, value::DECIMAL(20, 2) AS value FROM (
      ${PARTS.join('\n UNION ALL ')}
    ) WHERE month <= '${lastDay}'`,
  orderBy: 'event, measure, month, channel_id',
};

/** Signed lines and what came back of them, with the rates of their cell. */
const BOOKED = `(
  SELECT signed_date AS day, channel_id, category_id, amount, cost, price_effect FROM sales_order_line WHERE signed_date >= '2026-01-01'
  UNION ALL
  SELECT r.return_date, r.channel_id, r.category_id, -r.amount, -r.cost, -l.price_effect
  FROM sales_return r JOIN sales_order_line l USING (order_id, line_number) WHERE return_date >= '2026-01-01') b
  JOIN c_revenue c ON c.month = month_of(b.day) AND c.ch = b.channel_id AND c.cat = b.category_id`;

const MONTH = `date_trunc('month', b.day)::DATE`;

const costEffect = (event: string, rate: string, sign: string): string => `
  SELECT '${event}' AS event, 'gross_profit' AS measure, ${MONTH} AS month, b.channel_id,
    ${sign}sum(round(b.cost * (${rate} / (1 + material - yield_saving + capacity))::DECIMAL(18, 9), 2)) AS value
  FROM ${BOOKED} WHERE ${rate} <> 0 GROUP BY ALL`;

const PARTS: readonly string[] = [
  costEffect('material_prices', 'material', '-'),
  costEffect('board_yield', 'yield_saving', ''),
  costEffect('capacity', 'capacity', '-'),
  `SELECT 'online_discount', 'gross_profit', ${MONTH}, b.channel_id, sum(price_effect) FROM ${BOOKED} WHERE online_discount <> 0 GROUP BY ALL`,
  `SELECT 'custom_price', 'gross_profit', ${MONTH}, b.channel_id, sum(price_effect) FROM ${BOOKED} WHERE custom_price <> 0 GROUP BY ALL`,
  `SELECT 'rebate_supplement', 'revenue', date_trunc('month', accrual_date)::DATE, channel_id, -sum(amount) FROM rebate WHERE rebate_type = 'supplement' GROUP BY ALL`,
  `SELECT 'stockout', 'revenue', date_trunc('month', order_date)::DATE, l.ch, -round(sum(round(lost_incl * f.same)) / 113, 2)
   FROM raw_line l JOIN factor f ON f.month = signed_month AND f.ch = l.ch AND f.cat = 'sofa' AND f.grp = l.grp
   WHERE is_wanted AND NOT is_cancelled AND order_date BETWEEN '${STOCKOUT.from}' AND '${STOCKOUT.to}' GROUP BY ALL`,
  `SELECT 'little_red_book', 'new_customers', date_trunc('month', first_order_date)::DATE, ch, count(*)
   FROM raw_consumer WHERE is_extra AND first_order_date BETWEEN '${LITTLE_RED_BOOK.start}' AND '${LITTLE_RED_BOOK.end}' GROUP BY ALL`,
  `SELECT 'little_red_book', 'spend', date_trunc('month', day)::DATE, channel_id, sum(amount) FROM marketing_spend WHERE campaign_id = '${LITTLE_RED_BOOK.id}' GROUP BY ALL`,
  `SELECT 'presale', 'ordered_in_window', date_trunc('month', order_date)::DATE, channel_id, round(sum(amount_incl_tax) * ${PRESALE.lift - 1} / ${PRESALE.lift}, 2)
   FROM sales_order WHERE channel_id = 'online' AND order_date BETWEEN '${PRESALE.window[0]}' AND '${PRESALE.window[1]}' GROUP BY ALL`,
  `SELECT 'presale', 'ordered_after', date_trunc('month', order_date)::DATE, channel_id, -round(sum(amount_incl_tax) * ${1 - PRESALE.dip} / ${PRESALE.dip}, 2)
   FROM sales_order WHERE channel_id = 'online' AND order_date BETWEEN '${PRESALE.after[0]}' AND '${PRESALE.after[1]}' GROUP BY ALL`,
  `SELECT 'presale', 'returned_after_month_end', date_trunc('month', return_date)::DATE, 'online', sum(amount_incl_tax)
   FROM sales_return WHERE channel_id = 'online' AND return_date BETWEEN '2025-12-01' AND '2025-12-31' AND signed_date < '2025-12-01' GROUP BY ALL`,
  `SELECT 'tracking', 'visits', date_trunc('month', day)::DATE, channel_id, sum(visits) - round(sum(visits) / ${OUTAGE.seen}) FROM traffic_day WHERE NOT tracking_ok GROUP BY ALL`,
  `SELECT 'new_shops', 'revenue', ${MONTH}, 'direct', sum(amount) FROM (
     SELECT l.signed_date AS day, l.amount, order_id FROM sales_order_line l WHERE l.channel_id = 'direct' AND l.signed_date >= '2026-01-01'
     UNION ALL SELECT return_date, -amount, order_id FROM sales_return WHERE channel_id = 'direct' AND return_date >= '2026-01-01') b
   JOIN sales_order o USING (order_id) JOIN shop s USING (shop_id) WHERE s.is_new_2026 GROUP BY ALL`,
];
