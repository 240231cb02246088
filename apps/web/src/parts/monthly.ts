import { type MetricEntry, planOf } from '../api/answer.ts';
import { type Scope, withScope } from '../frame/scope.ts';

/** A metric month by month with the year before and its plan: what the chart and the table beside it both read. */
export function monthlyQuestion(metric: MetricEntry, period: string, scope: Scope | null) {
  const plan = planOf(metric);
  const question = {
    metrics: [metric.name],
    by: ['month'],
    period,
    compare: ['year_ago' as const, ...(plan === null ? [] : [plan])],
  };
  return withScope(question, scope);
}
