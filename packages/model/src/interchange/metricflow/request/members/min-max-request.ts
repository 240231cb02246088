import { type Counted, modelsOf, nameOf } from '../../formulas/condition.ts';
import type { Graph } from '../../graph/graph.ts';
import { isClockGrain } from '../../graph/graph.ts';
import { nameItem } from '../../graph/name-item.ts';
import type { MetricFlowRequest, Translation } from '../request.ts';

interface Options {
  readonly measures: readonly Counted[];
  readonly prefix: string;
}

/** The least and the greatest value of one dimension: two metrics of the request's own. */
export function minMaxRequest(
  graph: Graph,
  request: MetricFlowRequest,
  { measures, prefix }: Options,
): Translation {
  const [item, ...more] = request.groupBy;
  if (item === undefined || more.length > 0 || request.metrics.length > 0 || request.where.length > 0)
    return { refused: { why: 'feature', feature: 'min_max_only' } };
  const named = nameItem(graph, modelsOf(measures), item);
  if (typeof named === 'string') return { refused: { why: named, name: nameOf(item) } };
  const base = named.located[0]?.dimension?.grain ?? null;
  const grain = item.grain ?? base;
  const isOwn = grain === base || grain === null || (grain === 'day' && base !== null && !isClockGrain(base));
  const value = isOwn ? named.text : `date_trunc(${grain}, ${named.text})`;
  const metrics = (['min', 'max'] as const).map((fn) => ({
    name: `${prefix}${fn}`,
    label: null,
    description: null,
    formula: `${fn}(${value})`,
    time: null,
  }));
  return { query: { metrics: metrics.map(({ name }) => name), by: [] }, metrics };
}
