import { type MetricEntry, planOf } from '../api/answer.ts';
import { askQuery } from '../api/server.ts';

/** A metric month by month with the year before and its plan: what the chart and the table beside it both read. */
export function monthlyQuery(metric: MetricEntry, period: string) {
  const plan = planOf(metric);
  return askQuery({
    metrics: [metric.name],
    by: ['month'],
    period,
    compare: ['year_ago', ...(plan === null ? [] : [plan])],
  });
}
