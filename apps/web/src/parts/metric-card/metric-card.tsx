import type { MetricEntry } from '../../api/answer.ts';
import { useFrame } from '../../frame/search.ts';
import { grainOf, type Period } from '../../reading/period.ts';
import { cardFigureOf } from './card-figure.ts';
import { MetricCardFace } from './metric-card-face.tsx';
import { sparkOf } from './spark.ts';
import { useCardAnswers } from './use-card-answers.ts';

interface MetricCardProps {
  readonly metric: MetricEntry;
  /** Absent: the period of the frame. */
  readonly period?: Period;
}

/** 指标卡: asks for one metric by the frame's period and scope, and shows it with its comparisons, plan and course. */
export function MetricCard({ metric, period: own }: MetricCardProps) {
  const frame = useFrame();
  const period = own ?? frame.period;
  const { result, planned, course, error, isCancelled, cancel, retry } = useCardAnswers(metric, period);
  return (
    <MetricCardFace
      metric={metric}
      grain={grainOf(period)}
      figure={result === undefined ? undefined : cardFigureOf(metric, result, planned)}
      scope={frame.scope?.value}
      spark={course === undefined ? undefined : sparkOf(course, metric.name)}
      error={error}
      retry={retry}
      cancel={cancel}
      isIdle={isCancelled}
    />
  );
}
