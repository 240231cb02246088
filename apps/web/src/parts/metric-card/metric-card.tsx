import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { MetricEntry } from '../../api/answer.ts';
import { useFrame } from '../../frame/search.ts';
import { grainOf, type Period } from '../../reading/period.ts';
import { cardFigureOf } from './card-figure.ts';
import { cardCourseQuery, cardPlanQuery, cardQuery } from './card-query.ts';
import { MetricCardFace } from './metric-card-face.tsx';
import { sparkOf } from './spark.ts';

interface MetricCardProps {
  readonly metric: MetricEntry;
  /** Absent: the period of the frame. */
  readonly period?: Period;
}

/** 指标卡: asks for one metric by the frame's period and scope, and shows it with its comparisons, plan and course. */
export function MetricCard({ metric, period: own }: MetricCardProps) {
  const frame = useFrame();
  const asking = { ...frame, period: own ?? frame.period };
  const client = useQueryClient();
  const asked = cardQuery(metric, asking);
  const answer = useQuery(asked);
  const planned = useQuery(cardPlanQuery(metric, asking));
  const course = useQuery(cardCourseQuery(metric, asking));
  return (
    <MetricCardFace
      metric={metric}
      grain={grainOf(asking.period)}
      figure={answer.data === undefined ? undefined : cardFigureOf(metric, answer.data, planned.data)}
      scope={frame.scope?.value}
      spark={course.data === undefined ? undefined : sparkOf(course.data, metric.name)}
      error={answer.error}
      retry={() => void answer.refetch()}
      cancel={() => void client.cancelQueries({ queryKey: asked.queryKey })}
      isIdle={answer.isPending && answer.fetchStatus === 'idle'}
    />
  );
}
