import type { Table } from '../../run/table.ts';

/** Parts of what a made unit costs. */
export const MATERIAL_PART = 72;
export const LABOUR_PART = 15;

/** 得料率: board that becomes furniture, 86.5 % until the cutting plan of 2026-02, 89.8 % from the summer on. */
const YIELD = `CASE WHEN month < '2026-02' THEN 0.865 WHEN month < '2026-03' THEN 0.875 WHEN month < '2026-05' THEN 0.888 ELSE 0.901 END`;

const HOURS = `CASE cat WHEN 'sofa' THEN 6.5 WHEN 'mattress' THEN 3.2 ELSE 9.0 END`;

/** What is received of made goods was made that month: one order for each product and week, four a month. */
export const productionOrder: Table = {
  kind: 'table',
  name: 'production_order',
  layout: 'single',
  select: ({ lastDay }) => `
    WITH made AS (
      SELECT month, product_id, cat, sum(received)::BIGINT AS quantity, sum(received_value)::BIGINT AS cents
      FROM stock_flow WHERE month <> '0000-00' AND cat <> 'accessory' GROUP BY ALL HAVING sum(received) > 0),
    weeks AS (
      SELECT *, (quantity * (w + 1) // 4 - quantity * w // 4)::BIGINT AS part, (cents::HUGEINT * (quantity * (w + 1) // 4) // quantity - cents::HUGEINT * (quantity * w // 4) // quantity)::BIGINT AS part_cents
      FROM made, (VALUES (0), (1), (2), (3)) t(w)),
    costed AS (
      SELECT *, part_cents * ${MATERIAL_PART} // 100 AS material, part_cents * ${LABOUR_PART} // 100 AS labour, round(part * ${HOURS} * (0.95 + 0.1 * us('hours', product_id || month || w)), 1) AS hours,
        round(part * CASE cat WHEN 'custom' THEN 14.0 WHEN 'sofa' THEN 2.4 ELSE 0.9 END * 0.865, 1) AS board_out, ${YIELD} + (us('yield', product_id || month || w) - 0.5) * 0.006 AS yield
      FROM weeks WHERE part > 0)
    SELECT product_id || '-' || month || '-' || (w + 1)::VARCHAR AS production_id, (first_day(month) + w * 7)::DATE AS week_start, least(first_day(month) + w * 7 + 6, '${lastDay}'::DATE)::DATE AS finished_date, product_id,
      cat AS category_id, cat || '_workshop' AS workshop, ceil(part * (1 + (us('planned', product_id || month || w) - 0.35) * 0.08))::BIGINT AS planned_quantity, part AS quantity, money(material) AS material_cost, money(labour) AS labour_cost,
      money(part_cents - material - labour) AS overhead_cost, money(part_cents) AS total_cost,
      CASE WHEN cat = 'mattress' THEN NULL ELSE round(board_out / yield, 1) END::DECIMAL(18, 1) AS board_input_m2, CASE WHEN cat = 'mattress' THEN NULL ELSE board_out END::DECIMAL(18, 1) AS board_output_m2,
      hours::DECIMAL(18, 1) AS hours, us('schedule', product_id || month || w) < 0.93 AS is_on_schedule
    FROM costed`,
  orderBy: 'production_id',
};

export const capacityMonth: Table = {
  kind: 'table',
  name: 'capacity_month',
  layout: 'single',
  select: () => `
    WITH used AS (SELECT date_trunc('month', week_start)::DATE AS month, workshop, category_id, sum(hours) AS hours, (sum(overhead_cost) * 100)::BIGINT AS fixed FROM production_order GROUP BY ALL),
    missed AS (SELECT month, cat, sum(round(cost * capacity / (1 + material - yield_saving + capacity)))::BIGINT AS cents FROM c_revenue GROUP BY ALL)
    SELECT u.month, workshop, round(avg(hours) OVER (PARTITION BY workshop) * 1.3, 1)::DECIMAL(18, 1) AS capacity_hours, hours::DECIMAL(18, 1) AS used_hours, money(fixed) AS fixed_cost, money(coalesce(cents, 0)) AS under_absorbed
    FROM used u LEFT JOIN missed m ON m.month = month_of(u.month) AND m.cat = u.category_id`,
  orderBy: 'month, workshop',
};

/** Raw materials: used by the recipes, kept for a bit less than a month, bought to keep it so. */
export const materialMonth: Table = {
  kind: 'table',
  name: 'material_month',
  layout: 'single',
  select: () => `
    WITH needed AS (
      SELECT date_trunc('month', week_start)::DATE AS month, material_id, sum((material_cost * 100)::BIGINT * (cost_share * 1000)::BIGINT // (whole * 1000)::BIGINT)::BIGINT AS used, any_value(first) AS first
      FROM production_order JOIN bom_line USING (product_id) JOIN (SELECT product_id, sum((cost_share * 1000)::BIGINT) / 1000.0 AS whole, min(material_id) AS first FROM bom_line GROUP BY product_id) USING (product_id)
      GROUP BY ALL),
    rest AS (SELECT month, (SELECT min(material_id) FROM material) AS material_id, total - used AS more FROM
      (SELECT date_trunc('month', week_start)::DATE AS month, (sum(material_cost) * 100)::BIGINT AS total FROM production_order GROUP BY ALL)
      JOIN (SELECT month, sum(used)::BIGINT AS used FROM needed GROUP BY month) USING (month)),
    used AS (SELECT n.month, n.material_id, used + coalesce(more, 0) AS used FROM needed n LEFT JOIN rest r ON r.month = n.month AND r.material_id = n.material_id),
    kept AS (SELECT *, (sum(used) OVER recent * 9 // (10 * count(*) OVER recent))::BIGINT AS closing FROM used
      WINDOW recent AS (PARTITION BY material_id ORDER BY month ROWS BETWEEN 5 PRECEDING AND 6 FOLLOWING)),
    flow AS (SELECT *, coalesce(lag(closing) OVER (PARTITION BY material_id ORDER BY month), closing) AS opening FROM kept)
    SELECT f.month, f.material_id, round(opening / (p.price * 100), 1)::DECIMAL(18, 1) AS opening_quantity, round((closing - opening + used) / (p.price * 100), 1)::DECIMAL(18, 1) AS purchased_quantity,
      round(used / (p.price * 100), 1)::DECIMAL(18, 1) AS used_quantity, money(opening) AS opening_value, money(closing - opening + used) AS purchased_value, money(used) AS used_value, money(closing) AS closing_value
    FROM flow f JOIN material_price p ON p.material_id = f.material_id AND p.month = f.month`,
  orderBy: 'month, material_id',
};
