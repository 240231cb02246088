import type { Wire } from '@plumbline/client';
import { type MetricEntry, planOf } from '../../api/answer.ts';
import { askQuery } from '../../api/server.ts';
import type { FrameState } from '../../frame/search.ts';
import { grainOf } from '../../reading/period.ts';

type Asking = Pick<FrameState, 'period' | 'scope' | 'scoped'>;

/** What a metric card asks for its figures; who asks the same reads the same answer. */
export function cardQuery(metric: MetricEntry, frame: Asking) {
  const plan = planOf(metric);
  return ask(
    metric,
    frame,
    plan === null || isPlanApart(metric, frame) ? past(frame) : [...past(frame), plan],
  );
}

/** The plan by itself: it may be made for the whole only, and then the metric must not be refused with it. */
export function cardPlanQuery(metric: MetricEntry, frame: Asking) {
  const plan = planOf(metric);
  const query = ask(metric, frame, plan === null ? past(frame) : [plan]);
  return { ...query, enabled: isPlanApart(metric, frame) };
}

function isPlanApart(metric: MetricEntry, { scope }: Asking): boolean {
  return planOf(metric) !== null && scope !== null;
}

function past({ period }: Asking) {
  return ['year_ago' as const, ...(grainOf(period) === 'year' ? [] : ['previous' as const])];
}

function ask({ name }: MetricEntry, { period, scoped }: Asking, compare: Wire<'MetricQuery'>['compare']) {
  return askQuery(scoped({ metrics: [name], period, compare }));
}
