import { type Diagnostic, report } from '@plumbline/diagnostics';
import { unbracketed } from '../../sql/bracketed.ts';
import { fieldText } from '../formulas/condition.ts';
import { findMeasure, measureFormula, timeOfMeasure } from '../formulas/measure-formula.ts';
import { metricFormula } from '../formulas/metric-formula.ts';
import { inputsOf } from '../formulas/metric-inputs.ts';
import { ownTime } from '../formulas/own-time.ts';
import { refusalDiagnostic } from '../formulas/refusal-diagnostic.ts';
import type { Graph } from '../graph/graph.ts';
import type { MetricFlowProject } from '../graph/project.ts';
import type { MetricFlowMetric } from '../manifest/manifest.ts';
import type { MetricDraft } from '../request/request.ts';
import { toDataset } from './datasets.ts';
import { savedQueries } from './saved-queries.ts';
import {
  datasetText,
  dimensionsText,
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
  const saved = savedQueries(graph);
  for (const [path, text] of saved.files) files.set(path, text);
  return { files, diagnostics: [...read, ...diagnostics, ...saved.diagnostics] };
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
  return { metrics: [...metrics, ...stepMetrics(graph)], diagnostics };
}

/** What conversions count by another date than that of its model. */
function stepMetrics(graph: Graph): readonly MetricDraft[] {
  return [...graph.steps].flatMap(([measure, name]) => {
    const found = findMeasure(graph, measure);
    const plain = found === null ? null : measureFormula(graph, found);
    if (found === null || plain === null || 'refused' in plain) return [];
    const time = fieldText(graph, found.model, timeOfMeasure(found) ?? '');
    return [{ name, label: null, description: null, formula: plain.text, time }];
  });
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

/** What is carried and not the same in every question. */
function differences(metric: MetricFlowMetric): readonly Diagnostic[] {
  const { form, name, at } = metric;
  const features = [
    form.kind === 'cumulative' && form.periodAgg !== 'last' ? [`period_agg: ${form.periodAgg}`] : [],
    form.kind === 'simple' && form.input.joinToSpine ? ['join_to_timespine'] : [],
    form.kind === 'conversion' && (form.base.joinToSpine || form.conversion.joinToSpine)
      ? ['join_to_timespine']
      : [],
    inputsOf(metric).some((input) => input.offsetToGrain !== null) ? ['offset_to_grain'] : [],
  ].flat();
  return features.map((feature) =>
    report('interchange/answers-differ', { name, feature }, { at, severity: 'note' }),
  );
}
