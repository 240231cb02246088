import type { EventSelects } from './events.ts';
import type { Span } from './headline.ts';

/** Events 4, 12 and 13: dear material, the cutting plan, and what looks good without being so. */
export function worksTruth({ from, to }: Span): EventSelects {
  const price = (material: string, month: string): string =>
    `(SELECT price FROM material_price WHERE material_id = '${material}' AND month = DATE '${month}-01')`;
  const rise = (material: string): string =>
    `${price(material, '2026-04')} / ${price(material, '2026-03')} - 1`;
  const dearer = (category: string): string =>
    `(SELECT sum(material_effect) / sum(sales_cost - material_effect) FROM product_cost JOIN product USING (product_id)
    WHERE category_id = '${category}' AND month = date_trunc('month', DATE '${to}'))`;
  const effect = (event: string): string =>
    `(SELECT sum(value) FROM events_truth WHERE event = '${event}' AND measure = 'gross_profit' AND month BETWEEN DATE '${from}' AND DATE '${to}')`;
  const board = (start: string, end: string): string =>
    `(SELECT sum(board_output_m2) / sum(board_input_m2) FROM production_order WHERE category_id = 'custom' AND finished_date BETWEEN DATE '${start}' AND DATE '${end}')`;
  const calls = (field: string, start: string, end: string): string =>
    `(SELECT count(*) FILTER (WHERE ${field}) / count(*) FROM service_ticket WHERE opened_date BETWEEN DATE '${start}' AND DATE '${end}')`;
  const research = "account_code LIKE '6604%'";
  return {
    material_prices: `SELECT ${rise('sponge')} AS sponge, ${rise('board')} AS board, ${dearer('sofa')} AS sofa_cost, ${dearer('mattress')} AS mattress_cost,
  ${effect('material_prices')} AS gross_profit`,
    board_yield: `SELECT ${board('2025-01-01', '2025-12-31')} AS before, ${board('2026-03-01', to)} AS after, ${effect('board_yield')} AS saved,
  (SELECT expected_effect * 10000 FROM initiative WHERE action_id = 'A-2601') AS expected`,
    first_resolution: `SELECT ${['first_contact_resolved', 'recontact_7d']
      .flatMap((field) => [
        `${calls(field, '2025-01-01', '2025-12-31')} AS ${field}_before`,
        `${calls(field, '2026-03-01', to)} AS ${field}_after`,
      ])
      .join(', ')}`,
    research: `SELECT (SELECT sum(amount) FROM budget_expense WHERE ${research} AND month BETWEEN DATE '${from}' AND DATE '${to}')
    + (SELECT sum(amount) FROM profit WHERE ${research} AND day BETWEEN DATE '${from}' AND DATE '${to}') AS saved,
  (SELECT round(date_diff('day', planned_date, actual_date) / 30.4)::INTEGER FROM rd_project WHERE name_en = 'Smart bed') AS months_late`,
  };
}
