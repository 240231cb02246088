import { partOf } from '../../formulas/date-part.ts';
import type { Graph } from '../../graph/graph.ts';
import type { ItemRef } from '../../manifest/read-object.ts';
import type { MetricFlowRequest, TranslatedKey, Translation } from '../request.ts';
import { periodOf } from '../request-period.ts';

const GRAINS: readonly string[] = ['day', 'week', 'month', 'quarter', 'year'];

const feature = (text: string): Translation => ({ refused: { why: 'feature', feature: text } });

/** Times without a metric: the members of the table of days. */
export function spineOnly(graph: Graph, request: MetricFlowRequest, prefix: string): Translation {
  const { groupBy, days, where, orderBy, limit } = request;
  if (graph.daySpine === null || where.length > 0) return feature('metric_time without a metric');
  const time = `${graph.daySpine.name}.${graph.daySpine.column}`;
  if (request.minMaxOnly) return endsOf(time, request, prefix);
  const keys: TranslatedKey[] = [];
  for (const [i, item] of groupBy.entries()) {
    const key = keyOf(graph, item, { time, as: `key_${i + 1}` });
    if (key === null) return feature(`metric_time by ${item.part ?? item.grain ?? 'day'}`);
    keys.push(key);
  }
  const range = periodOf(days, groupBy[0]?.grain ?? 'day')?.split('..');
  const [from, to] = range ?? [];
  const query = {
    metrics: [],
    by: keys,
    ...(range === undefined ? {} : { where: `${time} between date '${from}' and date '${to}'` }),
    ...(orderBy.length === 0
      ? {}
      : { order: orderBy.map(({ descending }) => ({ by: 'key_1', desc: descending })) }),
    ...(limit === null ? {} : { limit }),
  };
  return { query, metrics: [] };
}

interface Column {
  readonly time: string;
  readonly as: string;
}

function keyOf(graph: Graph, { grain, part }: ItemRef, { time, as }: Column): TranslatedKey | null {
  if (part !== null) {
    const word = partOf(part);
    return word === null ? null : { field: time, part: word, as };
  }
  const custom = graph.custom.get(grain ?? 'day');
  if (custom !== undefined) return { field: `${custom.dataset}.${custom.column}`, as };
  return GRAINS.includes(grain ?? 'day') ? { field: time, grain: grain ?? 'day', as } : null;
}

function endsOf(time: string, { groupBy, days }: MetricFlowRequest, prefix: string): Translation {
  const [item, ...more] = groupBy;
  const grain = item?.grain ?? 'day';
  if (item === undefined || more.length > 0 || days !== null || item.part !== null || !GRAINS.includes(grain))
    return feature('min_max_only');
  const value = grain === 'day' ? time : `date_trunc(${grain}, ${time})`;
  const metrics = (['min', 'max'] as const).map((fn) => ({
    name: `${prefix}${fn}`,
    label: null,
    description: null,
    formula: `${fn}(${value})`,
    time: null,
  }));
  return { query: { metrics: metrics.map(({ name }) => name), by: [] }, metrics };
}
