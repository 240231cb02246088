import type { MetricEntry } from '../../api/answer.ts';
import { useFrame } from '../../frame/search.ts';
import { useScopeName } from '../../frame/use-scope-name.ts';
import type { Period } from '../../reading/period.ts';
import { MetricCardFace } from './metric-card-face.tsx';
import { useCard } from './use-card.ts';

interface MetricCardProps {
  readonly metric: MetricEntry;
  /** Absent: the period of the frame. */
  readonly period?: Period;
}

/** 指标卡: asks for one metric by the frame's period and scope, and shows it with its comparisons, plan and course. */
export function MetricCard({ metric, period }: MetricCardProps) {
  const frame = useFrame();
  const card = useCard(metric, { ...frame, period: period ?? frame.period });
  return <MetricCardFace {...card} scope={useScopeName()} />;
}
