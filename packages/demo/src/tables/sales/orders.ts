import { monthBefore } from '../../run/days.ts';
import type { Files, Table } from '../../run/table.ts';

const cancelledDate = `(order_date + 1 + n('cancel day', order_id, 5))::DATE`;

/** Lines with their final prices; what nobody could deliver in the stock-out is not among them. */
export const salesOrderLine: Table = {
  kind: 'table',
  name: 'sales_order_line',
  layout: 'monthly',
  select: ({ lastDay }, month, files) => `
    SELECT order_id, line_number, order_date,
      CASE WHEN is_cancelled OR signed_plan > '${lastDay}' THEN NULL ELSE signed_plan END AS signed_date,
      ch AS channel_id, product_id, cat AS category_id, region_id,
      CASE WHEN is_cancelled AND ${cancelledDate} <= '${lastDay}' THEN 'cancelled'
        WHEN is_cancelled OR signed_plan > '${lastDay}' THEN 'open' ELSE 'completed' END AS status,
      quantity, money(list_incl) AS list_amount_incl_tax, money(list_incl - incl) AS discount_incl_tax,
      money(incl) AS amount_incl_tax, money(incl - vat) AS amount, money(vat) AS vat,
      money(cost_each) AS unit_cost, money(cost_each * quantity) AS cost,
      money(round((incl - vat) * (custom_price / (1 + custom_price) - online_discount / (1 - online_discount)))::BIGINT) AS price_effect
    FROM (
      SELECT *, CASE WHEN ch = 'export' THEN 0 ELSE vat_of(incl, 0.13) END AS vat FROM (
        SELECT l.*, r.custom_price, r.online_discount, greatest(1, round(unit_cost * f.cost))::BIGINT AS cost_each,
          greatest(1, round(raw_incl * CASE WHEN is_cancelled THEN f.cancelled WHEN is_carried THEN f.carried ELSE f.same END))::BIGINT AS incl
        FROM ${files.raw('line', month)} l
        JOIN factor f ON f.ch = l.ch AND f.cat = l.cat AND f.grp = l.grp
          AND f.month = CASE WHEN is_cancelled THEN month_of(order_date) ELSE signed_month END
        JOIN c_revenue r ON r.ch = l.ch AND r.cat = l.cat AND r.month = least(f.month, '2026-12')
        WHERE order_date <= '${lastDay}' AND NOT is_lost))`,
  orderBy: 'order_id, line_number',
};

const ENTITY = `CASE channel_id WHEN 'direct' THEN 'SM' WHEN 'online' THEN 'DS' WHEN 'export' THEN 'HK' ELSE 'FS' END`;

export const salesOrder: Table = {
  kind: 'table',
  name: 'sales_order',
  layout: 'monthly',
  select: (_, month, files) => `
    SELECT order_id, o.order_date, o.ch AS channel_id, ${ENTITY.replace('channel_id', 'o.ch')} AS entity_id, o.shop_id, o.customer_id, o.region_id, g.warehouse_id, o.source,
      p.project_id, o.is_new AS is_new_customer, o.since_first::INTEGER AS days_since_first, l.status,
      CASE WHEN l.status = 'cancelled' THEN (o.order_date + 1 + n('cancel day', order_id, 5))::DATE END AS cancelled_date,
      ${PROMISED} AS promised_date, l.signed_date, l.line_count, l.amount_incl_tax,
      CASE WHEN o.ch = 'export' THEN 'USD' ELSE 'CNY' END AS currency,
      CASE WHEN o.ch = 'export' THEN round(l.amount_incl_tax / x.rate, 2)::DECIMAL(18, 2) ELSE l.amount_incl_tax END AS amount_currency
    FROM ${files.raw('order', month)} o
    JOIN (SELECT order_id, any_value(status) AS status, any_value(signed_date) AS signed_date, count(*)::INTEGER AS line_count,
        sum(amount_incl_tax)::DECIMAL(18, 2) AS amount_incl_tax
      FROM ${files.of('sales_order_line', month)} GROUP BY order_id) l USING (order_id)
    JOIN region g USING (region_id)
    LEFT JOIN exchange_rate x ON x.day = coalesce(l.signed_date, o.order_date) AND o.ch = 'export'
    LEFT JOIN project_contract p ON p.customer_id = o.customer_id AND p.slot = n('contract', order_id, 2)`,
  orderBy: 'order_id',
};

