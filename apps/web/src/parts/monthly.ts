import { type MetricEntry, planOf } from '../api/answer.ts';
import { askPlannedTogether } from '../figures/ask-planned-together.ts';
import type { FrameChoice } from '../frame/search.ts';
import { frameInCurrency } from './asked-currency.ts';

/** A metric month by month with the year before and its plan: what the chart and the table beside it both read. */
export function monthlyQuery(
  metric: MetricEntry,
  period: string,
  frame: Pick<FrameChoice, 'scoped' | 'money'>,
) {
  const question = { metrics: [metric.name], by: ['month'], period, compare: ['year_ago' as const] };
  return askPlannedTogether(frameInCurrency(frame, metric).scoped(question), planOf(metric));
}
