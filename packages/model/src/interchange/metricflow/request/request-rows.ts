import type { Refusal } from '../formulas/condition.ts';
import { inputsOf, inputText, TO_GRAIN } from '../formulas/metric-formula.ts';
import type { Graph } from '../graph/graph.ts';
import type { MetricFlowMetric } from '../manifest/manifest.ts';
import type { MetricDraft, TranslatedQuery, TranslationOptions } from './request.ts';
import { finest, isMetricTimeName, type Key } from './request-keys.ts';

const feature = (text: string) => ({ refused: { why: 'feature', feature: text } }) as const;

export interface RowsAsked {
  readonly graph: Graph;
  readonly options: TranslationOptions;
  readonly metrics: readonly MetricFlowMetric[];
  readonly keys: readonly Key[];
  readonly kinds: ReadonlySet<string>;
}

interface Rows {
  readonly query: Pick<TranslatedQuery, 'fill' | 'having'>;
  readonly period?: string;
}

/** Grains that a member of the first lies inside one member of. */
const INSIDE: Readonly<Record<string, readonly string[]>> = {
  day: ['week', 'month', 'quarter', 'year'],
  week: ['week'],
  month: ['month', 'quarter', 'year'],
  quarter: ['quarter', 'year'],
  year: ['year'],
};

/** Rows that MetricFlow makes and aggregates do not: days of its table, days after the first of a period. */
export function rowsOf(asked: RowsAsked, needed: MetricDraft[]): Rows | { readonly refused: Refusal } {
  const { graph, keys, metrics, options, kinds } = asked;
  const grain = finest(keys);
  if (metrics.some((metric) => isJoined(metric, graph)) && grain !== null) {
    if (keys.some((key) => key.grain === null)) return feature('join_to_timespine by other dimensions');
    const { spine } = options;
    return { query: { fill: true }, ...(spine === null ? {} : { period: `${spine.from}..${spine.to}` }) };
  }
  if (metrics.some((metric) => isJoined(metric, graph)) && keys.some(({ item }) => isMetricTimeName(item)))
    return feature('join_to_timespine by a grain of the project');
  if (!kinds.has('offset_to_grain')) return { query: {} };
  const starts = [...kinds].flatMap((kind) =>
    kind.startsWith(TO_GRAIN) ? [kind.slice(TO_GRAIN.length)] : [],
  );
  if (grain === null || starts.some((start) => !(INSIDE[grain] ?? []).includes(start)))
    return feature('offset_to_grain');
  const leaves = metrics.flatMap((metric) => leavesOf(metric, asked, needed));
  if (leaves.includes(null)) return feature('offset_to_grain');
  return {
    query: { fill: true, having: [...new Set(leaves)].map((name) => `${name} is not null`).join(' or ') },
  };
}

/** True for a metric with a row for each day of the table of days. */
export function isJoined(metric: MetricFlowMetric, graph: Graph): boolean {
  const { form } = metric;
  if (form.kind === 'simple') return form.input.joinToSpine;
  if (form.kind === 'conversion') return form.base.joinToSpine;
  if (form.kind === 'cumulative' && form.input.kind === 'measure') return form.input.input.joinToSpine;
  return inputsOf(metric).some((input) => {
    const found = graph.manifest.metrics.find(({ name }) => name === input.metric);
    return found !== undefined && isJoined(found, graph);
  });
}

/** Metrics of which a row of MetricFlow has at least one. */
function leavesOf(
  metric: MetricFlowMetric,
  { graph, options }: Pick<RowsAsked, 'graph' | 'options'>,
  needed: MetricDraft[],
): readonly (string | null)[] {
  const inputs = metric.form.kind === 'derived' || metric.form.kind === 'ratio' ? inputsOf(metric) : [];
  if (inputs.length === 0) return [graph.metrics.get(metric.name) ?? metric.name];
  return inputs.map((input) => {
    const carried = inputText(input, { graph, reading: null, within: [metric.name] });
    if ('refused' in carried) return null;
    if (/^\w+$/.test(carried.text)) return carried.text;
    const same = needed.find(({ formula }) => formula === carried.text);
    if (same !== undefined) return same.name;
    const name = `${options.prefix}part_${needed.length + 1}`;
    needed.push({ name, label: null, description: null, formula: carried.text, time: null });
    return name;
  });
}
