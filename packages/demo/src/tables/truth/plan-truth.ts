import type { EventSelects } from './events.ts';
import type { Span } from './headline.ts';

/** Pool of the project division in 10,000 yuan, and what its two schemes weigh. */
const POOL = 180;
const COLLECTION_TARGET = 0.85;
const GATE = { overdue: 0.1, factor: 0.8 };

/** What does not fit in the targets of the year, and a bonus that pays for a bad debt. */
export function planTruth({ from, to }: Span): EventSelects {
  const days = `BETWEEN DATE '${from}' AND DATE '${to}'`;
  const driver = (name: string): string => `(SELECT value::DOUBLE FROM goal_driver WHERE driver = '${name}')`;
  const score = (attained: string): string =>
    `CASE WHEN ${attained} < 0.8 THEN 0 ELSE 1 + 2 * (${attained} - 1) END`;
  return {
    target_gaps: `WITH targets AS (
  SELECT (SELECT sum(target) FROM target_year WHERE metric = 'revenue' AND channel_id IS NOT NULL) AS channels,
    (SELECT target FROM target_year WHERE metric = 'revenue' AND channel_id IS NULL) AS company,
    (SELECT target FROM target_year WHERE metric = 'revenue' AND channel_id = 'online') AS online,
    ${driver('online_visits')} * ${driver('online_conversion')} * ${driver('online_basket')} * (1 - ${driver('online_return_rate')}) / (1 + ${driver('online_vat_rate')}) AS by_drivers)
SELECT channels, company, company - channels AS missing, online, by_drivers::DOUBLE AS by_drivers, (online - by_drivers)::DOUBLE AS online_missing FROM targets`,
    incentive: `WITH attained AS (
  SELECT (SELECT sum(revenue) FROM booked WHERE channel_id = 'project' AND day ${days}) / (SELECT sum(revenue) FROM budget_month WHERE channel_id = 'project' AND month ${days}) AS revenue,
    (SELECT sum(revenue - cost) FROM booked WHERE channel_id = 'project' AND day ${days}) / (SELECT sum(gross_profit) FROM budget_month WHERE channel_id = 'project' AND month ${days}) AS margin,
    (SELECT sum(amount) FROM receipt WHERE receipt_type = 'collection' AND channel_id = 'project' AND method <> 'bill' AND receipt_date ${days})
      / (SELECT sum(amount_incl_tax) FROM sales_order_line WHERE channel_id = 'project' AND signed_date ${days}) / ${COLLECTION_TARGET} AS collection,
    (SELECT sum(overdue_more) / sum(balance) FROM receivable_month WHERE channel_id = 'project' AND month_end = DATE '${to}') AS overdue),
scores AS (SELECT *, ${score('revenue')} AS r, ${score('margin')} AS m, ${score('collection')} AS c FROM attained),
factors AS (SELECT *, 0.7 * r + 0.3 * m AS old, (0.3 * r + 0.3 * m + 0.4 * c) * CASE WHEN overdue > ${GATE.overdue} THEN ${GATE.factor} ELSE 1 END AS new FROM scores)
SELECT revenue AS revenue_attained, margin AS margin_attained, collection AS collection_attained, overdue AS overdue_180_share,
  old AS old_factor, new AS new_factor, old * ${POOL * 10_000} * k AS old_payout, new * ${POOL * 10_000} * k AS new_payout FROM factors, scale_of`,
  };
}
