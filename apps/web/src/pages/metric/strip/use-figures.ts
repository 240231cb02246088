import { useQuery } from '@tanstack/react-query';
import type { MetricEntry, Result } from '../../../api/answer.ts';
import { type CardFigure, cardFigureOf } from '../../../parts/metric-card/card-figure.ts';
import { useAskedFrame } from '../use-asked-frame.ts';
import { openingQuery, periodQuery, planQuery, yearQuery } from './figure-queries.ts';

export interface Asked<V> {
  readonly value: V | undefined;
  readonly result: Result | undefined;
  readonly error: Error | null;
}

export function usePeriodFigure(metric: MetricEntry): Asked<CardFigure> {
  const { data, error } = useQuery(periodQuery(metric, useAskedFrame(metric)));
  return { value: data && cardFigureOf(metric, data), result: data, error };
}

export function usePlanFigure(metric: MetricEntry): Asked<CardFigure> {
  const { data, error } = useQuery(planQuery(metric, useAskedFrame(metric)));
  return { value: data && cardFigureOf(metric, data), result: data, error };
}

export function useYearFigure(metric: MetricEntry): Asked<CardFigure> {
  const { data, error } = useQuery(yearQuery(metric, useAskedFrame(metric)));
  return { value: data && cardFigureOf(metric, data), result: data, error };
}

export function useOpeningFigure(metric: MetricEntry): Asked<Result> & { readonly before: string } {
  const { before, asked } = openingQuery(metric, useAskedFrame(metric));
  const { data, error } = useQuery(asked);
  return { value: data, result: data, error, before };
}
