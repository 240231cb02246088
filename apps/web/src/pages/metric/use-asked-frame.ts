import type { MetricEntry } from '../../api/answer.ts';
import { type FrameChoice, type FrameState, useFrame } from '../../frame/search.ts';
import { frameInCurrency } from '../../parts/asked-currency.ts';
import { useMetricAddress } from './metric-address.ts';
import { knownDay, type MetricAddress } from './metric-address-of.ts';

/** The frame of a metric page: it also says by which definitions, of which data and in which currency every question is answered. */
export function useAskedFrame(metric: MetricEntry): FrameState {
  return askedFrame(useFrame(), metric, useMetricAddress().address);
}

export function askedFrame<F extends FrameChoice>(frame: F, metric: MetricEntry, address: MetricAddress): F {
  const inCurrency = frameInCurrency(frame, metric);
  const day = knownDay(address);
  const terms = {
    ...(address.restated === undefined ? {} : { restated: true }),
    ...(day === undefined ? {} : { as_of: { data: day } }),
  };
  return { ...inCurrency, scoped: (question) => inCurrency.scoped({ ...question, ...terms }) };
}
