import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { MetricEntry } from '../../api/answer.ts';
import { grainOf } from '../../reading/period.ts';
import { cardFigureOf } from './card-figure.ts';
import { type Asking, cardCourseQuery, cardPlanQuery, cardQuery } from './card-query.ts';
import type { MetricCardFaceProps } from './metric-card-face.tsx';
import { sparkOf } from './spark.ts';

/** Asks for one metric, its plan and its course: what a card shows of them, and the way out while they are waited for. */
export function useCard(metric: MetricEntry, asking: Asking, isAsked = true) {
  const client = useQueryClient();
  const asked = cardQuery(metric, asking);
  const plan = cardPlanQuery(metric, asking);
  const answer = useQuery({ ...asked, enabled: isAsked });
  const planned = useQuery({ ...plan, enabled: isAsked && plan.enabled });
  const course = useQuery({ ...cardCourseQuery(metric, asking), enabled: isAsked });
  return {
    metric,
    grain: grainOf(asking.period),
    figure: answer.data === undefined ? undefined : cardFigureOf(metric, answer.data, planned.data),
    spark: course.data === undefined ? undefined : sparkOf(course.data, metric.name),
    error: answer.error,
    retry: () => void answer.refetch(),
    cancel: () => void client.cancelQueries({ queryKey: asked.queryKey }),
    isIdle: answer.isPending && answer.fetchStatus === 'idle',
  } satisfies MetricCardFaceProps;
}
