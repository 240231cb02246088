import type { Wire } from '@plumbline/client';

const PLANS = ['target', 'budget', 'forecast'] as const;

/** The plans that are compared with on the snapshot days of both sides. */
export function matchedPlans(compare: NonNullable<Wire<'MetricQuery'>['compare']>) {
  return PLANS.filter((plan) => compare.some((item) => typeof item === 'object' && plan in item));
}
