import type { Session } from '../../run/session.ts';
import { figureRows } from './figures.ts';
import type { Span } from './headline.ts';

/** The channel table: budget and actual down to the contribution, and the head office spread in two ways. */
export function channelTruth(session: Session, { from, to }: Span): ReturnType<typeof figureRows> {
  const days = `BETWEEN DATE '${from}' AND DATE '${to}'`;
  return figureRows(
    session,
    `WITH actual AS (SELECT channel_id, sum(revenue) AS revenue, sum(cost) AS cost FROM booked WHERE day ${days} GROUP BY ALL),
plan AS (SELECT channel_id, sum(revenue) AS revenue, sum(gross_profit) AS gross_profit FROM budget_month WHERE month ${days} GROUP BY ALL),
below AS (SELECT channel_id, -sum(amount) AS amount, channel_id IS NOT NULL AND channel_id <> 'hq' AS is_direct
  FROM profit WHERE day ${days} AND account_code NOT IN ('6001', '6401', '6801') GROUP BY ALL),
direct AS (SELECT channel_id, amount FROM below WHERE is_direct),
pool AS (SELECT sum(amount) AS amount FROM below WHERE NOT is_direct),
company AS (SELECT sum(revenue) AS revenue FROM actual)
SELECT a.channel_id AS channel, p.revenue AS revenue_budget, a.revenue, a.revenue / p.revenue AS attainment,
  p.gross_profit / p.revenue AS margin_budget, (a.revenue - a.cost) / a.revenue AS margin, a.revenue - a.cost AS gross_profit,
  coalesce(d.amount, 0) AS direct_expense, a.revenue - a.cost - coalesce(d.amount, 0) AS contribution,
  a.revenue - a.cost - coalesce(d.amount, 0) - CAST(pool.amount * a.revenue / company.revenue AS DECIMAL(18,2)) AS after_revenue_share,
  a.revenue - a.cost - coalesce(d.amount, 0) - CAST(pool.amount * s.share AS DECIMAL(18,2)) AS after_activity_share
FROM actual a JOIN plan p USING (channel_id) LEFT JOIN direct d USING (channel_id) JOIN allocation_share s USING (channel_id), pool, company
ORDER BY a.channel_id`,
  );
}
