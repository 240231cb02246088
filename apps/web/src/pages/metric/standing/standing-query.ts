import type { Wire } from '@plumbline/client';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../../api/server.ts';

type Step = Wire<'Standing'>['steps'][number];

/** What was found of a metric, and said about it. */
export function standingQuery(name: string) {
  return queryOptions({
    queryKey: ['standing', name],
    queryFn: ({ signal }) => call('metricStanding', { path: { name }, signal }),
  });
}

export interface DriftCause {
  readonly kind: 'metric' | 'dataset' | 'column';
  readonly id: string;
  readonly was: string | null;
  readonly is: string | null;
}

/** The step that put the metric where it is; absent: something that it is made of was found. */
export function foundBy(steps: readonly Step[], event: 'drift' | 'suspend'): Step | undefined {
  const ends = event === 'drift' ? ['settle', 'confirm'] : ['resume'];
  const last = steps.findLast((step) => step.event === event || ends.includes(step.event));
  return last?.event === event ? last : undefined;
}

export function causesOf({ details }: Step): readonly DriftCause[] {
  return (details as { readonly causes?: readonly DriftCause[] }).causes ?? [];
}

export function reconciliationOf({ details }: Step): string | null {
  return (details as { readonly reconciliation?: string }).reconciliation ?? null;
}
