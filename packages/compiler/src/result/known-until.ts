import { formatDay } from '@plumbline/calendar';
import type { ResolvedQuery, ResultColumn } from '@plumbline/query';
import type { BoundQuery } from '../bind/bind.ts';
import { type Edge, edgeOfHappened } from '../bind/edge.ts';
import { namesScenario } from '../bind/names-scenario.ts';
import { datasetsBehind, datasetsOfMembers } from '../plan/build/rows/datasets-of.ts';
import { type KnownInPart, partialMembers } from './partial.ts';

const WHOLE: KnownInPart = { partial: false, members: [] };

/** Says at a metric's column how far it is known, as if it were asked alone. */
export function withKnownUntil(
  columns: readonly ResultColumn[],
  bound: BoundQuery,
  isWhole: boolean,
): readonly ResultColumn[] {
  const { query } = bound;
  if (query.fiscal !== null) return columns;
  const metrics = new Map(query.metrics.map((metric) => [metric.name, metric]));
  return columns.map((column) => {
    const metric = column.role === 'metric' ? metrics.get(column.name) : undefined;
    if (metric === undefined) return column;
    const own = askedAlone(metric, bound);
    const { partial, members } = isWhole ? WHOLE : partialMembers(own);
    return {
      ...column,
      edge: earliest(own),
      ...(partial ? { partial } : {}),
      ...(members.length === 0 ? {} : { partial_periods: members }),
    };
  });
}

type Alone = Pick<BoundQuery, 'context' | 'query' | 'behind' | 'datasets'>;

/** A scenario that another metric names takes no plan of this one into account. */
function askedAlone(
  metric: ResolvedQuery['metrics'][number],
  { context, query, behind, datasets }: BoundQuery,
): Alone {
  const own = { ...query, metrics: [metric] };
  const ofCondition = query.where === null ? [] : datasetsOfMembers(query.where, context.model);
  const read = new Set([...datasetsBehind(metric.expr, context.model), ...ofCondition]);
  const edges = new Map<string, Edge>();
  for (const name of read) {
    const edge = context.edges.get(name);
    const dataset = context.model.datasets.get(name);
    if (edge === undefined || dataset === undefined) continue;
    const isNamed = edge.happened === undefined || namesScenario(own, dataset, context.model);
    edges.set(name, isNamed ? edge : edgeOfHappened(edge));
  }
  const ofOwn = behind.filter((name) => read.has(name));
  return { context: { ...context, edges }, query: own, behind: ofOwn, datasets };
}

/** Null where nothing limits it, and where of one dataset nothing is known, however far the others are: −∞ is the earliest. */
function earliest({ context, behind }: Alone): string | null {
  const first = Math.min(...behind.flatMap((name) => context.edges.get(name)?.last ?? []));
  return Number.isFinite(first) ? formatDay(first) : null;
}