/** Shops promise a day after the usual one; how often they keep it is planted (see delivery). */
const PROMISED = `(o.signed_plan + CASE WHEN ${isLate('order_id', 'o.signed_plan', 'o.region_id')} THEN -1 - n('late by', order_id, 5) ELSE n('early by', order_id, 4) END)::DATE`;

/** On time is 95 % in 2024 and falls to about 90 % in the summer of 2026, most in 华东. */
export function isLate(id: string, day: string, region: string): string {
  const month = `month_of(${day}) || ${region}`;
  return `u('late', ${id}) < (0.4 + 1.2 * us('late month', ${month})) * CASE WHEN ${day} < '2025-07-01' THEN 0.05 WHEN ${day} < '2026-05-01' THEN 0.06
    WHEN ${region} = 'east' THEN 0.125 ELSE 0.085 END`;
}

export const delivery: Table = {
  kind: 'table',
  name: 'delivery',
  layout: 'monthly',
  select: ({ lastDay }, month, files) => `
    SELECT order_id, customer_id, channel_id, region_id, warehouse_id, shipped_date, signed_date, promised_date,
      coalesce(signed_date, '${lastDay}'::DATE) <= promised_date AS is_on_time,
      money(CASE WHEN signed_date > promised_date AND u('expedite', order_id) < 0.5 THEN 5000 + n('expedite fee', order_id, 15000) ELSE 0 END) AS expedite_fee,
      signed_date <= promised_date AND u('install', order_id) < 0.97 AS install_on_time,
      CASE WHEN signed_date IS NULL OR channel_id NOT IN ('direct', 'online') OR u('asked', order_id) > 0.6 THEN NULL
        ELSE 100 - n('mood', order_id, 10) - CASE WHEN signed_date > promised_date THEN 8 + n('anger', order_id, 20) ELSE 0 END
          - CASE WHEN source = 'live' THEN 2 ELSE 0 END END::INTEGER AS satisfaction
    FROM (SELECT *, greatest(order_date, coalesce(signed_date, '${lastDay}'::DATE) - n('on the road', order_id, 4))::DATE AS shipped_date
      FROM ${files.of('sales_order', month)} WHERE status <> 'cancelled')
    WHERE signed_date IS NOT NULL OR n('on the road already', order_id, 3) = 0`,
  orderBy: 'order_id',
};

const REASONS = {
  zh: "['尺寸不合', '颜色不符', '运输破损', '冲动下单', '质量问题']",
  en: "['size', 'colour', 'damaged on the way', 'changed mind', 'quality']",
};

/** A line comes back whole, in the month of signing or the next. */
export const salesReturn: Table = {
  kind: 'table',
  name: 'sales_return',
  layout: 'monthly',
  select: ({ lastDay, months }, month, files) => {
    const orderMonths = [monthBefore(monthBefore(month)), monthBefore(month), month].filter((one) =>
      months.includes(one),
    );
    return orderMonths
      .map((one) => returnsOf(one, files))
      .map(
        (select) => `SELECT * FROM (${select})
      WHERE month_of(return_date) = '${month}' AND return_date <= '${lastDay}' AND signed_date IS NOT NULL`,
      )
      .join(' UNION ALL ');
  },
  orderBy: 'return_id',
};

const returnsOf = (month: string, files: Files): string => `
    SELECT key AS return_id, return_date, l.order_id, l.line_number, r.customer_id, l.channel_id, l.product_id, l.category_id, l.region_id, l.quantity,
      l.amount_incl_tax, l.amount, l.vat, l.cost,
      (${REASONS.zh})[n('reason', key, 5) + 1] AS reason, (${REASONS.en})[n('reason', key, 5) + 1] AS reason_en, l.signed_date
    FROM (SELECT order_id, line_number, key, customer_id,
        CASE ret WHEN 1 THEN least(signed_plan + n('back day', key, 12), last_day(signed_plan))
          ELSE last_day(signed_plan) + 1 + n('back day', key, 20) END::DATE AS return_date
      FROM ${files.raw('line', month)} WHERE ret > 0 AND NOT is_cancelled AND NOT is_lost) r
    JOIN ${files.of('sales_order_line', month)} l ON l.order_id = r.order_id AND l.line_number = r.line_number`;
