import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { MetricEntry } from '../../api/answer.ts';
import { askQuery } from '../../api/server.ts';
import { useFrame } from '../../frame/search.ts';
import { firstMonthOf, grainOf, type Period, shiftPeriod } from '../../reading/period.ts';
import { cardFigureOf } from './card-figure.ts';
import { cardPlanQuery, cardQuery } from './card-query.ts';
import { MetricCardFace } from './metric-card-face.tsx';
import { sparkOf } from './spark.ts';

/** How many periods the small line shows. */
const SPARK = { month: 13, quarter: 9, year: 5 } as const;

interface MetricCardProps {
  readonly metric: MetricEntry;
  /** Absent: the period of the frame. */
  readonly period?: Period;
}

/** 指标卡: asks for one metric by the frame's period and scope, and shows it with its comparisons, plan and course. */
export function MetricCard({ metric, period: own }: MetricCardProps) {
  const frame = useFrame();
  const period = own ?? frame.period;
  const grain = grainOf(period);
  const client = useQueryClient();
  const asking = { period, scope: frame.scope, scoped: frame.scoped };
  const asked = cardQuery(metric, asking);
  const answer = useQuery(asked);
  const planned = useQuery(cardPlanQuery(metric, asking));
  const first = firstMonthOf(shiftPeriod(period, 1 - SPARK[grain]));
  const course = useQuery(
    askQuery(frame.scoped({ metrics: [metric.name], by: [grain], period: `${first}..${period}` })),
  );
  return (
    <MetricCardFace
      metric={metric}
      grain={grain}
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
