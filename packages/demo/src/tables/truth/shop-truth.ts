import type { EventSelects } from './events.ts';
import type { Span } from './headline.ts';

/** Event 8: as many shops as planned, each selling less. */
export function shopTruth({ from, to }: Span): EventSelects {
  const days = `month BETWEEN DATE '${from}' AND DATE '${to}'`;
  const sum = (table: string, isNew: boolean): string =>
    `(SELECT sum(revenue) FROM ${table} JOIN shop USING (shop_id) WHERE ${days} AND ${isNew ? '' : 'NOT '}is_new_2026)`;
  const months = `(SELECT count(*) FROM shop_month JOIN shop USING (shop_id) WHERE ${days} AND is_new_2026)`;
  return {
    new_shops: `SELECT
  (SELECT count(*) FROM shop WHERE is_new_2026 AND opened_date <= DATE '${to}') AS shops,
  (SELECT count(DISTINCT shop_id) FROM budget_shop WHERE is_new_shop AND ${days}) AS shops_planned,
  ${months} AS shop_months, ${sum('shop_month', true)} AS sales, ${sum('budget_shop', true)} AS sales_budget,
  ${sum('shop_month', true)} / ${months} AS sales_per_shop_month, ${sum('budget_shop', true)} / ${months} AS budget_per_shop_month,
  ${sum('shop_month', true)} - ${sum('budget_shop', true)} AS shortfall,
  (SELECT count(*) FROM (SELECT shop_id FROM shop_month WHERE ${days} GROUP BY shop_id HAVING sum(four_wall_profit) < 0)) AS shops_below_break_even`,
    same_shops: `SELECT ${sum('shop_month', false)} AS sales, ${sum('budget_shop', false)} AS sales_budget,
  ${sum('shop_month', false)} - ${sum('budget_shop', false)}
    - (SELECT coalesce(sum(amount), 0) FROM rebate WHERE channel_id = 'direct' AND accrual_date BETWEEN DATE '${from}' AND DATE '${to}')
    + (SELECT coalesce(sum(lost_amount), 0) FROM stockout WHERE product_id = 'HS-2107' AND start_date = DATE '2026-05-18') AS shortfall`,
  };
}
