import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { MetricEntry, Result } from '../../../api/answer.ts';
import { firstDayOf } from '../../../reading/month-of-day.ts';
import { type Month, periodAround } from '../../../reading/period.ts';
import { useAskedFrame } from '../use-asked-frame.ts';
import { coursePlanQuery, courseQuery } from './course-queries.ts';
import { listedCourse } from './course-span.ts';
import { isPeriodGrain, type Step } from './step.ts';

export interface Course {
  /** With the year before. */
  readonly result: Result | undefined;
  /** With the plan; undefined where there is none, or none that the scope reaches. */
  readonly plan: Result | undefined;
  readonly error: Error | null;
  readonly refetch: () => void;
  /** First day of the member that the bar chose; null: of no list of the company's own. */
  readonly chosen: string | null;
}

/** What the trend and the table beside it both read. */
export function useCourse(metric: MetricEntry, step: Step): Course {
  const frame = useAskedFrame(metric);
  const main = useQuery(courseQuery(metric, step, frame));
  const planned = coursePlanQuery(metric, step, frame);
  const plan = useQuery(planned);
  return {
    result: useShown(main.data, step, frame.month),
    plan: useShown(planned.enabled ? plan.data : undefined, step, frame.month),
    error: main.error,
    refetch: () => void main.refetch(),
    chosen: isPeriodGrain(step) ? firstDayOf(periodAround(frame.month, step)) : null,
  };
}

/** Of what was asked, the members that the trend shows. */
function useShown(result: Result | undefined, step: Step, month: Month): Result | undefined {
  return useMemo(
    () => (result === undefined || isPeriodGrain(step) ? result : listedCourse(result, month)),
    [result, step, month],
  );
}
