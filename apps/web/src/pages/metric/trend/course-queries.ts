import { type MetricEntry, planOf } from '../../../api/answer.ts';
import { askQuery } from '../../../api/server.ts';
import type { FrameChoice } from '../../../frame/search.ts';
import { firstMonthOf, lastMonthOf } from '../../../reading/period.ts';
import { courseSpan, listedSpan } from './course-span.ts';
import { isPeriodGrain, type Step } from './step.ts';

/** The course with the year before. */
export function courseQuery(metric: MetricEntry, step: Step, frame: FrameChoice) {
  return askQuery(frame.scoped({ ...membersOf(metric, step, frame), compare: ['year_ago'] }));
}

export function coursePlanQuery(metric: MetricEntry, step: Step, frame: FrameChoice) {
  const plan = planOf(metric);
  const question = { ...membersOf(metric, step, frame), compare: plan === null ? [] : [plan] };
  return { ...askQuery(frame.scoped(question)), enabled: plan !== null };
}

function membersOf({ name }: MetricEntry, step: Step, { month, today }: FrameChoice) {
  const { first, last } = isPeriodGrain(step) ? courseSpan(month, today, step) : listedSpan(month);
  return {
    metrics: [name],
    by: [step],
    period: `${firstMonthOf(first)}..${lastMonthOf(last)}`,
    fill: true,
  };
}
