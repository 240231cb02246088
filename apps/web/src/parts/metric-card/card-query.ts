import { type MetricEntry, planOf } from '../../api/answer.ts';
import { askPlanned } from '../../api/ask-planned.ts';
import type { FrameState } from '../../frame/search.ts';
import { grainOf } from '../../reading/period.ts';

/** What a metric card asks for its figures; who asks the same reads the same answer. */
export function cardQuery(metric: MetricEntry, { period, scoped }: Pick<FrameState, 'period' | 'scoped'>) {
  const question = scoped({
    metrics: [metric.name],
    period,
    compare: ['year_ago', ...(grainOf(period) === 'year' ? [] : ['previous' as const])],
  });
  return askPlanned(question, planOf(metric));
}
