import { useQuery } from '@tanstack/react-query';
import type { MetricEntry } from '../../api/answer.ts';
import { meQuery } from '../../api/server.ts';
import { type FrameChoice, type FrameState, useFrame } from '../../frame/search.ts';
import { useMetricAddress } from './metric-address.ts';
import type { MetricAddress } from './metric-address-of.ts';

/** What of the workspace decides how amounts are asked. */
interface Money {
  readonly currency: string;
  readonly currencies: string | null;
}

/** The frame of a metric page: it also says by which definitions, and in which currency, every question is answered. */
export function useAskedFrame(metric: MetricEntry): FrameState {
  const { address } = useMetricAddress();
  return askedFrame(useFrame(), { address, metric, money: useQuery(meQuery).data?.workspace });
}

/** Amounts of which each row names the currency have one figure in a currency that the question names. */
export function askedCurrency(metric: MetricEntry, money: Money | undefined): string | undefined {
  const isConverted = metric.several_currencies === true && (money?.currencies ?? null) !== null;
  return isConverted ? money?.currency : undefined;
}

export function askedFrame<F extends FrameChoice>(
  frame: F,
  {
    address: { restated },
    metric,
    money,
  }: { readonly address: MetricAddress; readonly metric: MetricEntry; readonly money: Money | undefined },
): F {
  const currency = askedCurrency(metric, money);
  const terms = {
    ...(restated === undefined ? {} : { restated: true }),
    ...(currency === undefined ? {} : { currency }),
  };
  if (Object.keys(terms).length === 0) return frame;
  return { ...frame, scoped: (question) => frame.scoped({ ...question, ...terms }) };
}
