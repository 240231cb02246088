import type { MetricEntry } from '../../api/answer.ts';
import { type FrameChoice, type FrameState, useFrame } from '../../frame/search.ts';
import { frameInCurrency } from '../../parts/asked-currency.ts';
import { useMetricAddress } from './metric-address.ts';
import type { MetricAddress } from './metric-address-of.ts';

/** The frame of a metric page: it also says by which definitions, and in which currency, every question is answered. */
export function useAskedFrame(metric: MetricEntry): FrameState {
  return askedFrame(useFrame(), metric, useMetricAddress().address);
}

export function askedFrame<F extends FrameChoice>(
  frame: F,
  metric: MetricEntry,
  { restated }: MetricAddress,
): F {
  const inCurrency = frameInCurrency(frame, metric);
  if (restated === undefined) return inCurrency;
  return { ...inCurrency, scoped: (question) => inCurrency.scoped({ ...question, restated: true }) };
}
