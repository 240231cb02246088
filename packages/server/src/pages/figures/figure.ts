import type { MetricEntry } from '@plumbline/center';
import { measuredBy, type Wire } from '@plumbline/client';

/** A metric with what was answered about it; null: nothing could be. */
export interface Figure {
  readonly metric: MetricEntry;
  readonly plan: 'budget' | 'target' | null;
  readonly result: Wire<'MetricResult'> | null;
  /** Why there is no result, in the language of the page. */
  readonly refusal: string | null;
}

/** Most figures of one page. */
const MOST = 8;

/** Main metrics of the strategic layer first; where nothing says so, the first ones that can stand alone. */
export function headlineMetrics(metrics: readonly MetricEntry[]): readonly MetricEntry[] {
  const planned = new Set(metrics.flatMap(({ plans }) => Object.values(plans)));
  const weight = ({ attributes }: MetricEntry) =>
    (attributes.layer === 'strategic' ? 4 : 0) + (attributes.tier === 'main' ? 2 : 0);
  return metrics
    .filter(({ name }) => !planned.has(name))
    .map((metric, i) => ({ metric, i, weight: weight(metric) }))
    .sort((a, b) => b.weight - a.weight || a.i - b.i)
    .slice(0, MOST)
    .map(({ metric }) => metric);
}

/** This year so far, against the same days of last year and against the plan where there is one. */
export function figureQuery(metric: MetricEntry): { readonly plan: Figure['plan']; readonly query: unknown } {
  const plan = measuredBy({ named: metric.plans, among: metric.rowPlans });
  const compare = ['year_ago', ...(plan === null ? [] : [plan])];
  return { plan, query: { metrics: [metric.name], period: 'ytd', compare } };
}
