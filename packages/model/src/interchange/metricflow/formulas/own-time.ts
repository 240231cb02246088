import type { Graph } from '../graph/graph.ts';
import type { MetricFlowMetric } from '../manifest/manifest.ts';
import { fieldText } from './condition.ts';
import { findMeasure, timeOfMeasure } from './measure-formula.ts';

/** The time of the metric's measure, where it is not the one its dataset is counted by. */
export function ownTime(graph: Graph, { form }: MetricFlowMetric): string | null {
  const input =
    form.kind === 'simple'
      ? form.input
      : form.kind === 'cumulative' && form.input.kind === 'measure'
        ? form.input.input
        : null;
  const found = input === null ? null : findMeasure(graph, input.measure);
  const time = found === null ? null : timeOfMeasure(found);
  if (found === null || time === null || time === found.model.aggTime) return null;
  return fieldText(graph, found.model, time);
}
