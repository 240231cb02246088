import { useQuery } from '@tanstack/react-query';
import { type MetricEntry, planOf, type Result } from '../../../api/answer.ts';
import { askQuery } from '../../../api/server.ts';
import { useFrame } from '../../../frame/search.ts';
import {
  firstMonthOf,
  lastMonthOf,
  type Month,
  type Period,
  type PeriodGrain,
  periodAround,
  shiftPeriod,
} from '../../../reading/period.ts';

/** Members of the time in a trend. */
const MEMBERS: { readonly [G in PeriodGrain]: number } = { month: 12, quarter: 8, year: 5 };

/** The members that lead to the chosen month; the one that runs now follows where it is next. */
export function courseOf(
  month: Month,
  today: string,
  step: PeriodGrain,
): { readonly first: Period; readonly last: Period } {
  const chosen = periodAround(month, step);
  const running = periodAround(today.slice(0, 7), step);
  const first = shiftPeriod(chosen, 1 - MEMBERS[step]);
  return { first, last: shiftPeriod(chosen, 1) === running ? running : chosen };
}

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
  const { first, last } = courseOf(month, today, step);
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
