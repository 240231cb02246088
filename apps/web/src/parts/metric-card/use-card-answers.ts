import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { MetricEntry, Result } from '../../api/answer.ts';
import { useFrame } from '../../frame/search.ts';
import type { Period } from '../../reading/period.ts';
import { cardCourseQuery, cardPlanQuery, cardQuery } from './card-query.ts';

export interface CardAnswers {
  readonly result: Result | undefined;
  /** The plan, where it was asked apart. */
  readonly planned: Result | undefined;
  readonly course: Result | undefined;
  readonly error: unknown;
  readonly isCancelled: boolean;
  readonly cancel: () => void;
  readonly retry: () => void;
}

/** What one card shows; cards that ask at the same time share their questions. */
export function useCardAnswers(metric: MetricEntry, period: Period): CardAnswers {
  const asking = { ...useFrame(), period };
  const client = useQueryClient();
  const asked = cardQuery(metric, asking);
  const answer = useQuery(asked);
  const planned = useQuery(cardPlanQuery(metric, asking));
  const course = useQuery(cardCourseQuery(metric, asking));
  return {
    result: answer.data,
    planned: planned.data,
    course: course.data,
    error: answer.error,
    isCancelled: answer.isPending && answer.fetchStatus === 'idle',
    cancel: () => void client.cancelQueries({ queryKey: asked.queryKey }),
    retry: () => void answer.refetch(),
  };
}
