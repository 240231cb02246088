import { edgeOf, type MetricEntry } from '../../api/answer.ts';
import type { Asked } from './figures.ts';

export interface Edge {
  /** Last day that has rows, ISO. */
  readonly day: string;
  readonly metrics: readonly MetricEntry[];
  /** How often these metrics are made, where all of them agree. */
  readonly frequency: string | null;
}

/** Up to which day the answers know: metrics of the same last day together, the earliest day first. */
export function edgesOf(asked: readonly Asked[]): readonly Edge[] {
  const byDay = new Map<string, MetricEntry[]>();
  for (const { metric, result } of asked) {
    const day = result === undefined ? null : edgeOf(result, metric.name);
    if (day !== null) byDay.set(day, [...(byDay.get(day) ?? []), metric]);
  }
  return [...byDay]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, metrics]) => ({ day, metrics, frequency: commonFrequency(metrics) }));
}

function commonFrequency(metrics: readonly MetricEntry[]): string | null {
  const [first, ...others] = new Set(metrics.map(({ attributes }) => attributes.frequency));
  return others.length === 0 && typeof first === 'string' ? first : null;
}
