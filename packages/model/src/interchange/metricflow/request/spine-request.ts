import type { Graph } from '../graph/graph.ts';
import type { MetricFlowRequest, TranslatedKey, Translation } from './request.ts';
import { periodOf } from './request-period.ts';

const GRAINS: readonly string[] = ['day', 'week', 'month', 'quarter', 'year'];

/** Times without a metric: the members of the table of days. */
export function spineOnly(
  graph: Graph,
  { groupBy, days, where, orderBy, limit, minMaxOnly }: MetricFlowRequest,
): Translation {
  const dataset = graph.daySpine;
  const feature = (text: string): Translation => ({ refused: { why: 'feature', feature: text } });
  if (dataset === null || where.length > 0 || minMaxOnly) return feature('metric_time without a metric');
  const keys: TranslatedKey[] = [];
  for (const [i, item] of groupBy.entries()) {
    const as = `key_${i + 1}`;
    const grain = item.grain ?? 'day';
    const custom = graph.custom.get(grain);
    if (custom !== undefined) keys.push({ field: `${custom.dataset}.${custom.column}`, as });
    else if (GRAINS.includes(grain) && item.part === null)
      keys.push({ field: `${dataset.name}.${dataset.column}`, grain, as });
    else return feature(`metric_time by ${item.part ?? grain}`);
  }
  const range = periodOf(days, groupBy[0]?.grain ?? 'day')?.split('..');
  const [from, to] = range ?? [];
  const time = `${dataset.name}.${dataset.column}`;
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
