import type { Metric, Model } from '../model.ts';

/** What is written as a metric: not the lines of statements. */
export function declaredMetrics({ metrics }: Pick<Model, 'metrics'>): readonly Metric[] {
  return [...metrics.values()].filter(({ statement }) => statement === null);
}
