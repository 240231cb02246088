/** An influence that was planted in the rows, to be found by whoever looks for it. */
export interface InfluenceLink {
  readonly id: string;
  /** SQL of two series over the same weeks or months: `day_from`, `x`, `y`. */
  readonly series: string;
  readonly grain: 'week' | 'month';
  /** `strong`: partial correlation ≥ 0.5 after season and trend; `none`: planted to be absent. */
  readonly strength: 'strong' | 'weak' | 'none';
  readonly sign: 1 | -1;
}

const week = (day: string): string => `date_trunc('week', ${day})::DATE`;

const spend = `SELECT ${week('day')} AS day_from, sum(amount)::DOUBLE AS v FROM marketing_spend WHERE channel_id = 'online' AND account_code = '660103' GROUP BY ALL`;
const traffic = (channel: string, column: string): string =>
  `SELECT ${week('day')} AS day_from, sum(${column})::DOUBLE AS v FROM traffic_day WHERE channel_id = '${channel}' GROUP BY ALL`;
const newCustomers = `SELECT ${week('first_order_date')} AS day_from, count(*)::DOUBLE AS v FROM customer WHERE channel_id = 'online' AND first_order_date >= '2024-01-01' GROUP BY ALL`;
const ordered = (channel: string): string =>
  `SELECT ${week('order_date')} AS day_from, sum(amount_incl_tax)::DOUBLE AS v FROM sales_order WHERE channel_id = '${channel}' GROUP BY ALL`;
const onTime = `SELECT date_trunc('month', signed_date)::DATE AS day_from, avg(is_on_time::INTEGER) AS v FROM delivery WHERE signed_date IS NOT NULL AND channel_id IN ('direct', 'online') GROUP BY ALL`;
const satisfaction = `SELECT date_trunc('month', signed_date)::DATE AS day_from, avg(satisfaction) AS v FROM delivery WHERE satisfaction IS NOT NULL GROUP BY ALL`;
const posts = `SELECT ${week('day')} AS day_from, sum(posts)::DOUBLE AS v FROM content_post GROUP BY ALL`;
const yieldRate = `SELECT date_trunc('month', week_start)::DATE AS day_from, (sum(board_output_m2) / sum(board_input_m2))::DOUBLE AS v FROM production_order WHERE category_id = 'custom' GROUP BY ALL`;
const customCost = `SELECT month AS day_from, (sum(production_cost) / sum(base_cost))::DOUBLE AS v FROM product_cost JOIN product USING (product_id) WHERE category_id = 'custom' GROUP BY ALL`;

const goods = `SELECT ${week('signed_date')} AS day_from, sum(amount)::DOUBLE AS v FROM sales_order_line WHERE channel_id = 'online' AND signed_date IS NOT NULL GROUP BY ALL`;
const wonByMonth = `SELECT date_trunc('month', first_order_date)::DATE AS day_from, count(*)::DOUBLE AS v FROM customer WHERE channel_id = 'online' AND first_order_date >= '2024-01-01' GROUP BY ALL`;
const leftByMonth = `SELECT day_from, sum(v)::DOUBLE AS v FROM (
  SELECT date_trunc('month', signed_date)::DATE AS day_from, contribution AS v FROM order_margin WHERE channel_id = 'online'
  UNION ALL SELECT date_trunc('month', day)::DATE, -amount FROM marketing_spend WHERE channel_id = 'online') GROUP BY ALL`;
const foamPrice = `SELECT month AS day_from, index AS v FROM material_price WHERE material_id = 'sponge'`;
const sofaCost = `SELECT month AS day_from, (sum(production_cost) / sum(base_cost))::DOUBLE AS v FROM product_cost JOIN product USING (product_id) WHERE category_id = 'sofa' GROUP BY ALL`;

const pair = (x: string, y: string): string =>
  `SELECT day_from, a.v AS x, b.v AS y FROM (${x}) a JOIN (${y}) b USING (day_from) ORDER BY day_from`;

export const INFLUENCE_LINKS: readonly InfluenceLink[] = [
  {
    id: 'spend → visits',
    series: pair(spend, traffic('online', 'visits')),
    grain: 'week',
    strength: 'strong',
    sign: 1,
  },
  {
    id: 'visits → leads',
    series: pair(traffic('online', 'visits'), traffic('online', 'leads')),
    grain: 'week',
    strength: 'strong',
    sign: 1,
  },
  {
    id: 'leads → new customers',
    series: pair(traffic('online', 'leads'), newCustomers),
    grain: 'week',
    strength: 'strong',
    sign: 1,
  },
  {
    id: 'new customers → orders',
    series: pair(newCustomers, ordered('online')),
    grain: 'week',
    strength: 'strong',
    sign: 1,
  },
  {
    id: 'shop visits → shop orders',
    series: pair(traffic('direct', 'visits'), ordered('direct')),
    grain: 'week',
    strength: 'strong',
    sign: 1,
  },
  {
    id: 'on time → satisfaction',
    series: pair(onTime, satisfaction),
    grain: 'month',
    strength: 'strong',
    sign: 1,
  },
  {
    id: 'board yield → cost of custom furniture',
    series: pair(yieldRate, customCost),
    grain: 'month',
    strength: 'strong',
    sign: -1,
  },
  {
    id: 'price of foam → cost of sofas',
    series: pair(foamPrice, sofaCost),
    grain: 'month',
    strength: 'strong',
    sign: 1,
  },
  {
    // Goods are signed for days after the order, so the weeks do not quite match.
    id: 'new customers → goods signed for',
    series: pair(newCustomers, goods),
    grain: 'week',
    strength: 'weak',
    sign: 1,
  },
  {
    // More customers, and nothing left of them.
    id: 'new customers → contribution',
    series: pair(wonByMonth, leftByMonth),
    grain: 'month',
    strength: 'none',
    sign: 1,
  },
  {
    id: 'posts → visits',
    series: pair(posts, traffic('online', 'visits')),
    grain: 'week',
    strength: 'none',
    sign: 1,
  },
];
