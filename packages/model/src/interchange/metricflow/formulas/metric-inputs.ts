import type { Graph } from '../graph/graph.ts';
import type { MeasureInput, MetricFlowMetric, MetricInput, SemanticModel } from '../manifest/manifest.ts';
import type { Counted } from './condition.ts';
import { findMeasure, timeOfMeasure } from './measure-formula.ts';

/** Stands before the grain of each `offset_to_grain` among the kinds. */
export const TO_GRAIN = 'offset_to_grain ';

export function kindsUnder(metric: MetricFlowMetric, graph: Graph): ReadonlySet<string> {
  const kinds = new Set<string>();
  const seen = new Set<string>();
  const visit = (name: string): void => {
    const found = graph.manifest.metrics.find((one) => one.name === name);
    if (found === undefined || seen.has(name)) return;
    seen.add(name);
    kinds.add(found.form.kind);
    for (const input of inputsOf(found)) {
      const start = input.offsetToGrain;
      if (start !== null && !startsItself(graph, input.metric, start))
        kinds.add('offset_to_grain').add(`${TO_GRAIN}${start}`);
      visit(input.metric);
    }
  };
  visit(metric.name);
  return kinds;
}

/** True where the time of every measure below is known by this grain. */
export function startsItself(graph: Graph, metric: string, grain: string): boolean {
  const times = measuresUnder(graph, metric);
  return times.length > 0 && times.every(({ model, time }) => grain === grainOf(model, time));
}

function grainOf({ dimensions }: SemanticModel, time: string | null): string {
  return dimensions.find(({ name }) => name === time)?.grain ?? 'day';
}

export function inputsOf({ form }: MetricFlowMetric): readonly MetricInput[] {
  if (form.kind === 'ratio') return [form.numerator, form.denominator];
  if (form.kind === 'derived') return form.inputs;
  if (form.kind === 'joined') return [form.rows, form.members];
  return form.kind === 'cumulative' && form.input.kind === 'metric' ? [form.input.input] : [];
}

function measureInputsOf({ form }: MetricFlowMetric): readonly MeasureInput[] {
  if (form.kind === 'simple' || form.kind === 'daily') return [form.input];
  if (form.kind === 'conversion') return [form.base];
  return form.kind === 'cumulative' && form.input.kind === 'measure' ? [form.input.input] : [];
}

/** The measures whose rows a metric is grouped and filtered by: of a conversion, those converted. */
export function measuresUnder(
  graph: Graph,
  name: string,
  within: readonly string[] = [],
): readonly Counted[] {
  const metric = graph.manifest.metrics.find((one) => one.name === name);
  if (metric === undefined || within.includes(name)) return [];
  const own = measureInputsOf(metric).flatMap(({ measure }) => {
    const found = findMeasure(graph, measure);
    return found === null ? [] : [{ model: found.model, time: timeOfMeasure(found) }];
  });
  const deeper = inputsOf(metric).flatMap((input) => measuresUnder(graph, input.metric, [...within, name]));
  return [...own, ...deeper];
}
