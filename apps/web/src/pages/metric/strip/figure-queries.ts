import { useQuery } from '@tanstack/react-query';
import { type MetricEntry, planOf, type Result } from '../../../api/answer.ts';
import { askQuery } from '../../../api/server.ts';
import { useFrame } from '../../../frame/search.ts';
import { type CardFigure, cardFigureOf } from '../../../parts/metric-card/card-figure.ts';
import { shiftPeriod } from '../../../reading/period.ts';

export interface Asked<V> {
  readonly value: V | undefined;
  readonly result: Result | undefined;
  readonly error: Error | null;
}

/** The figure of the period and what it is compared with. Its plan is asked apart: a scope may reach the one and not the other. */
export function usePeriodFigure(metric: MetricEntry): Asked<CardFigure> {
  const { period, grain, scoped } = useFrame();
  const { data, error } = useQuery(
    askQuery(
      scoped({
        metrics: [metric.name],
        period,
        compare: ['year_ago', ...(grain === 'year' ? [] : ['previous' as const])],
      }),
    ),
  );
  return { value: data && cardFigureOf(metric, data), result: data, error };
}

export function usePlanFigure(metric: MetricEntry): Asked<CardFigure> {
  const { period, scoped } = useFrame();
  const plan = planOf(metric);
  const { data, error } = useQuery({
    ...askQuery(scoped({ metrics: [metric.name], period, compare: plan === null ? [] : [plan] })),
    enabled: plan !== null,
  });
  return { value: data && cardFigureOf(metric, data), result: data, error };
}

/** From January on, for what adds up or is a ratio over time. */
export function useYearFigure(metric: MetricEntry, isAsked: boolean): Asked<CardFigure> {
  const { toDate, scoped } = useFrame();
  const { data, error } = useQuery({
    ...askQuery(scoped({ metrics: [metric.name], period: toDate, compare: ['year_ago'] })),
    enabled: isAsked,
  });
  return { value: data && cardFigureOf(metric, data), result: data, error };
}

/** A stock does not add up over the year: it is compared with the end of the year before. */
export function useOpeningFigure(
  metric: MetricEntry,
  isAsked: boolean,
): Asked<Result> & { readonly before: string } {
  const { period, month, scoped } = useFrame();
  const before = `${shiftPeriod(month.slice(0, 4), -1)}-12`;
  const { data, error } = useQuery({
    ...askQuery(scoped({ metrics: [metric.name], period, compare: [{ fixed: before }] })),
    enabled: isAsked,
  });
  return { value: data, result: data, error, before };
}
