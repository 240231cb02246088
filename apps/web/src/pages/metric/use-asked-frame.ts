import { type FrameChoice, type FrameState, useFrame } from '../../frame/search.ts';
import { useMetricAddress } from './metric-address.ts';
import type { MetricAddress } from './metric-address-of.ts';

/** The frame of a metric page: it also says by which definitions every question is answered. */
export function useAskedFrame(): FrameState {
  const { address } = useMetricAddress();
  return askedFrame(useFrame(), address);
}

export function askedFrame<F extends FrameChoice>(frame: F, { restated }: MetricAddress): F {
  if (restated === undefined) return frame;
  return { ...frame, scoped: (question) => frame.scoped({ ...question, restated: true }) };
}
