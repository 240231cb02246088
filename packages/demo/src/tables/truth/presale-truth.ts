import { PRESALE } from '../../control/day-slots.ts';
import type { EventSelects } from './events.ts';

/** Event 3: what the presale of 双11 2025 seems to bring, and what it brought. */
export function presaleTruth(): EventSelects {
  const ordered = ([from, to]: readonly [string, string]): string =>
    `(SELECT sum(amount_incl_tax) FROM sales_order WHERE channel_id = 'online' AND order_date BETWEEN DATE '${from}' AND DATE '${to}')`;
  const effect = (measure: string): string =>
    `(SELECT sum(value) FROM events_truth WHERE event = 'presale' AND measure = '${measure}')`;
  const lastYear = PRESALE.window.map((day) => day.replace('2025', '2024'));
  const before = `${ordered([lastYear[0] ?? '', lastYear[1] ?? ''])}`;
  const window = ordered(PRESALE.window);
  const after = ordered(PRESALE.after);
  return {
    presale: `SELECT (SELECT sum(amount) FROM marketing_spend WHERE campaign_id = 'C-D11-2511') AS cost,
  ${window} AS ordered_in_window, ${before} AS ordered_a_year_before, ${window} / ${before} - 1 AS seeming_growth,
  ${effect('ordered_in_window')} AS effect_in_window, ${effect('ordered_in_window')} / (${window} - ${effect('ordered_in_window')}) AS growth_in_window,
  ${effect('ordered_after')} AS effect_after, ${effect('ordered_after')} / (${after} - ${effect('ordered_after')}) AS growth_after,
  ${returned('2025-01-01', '2025-10-31')} AS return_rate_before, ${returned('2025-11-01', '2025-11-30')} AS return_rate,
  ${effect('returned_after_month_end')} AS returned_after_month_end`,
  };
}

/** Of what was signed for online in a span, the part that came back. */
function returned(from: string, to: string): string {
  return `(SELECT sum(r.amount) / sum(l.amount) FROM sales_order_line l LEFT JOIN sales_return r USING (order_id, line_number)
    WHERE l.channel_id = 'online' AND l.signed_date BETWEEN DATE '${from}' AND DATE '${to}')`;
}
