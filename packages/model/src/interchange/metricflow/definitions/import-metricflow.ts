import { type Diagnostic, report } from '@plumbline/diagnostics';
import { fieldText } from '../formulas/condition.ts';
import { findMeasure, timeOfMeasure } from '../formulas/measure-formula.ts';
import { inputsOf, metricFormula } from '../formulas/metric-formula.ts';
import { refusalDiagnostic } from '../formulas/refusal-diagnostic.ts';
import type { Graph } from '../graph/graph.ts';
import type { MetricFlowProject } from '../graph/project.ts';
import type { MetricFlowMetric } from '../manifest/manifest.ts';
import { toDataset } from './datasets.ts';
import {
  datasetText,
  dimensionsText,
  type MetricDraft,
  metricsText,
  rootText,
  spineTexts,
  type WorkspaceSettings,
} from './write-workspace.ts';

/** Definition files by path, and what could not be carried. */
export interface ImportedDefinitions {
  readonly files: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

/** The definitions of a MetricFlow project, as files of a workspace. */
export function importMetricFlow(
  { graph, diagnostics: read }: MetricFlowProject,
  settings: WorkspaceSettings,
): ImportedDefinitions {
  const files = new Map([['plumbline.yaml', rootText(settings)]]);
  for (const model of graph.manifest.models) {
    const draft = toDataset(graph, model);
    const links = graph.links.filter(({ from }) => from === draft.name);
    files.set(`datasets/${draft.name}.yaml`, datasetText(draft, links, settings));
  }
  for (const [name, text] of spineTexts(graph, settings)) files.set(`datasets/${name}.yaml`, text);
  const dimensions = dimensionsText(graph);
  if (dimensions !== '') files.set('dimensions.yaml', dimensions);
  const { metrics, diagnostics } = carriedMetrics(graph);
  if (metrics.length > 0) files.set('metrics.yaml', metricsText(metrics));
  return { files, diagnostics: [...read, ...diagnostics] };
}

/** Metrics whose formula, and whose inputs, could be carried. */
function carriedMetrics(graph: Graph): {
  readonly metrics: readonly MetricDraft[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const diagnostics: Diagnostic[] = [];
  const metrics = graph.manifest.metrics.flatMap((metric) => {
    const carried = metricFormula(metric, { graph, reading: null, within: [] });
    if ('refused' in carried) {
      diagnostics.push(
        refusalDiagnostic(metric.name, carried.refused, { at: metric.at, severity: 'warning' }),
      );
      return [];
    }
    diagnostics.push(...differences(metric));
    return [toDraft(graph, metric, carried.text)];
  });
  return { metrics, diagnostics };
}

function toDraft(graph: Graph, metric: MetricFlowMetric, formula: string): MetricDraft {
  const { name, label, description } = metric;
  return {
    name: graph.metrics.get(name) ?? name,
    label,
    description: description === null ? null : description.trim(),
    formula: unbracketed(formula),
    time: ownTime(graph, metric),
  };
}

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

/** `(m where c)` stands without brackets when it is the whole formula. */
export function unbracketed(formula: string): string {
  const inside = /^\((.*)\)$/s.exec(formula)?.[1];
  if (inside === undefined) return formula;
  let depth = 0;
  for (const mark of inside.replaceAll(/'[^']*'/g, '')) {
    if (mark === '(') depth++;
    if (mark === ')' && --depth < 0) return formula;
  }
  return inside;
}

/** What is carried and not the same in every question. */
function differences(metric: MetricFlowMetric): readonly Diagnostic[] {
  const { form, name, at } = metric;
  const features = [
    form.kind === 'cumulative' && form.periodAgg !== 'last' ? [`period_agg: ${form.periodAgg}`] : [],
    form.kind === 'simple' && form.input.joinToSpine ? ['join_to_timespine'] : [],
    inputsOf(metric).some((input) => input.offsetToGrain !== null) ? ['offset_to_grain'] : [],
  ].flat();
  return features.map((feature) =>
    report('interchange/answers-differ', { name, feature }, { at, severity: 'note' }),
  );
}
