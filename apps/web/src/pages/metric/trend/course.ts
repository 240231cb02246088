import { useQuery } from '@tanstack/react-query';
import { type MetricEntry, planOf, type Result } from '../../../api/answer.ts';
import { askQuery } from '../../../api/server.ts';
import { useFrame } from '../../../frame/search.ts';
import { firstMonthOf, lastMonthOf, type PeriodGrain, periodAround } from '../../../reading/period.ts';
import { courseSpan } from './course-span.ts';

export interface Course {
  /** With the year before. */
  readonly result: Result | undefined;
  /** With the plan; undefined where there is none, or none that the scope reaches. */
  readonly plan: Result | undefined;
  readonly error: Error | null;
  readonly refetch: () => void;
  /** First days of the members that are drawn. */
  readonly chosen: string;
}

/** What the trend and the table beside it both read. */
export function useCourse(metric: MetricEntry, step: PeriodGrain): Course {
  const { month, today, scoped } = useFrame();
  const { first, last } = courseSpan(month, today, step);
  const plan = planOf(metric);
  const base = {
    metrics: [metric.name],
    by: [step],
    period: `${firstMonthOf(first)}..${lastMonthOf(last)}`,
    fill: true,
  };
  const main = useQuery(askQuery(scoped({ ...base, compare: ['year_ago'] })));
  const planned = useQuery({
    ...askQuery(scoped({ ...base, compare: plan === null ? [] : [plan] })),
    enabled: plan !== null,
  });
  return {
    result: main.data,
    plan: plan === null ? undefined : planned.data,
    error: main.error,
    refetch: () => void main.refetch(),
    chosen: `${firstMonthOf(periodAround(month, step))}-01`,
  };
}
