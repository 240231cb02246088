import type { Refusal } from '../formulas/condition.ts';
import type { Graph } from '../graph/graph.ts';
import { type ItemRef, readObject } from '../manifest/read-object.ts';
import type { MetricFlowRequest } from './request.ts';

/** A request in MetricFlow's own words: names as its command line takes them, or objects as saved queries write them. */
export interface WrittenRequest {
  readonly metrics: readonly string[];
  readonly groupBy: readonly string[];
  readonly where: readonly string[];
  readonly orderBy: readonly string[];
  readonly limit: number | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly savedQuery: string | null;
  readonly minMaxOnly: boolean;
}

/** Names and objects read; what a saved query adds is added. */
export function readRequest(
  graph: Graph,
  written: WrittenRequest,
): MetricFlowRequest | { readonly refused: Refusal } {
  const { savedQuery: name } = written;
  const saved = graph.manifest.savedQueries.find((one) => one.name === name) ?? null;
  if (name !== null && saved === null) return { refused: { why: 'unknown', name } };
  const custom = new Set(graph.custom.keys());
  const groupBy: ItemRef[] = [];
  for (const text of [...(saved?.groupBy ?? []), ...written.groupBy]) {
    const ref = readObject(text, custom)?.ref;
    if (ref?.kind !== 'item') return { refused: { why: 'unknown', name: text } };
    groupBy.push(ref);
  }
  const orderBy: { item: ItemRef | string; descending: boolean }[] = [];
  for (const text of [...(saved?.orderBy ?? []), ...written.orderBy]) {
    const object = readObject(text, custom);
    if (object === null) return { refused: { why: 'unknown', name: text } };
    const { ref, descending } = object;
    const word = ref.kind === 'metric' ? ref.name : ref.path.length === 0 ? ref.element : null;
    const isMetric = graph.manifest.metrics.some((metric) => metric.name === word);
    orderBy.push({ item: word !== null && isMetric ? word : (ref as ItemRef), descending });
  }
  const metrics = [...new Set([...(saved?.metrics ?? []), ...written.metrics].map(metricName))];
  const { from, to } = written;
  return {
    metrics,
    groupBy,
    where: [...(saved?.where ?? []), ...written.where],
    orderBy,
    limit: written.limit ?? saved?.limit ?? null,
    days: from === null && to === null ? null : { from: from ?? '0001-01-01', to: to ?? '9999-12-31' },
    minMaxOnly: written.minMaxOnly,
  };
}

/** `Metric('bookings')` or `bookings`. */
function metricName(text: string): string {
  return /^Metric\(\s*['"](\w+)['"]/.exec(text.trim())?.[1] ?? text.trim();
}
