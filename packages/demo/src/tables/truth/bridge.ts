import type { Session } from '../../run/session.ts';
import { type Figures, figuresOf } from './figures.ts';
import type { Span } from './headline.ts';

/** Accounts of the expense items of the bridge. */
const ITEMS: Readonly<Record<string, string>> = {
  acquisition: "account_code = '660103'",
  other_selling: "account_code LIKE '6601%' AND account_code <> '660103'",
  taxes: "account_code = '6403'",
  administrative: "account_code LIKE '6602%'",
  research: "account_code LIKE '6604%'",
  finance: "account_code LIKE '6603%' AND account_code <> '660303'",
  exchange: "account_code = '660303'",
  bad_debt: "account_code = '6702'",
  inventory: "account_code = '6701'",
  other_income: "account_code = '6117'",
};

/**
 * Operating profit from budget to actual. Volume: more or less revenue at the budget's margin; mix: the margins of the
 * channels it came from; prices and costs: what each planted effect made of the rows; then the expense lines.
 */
export function bridgeTruth(session: Session, { from, to }: Span): Promise<Figures> {
  const days = `BETWEEN DATE '${from}' AND DATE '${to}'`;
  const effect = (event: string): string =>
    `(SELECT coalesce(sum(value), 0) FROM events_truth WHERE event = '${event}' AND measure = 'gross_profit' AND month ${days})`;
  const items = Object.entries(ITEMS).map(
    ([name, where]) => `coalesce((SELECT sum(amount) FROM budget_expense WHERE month ${days} AND ${where}), 0)
    + coalesce((SELECT sum(amount) FROM profit WHERE day ${days} AND ${where}), 0) AS ${name}`,
  );
  return figuresOf(
    session,
    `WITH actual AS (SELECT channel_id, sum(revenue) AS revenue, sum(cost) AS cost FROM booked WHERE day ${days} GROUP BY ALL),
plan AS (SELECT channel_id, sum(revenue) AS revenue, sum(gross_profit) AS profit FROM budget_month WHERE month ${days} GROUP BY ALL),
company AS (SELECT sum(a.revenue) AS revenue, sum(p.revenue) AS planned, sum(p.profit) AS planned_profit,
  sum(a.revenue * p.profit / p.revenue) AS at_planned_margins FROM actual a JOIN plan p USING (channel_id))
SELECT planned_profit - (SELECT sum(amount) FROM budget_expense WHERE month ${days}) AS operating_profit_budget,
  CAST((revenue - planned) * planned_profit / planned AS DECIMAL(18,2)) AS volume,
  CAST(at_planned_margins - revenue * planned_profit / planned AS DECIMAL(18,2)) AS mix,
  ${effect('material_prices')} AS material,
  ${effect('online_discount')} AS online_discount,
  ${effect('custom_price')} AS custom_price,
  (SELECT -sum(amount) FROM rebate WHERE rebate_type = 'supplement' AND accrual_date ${days}) AS rebate_supplement,
  ${effect('board_yield')} AS yield_saving,
  ${effect('capacity')} AS capacity,
  ${items.join(',\n  ')},
  (SELECT sum(amount) FROM profit WHERE day ${days} AND account_code <> '6801') AS operating_profit
FROM company`,
  );
}
