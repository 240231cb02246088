import { useQuery } from '@tanstack/react-query';
import type { MetricEntry, Result } from '../../../api/answer.ts';
import { firstDayOf } from '../../../reading/month-of-day.ts';
import { type PeriodGrain, periodAround } from '../../../reading/period.ts';
import { useAskedFrame } from '../use-asked-frame.ts';
import { coursePlanQuery, courseQuery } from './course-queries.ts';

export interface Course {
  /** With the year before. */
  readonly result: Result | undefined;
  /** With the plan; undefined where there is none, or none that the scope reaches. */
  readonly plan: Result | undefined;
  readonly error: Error | null;
  readonly refetch: () => void;
  /** First days of the members that are drawn. */
  readonly chosen: string | null;
}

/** What the trend and the table beside it both read. */
export function useCourse(metric: MetricEntry, step: PeriodGrain): Course {
  const frame = useAskedFrame(metric);
  const main = useQuery(courseQuery(metric, step, frame));
  const planned = coursePlanQuery(metric, step, frame);
  const plan = useQuery(planned);
  return {
    result: main.data,
    plan: planned.enabled ? plan.data : undefined,
    error: main.error,
    refetch: () => void main.refetch(),
    chosen: firstDayOf(periodAround(frame.month, step)),
  };
}
