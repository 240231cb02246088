import { useQuery } from '@tanstack/react-query';
import type { MetricEntry } from '../../api/answer.ts';
import { isMixedRefused } from '../../api/refusal.ts';
import { meQuery } from '../../api/server.ts';
import { type FrameChoice, type FrameState, useFrame } from '../../frame/search.ts';
import { useMetricAddress } from './metric-address.ts';
import type { MetricAddress } from './metric-address-of.ts';
import { periodQuery } from './strip/figure-queries.ts';

/**
 * The frame of a metric page: it also says by which definitions every question is answered, and of amounts that are recorded in
 * several currencies that they are asked for in the workspace's.
 */
export function useAskedFrame(metric: MetricEntry): FrameState {
  const { address } = useMetricAddress();
  const frame = askedFrame(useFrame(), address);
  const { error } = useQuery(periodQuery(metric, frame));
  const currency = useQuery(meQuery).data?.workspace.currency;
  if (currency === undefined || !isMixedRefused(error)) return frame;
  return { ...frame, scoped: (question) => frame.scoped({ ...question, currency }) };
}

export function askedFrame<F extends FrameChoice>(frame: F, { restated }: MetricAddress): F {
  if (restated === undefined) return frame;
  return { ...frame, scoped: (question) => frame.scoped({ ...question, restated: true }) };
}
