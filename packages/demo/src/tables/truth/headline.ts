import type { Session } from '../../run/session.ts';
import { type Figures, figuresOf } from './figures.ts';

/** First and last day of the closed months of the year, and of the year before. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

const profitIn = (span: Span): string => `day BETWEEN DATE '${span.from}' AND DATE '${span.to}'`;

/** The company's figures over the closed months of the year. */
export async function headlineTruth(session: Session, now: Span, before: Span): Promise<Figures> {
  const span = profitIn(now);
  return figuresOf(
    session,
    `SELECT
  (SELECT sum(revenue) FROM booked WHERE ${span}) AS revenue,
  (SELECT sum(revenue) FROM booked WHERE ${profitIn(before)}) AS revenue_year_ago,
  (SELECT sum(revenue - cost) FROM booked WHERE ${span}) AS gross_profit,
  (SELECT sum(amount) FROM profit WHERE ${span} AND account_code <> '6801') AS operating_profit,
  (SELECT sum(amount) FROM profit WHERE ${span}) AS net_profit,
  (SELECT sum(amount) FROM profit WHERE ${profitIn(before)}) AS net_profit_year_ago,
  (SELECT sum(amount) FROM bank_flow WHERE ${span} AND activity = 'operating') AS operating_cash_flow,
  (SELECT sum(closing) FROM account_balance WHERE month_end = DATE '${now.to}' AND account_code IN ('1001', '1002', '1012')) AS cash,
  (SELECT sum(revenue) FROM budget_month WHERE month BETWEEN DATE '${now.from}' AND DATE '${now.to}') AS revenue_budget,
  (SELECT sum(gross_profit) FROM budget_month WHERE month BETWEEN DATE '${now.from}' AND DATE '${now.to}') AS gross_profit_budget,
  (SELECT sum(amount) FROM budget_expense WHERE month BETWEEN DATE '${now.from}' AND DATE '${now.to}') AS expense_budget,
  (SELECT target FROM target_year WHERE metric = 'revenue' AND channel_id IS NULL) AS revenue_target,
  (SELECT target FROM target_year WHERE metric = 'net_profit' AND channel_id IS NULL) AS net_profit_target`,
  );
}
