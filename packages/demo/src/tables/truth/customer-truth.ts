import { COHORT_BEFORE, COHORT_PUSHED } from '../../control/people-control.ts';
import { LITTLE_RED_BOOK } from '../market/campaign-list.ts';
import { OUTAGE } from '../market/traffic.ts';
import type { EventSelects } from './events.ts';
import type { Span } from './headline.ts';

/** Events 1, 2 and 14: customers won and what they leave, the extra advertising, the days without tracking. */
export function customerTruth({ from, to }: Span): EventSelects {
  const days = `BETWEEN DATE '${from}' AND DATE '${to}'`;
  const won = `(SELECT count(*) FROM customer WHERE customer_type = 'consumer' AND first_order_date ${days})`;
  const spent = `(SELECT sum(amount) FROM marketing_spend WHERE account_code = '660103' AND day ${days})`;
  const extra = (measure: string): string =>
    `(SELECT sum(value) FROM events_truth WHERE event = 'little_red_book' AND measure = '${measure}')`;
  const out = `day BETWEEN DATE '${OUTAGE.from}' AND DATE '${OUTAGE.to}'`;
  const visits = `(SELECT sum(visits) FROM traffic_day WHERE NOT tracking_ok)`;
  const orders = `(SELECT count(*) FROM sales_order WHERE shop_id = '${OUTAGE.shop}' AND order_${out.replace('day', 'date')})`;
  const usual = `(SELECT sum(visits) FROM traffic_day WHERE shop_id = '${OUTAGE.shop}' AND strftime(day, '%Y-%m') = '${OUTAGE.from.slice(0, 7)}' AND tracking_ok)`;
  return {
    acquisition: `SELECT ${won} AS new_customers,
  (SELECT sum(target)::BIGINT FROM target_month WHERE metric = 'new_customers' AND month ${days}) AS new_customers_target,
  ${spent} AS spend,
  (SELECT sum(amount) FROM budget_expense WHERE account_code = '660103' AND month ${days}) AS spend_budget,
  ${spent} / ${won} AS cac,
  ${repurchase(COHORT_BEFORE, 90)} AS repurchase_90d_before,
  ${repurchase(COHORT_PUSHED, 90)} AS repurchase_90d_after,
  ${repurchase(COHORT_BEFORE, 365)} AS repurchase_12m_before,
  ${lifetime(COHORT_BEFORE)} AS ltv_12m_before,
  ${lifetime(COHORT_PUSHED)} AS ltv_12m_after`,
    little_red_book: `SELECT ${LITTLE_RED_BOOK.expected} * k AS expected, ${extra('new_customers')} AS new_customers, ${extra('spend')} AS spend,
  ${extra('spend')} / ${extra('new_customers')} AS cac FROM scale_of`,
    tracking: `SELECT ${visits} AS visits, ${visits} / ${OUTAGE.seen} AS visits_without, ${visits} / (${visits} / ${OUTAGE.seen}) - 1 AS visits_change,
  ${orders} AS orders, ${orders} / ${visits} AS conversion,
  (SELECT count(*) FROM sales_order WHERE shop_id = '${OUTAGE.shop}' AND strftime(order_date, '%Y-%m') = '${OUTAGE.from.slice(0, 7)}' AND NOT order_${out.replace('day', 'date')}) / ${usual} AS conversion_usual`,
  };
}

type Cohort = readonly [from: string, to: string];

const inCohort = ([from, to]: Cohort): string =>
  `c.customer_type = 'consumer' AND c.first_order_date BETWEEN DATE '${from}' AND DATE '${to}'`;

/** Share of the consumers won in a span that ordered again within so many days, cancelled orders left out. */
function repurchase(cohort: Cohort, days: number): string {
  return `(SELECT count(DISTINCT o.customer_id) FROM sales_order o JOIN customer c USING (customer_id)
    WHERE ${inCohort(cohort)} AND o.status <> 'cancelled' AND o.days_since_first BETWEEN 1 AND ${days})
    / (SELECT count(*) FROM customer c WHERE ${inCohort(cohort)})`;
}

/**
 * What a customer leaves in the twelve months after the first order: how often customers of the span come back in them, as
 * drawn (also on days to come), times what a later order of their channel leaves, as the rows so far say.
 */
function lifetime(cohort: Cohort): string {
  return `(SELECT sum(times * each) FROM (
      SELECT r.ch, count(*) * (SELECT count(*) FILTER (status <> 'cancelled') / count(*) FROM sales_order o WHERE o.channel_id = r.ch AND o.days_since_first > 0) AS times
      FROM repeat_order r JOIN customer c USING (customer_id) WHERE ${inCohort(cohort)} AND r.since_first <= 365 GROUP BY r.ch) t
    JOIN (SELECT channel_id AS ch, sum(contribution)::DOUBLE / count(*) AS each FROM order_margin
      WHERE NOT is_new_customer AND signed_date >= DATE '${cohort[0]}' AND signed_date < DATE '${cohort[0]}' + INTERVAL '1 year' GROUP BY channel_id) e USING (ch))
    / (SELECT count(*) FROM customer c WHERE ${inCohort(cohort)})`;
}
