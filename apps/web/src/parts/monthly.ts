import { type MetricEntry, planOf } from '../api/answer.ts';
import { askPlannedTogether } from '../figures/ask-planned-together.ts';
import { type Scope, withScope } from '../frame/scope.ts';

/** A metric month by month with the year before and its plan: what the chart and the table beside it both read. */
export function monthlyQuery(metric: MetricEntry, period: string, scope: Scope | null) {
  const question = { metrics: [metric.name], by: ['month'], period, compare: ['year_ago' as const] };
  return askPlannedTogether(withScope(question, scope), planOf(metric));
}
