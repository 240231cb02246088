import { type Counted, isMetricTime } from '../formulas/condition.ts';
import { inputsOf } from '../formulas/metric-inputs.ts';
import type { Graph } from '../graph/graph.ts';
import type { MetricFlowMetric } from '../manifest/manifest.ts';
import type { ItemRef } from '../manifest/read-object.ts';
import { readTemplate } from '../manifest/read-template.ts';

export interface PlacedFilters {
  readonly metrics: readonly MetricFlowMetric[];
  /** What is left for the whole question. */
  readonly where: readonly string[];
}

interface Placing {
  readonly graph: Graph;
  readonly measures: readonly Counted[];
  readonly groupBy: readonly ItemRef[];
  /** The grain of the question's time where none is written. */
  readonly grain: string;
}

/**
 * MetricFlow filters rows before they are joined to the table of time, and again afterwards where the question shows all that the filter
 * mentions: members of that table are left out by these alone.
 */
export function placeFilters(
  metrics: readonly MetricFlowMetric[],
  where: readonly string[],
  placing: Placing,
): PlacedFilters {
  if (!metrics.some(({ form }) => form.kind === 'joined')) return { metrics, where };
  const again = (filter: string) => isShown(filter, placing);
  const before = where.filter((filter) => !again(filter));
  return {
    where: where.filter(again),
    metrics: metrics.map((metric): MetricFlowMetric => {
      const { form } = metric;
      if (form.kind !== 'joined')
        return before.length === 0 ? metric : { ...metric, filters: [...metric.filters, ...before] };
      const rows = { ...form.rows, filters: [...form.rows.filters, ...before] };
      return {
        ...metric,
        form: { ...form, rows, members: { ...form.members, filters: form.filters.filter(again) } },
      };
    }),
  };
}

function isShown(filter: string, { graph, groupBy, measures, grain }: Placing): boolean {
  const refs = readTemplate(filter, new Set(graph.custom.keys()))?.refs ?? [];
  const nameOf = (item: ItemRef) => {
    const isTime = isMetricTime(item, measures);
    return JSON.stringify(
      isTime ? ['time', item.grain ?? grain, item.part] : [item.path, item.element, item.grain, item.part],
    );
  };
  const shown = new Set(groupBy.map(nameOf));
  return refs.length > 0 && refs.every((ref) => ref.kind === 'item' && shown.has(nameOf(ref)));
}

/** True where a metric joined to the table of time has a filter that its days would have to be chosen by. */
export function choosesMembers(metric: MetricFlowMetric, where: readonly string[], graph: Graph): boolean {
  const { form } = metric;
  if (form.kind !== 'simple')
    return inputsOf(metric).some(({ metric: name }) => {
      const found = graph.manifest.metrics.find((one) => one.name === name);
      return found !== undefined && choosesMembers(found, where, graph);
    });
  const all = [...metric.filters, ...form.input.filters, ...where];
  return form.input.joinToSpine && all.some((filter) => /TimeDimension|metric_time/.test(filter));
}
