import type { Refusal } from '../formulas/condition.ts';
import { inputText } from '../formulas/metric-formula.ts';
import { inputsOf, TO_GRAIN } from '../formulas/metric-inputs.ts';
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
  const beside = rowsBesideMembers(asked, needed);
  if (beside !== null) return beside;
  if (!kinds.has('offset_to_grain')) return { query: {} };
  const starts = [...kinds].flatMap((kind) =>
    kind.startsWith(TO_GRAIN) ? [kind.slice(TO_GRAIN.length)] : [],
  );
  if (keys.some((key) => key.grain === null)) return feature('offset_to_grain by other dimensions');
  if (grain === null || starts.some((start) => !(INSIDE[grain] ?? []).includes(start)))
    return feature('offset_to_grain');
  const leaves = metrics.flatMap((metric) => leavesOf(metric, asked, needed));
  if (leaves.includes(null)) return feature('offset_to_grain');
  return {
    query: { fill: true, having: [...new Set(leaves)].map((name) => `${name} is not null`).join(' or ') },
  };
}

/**
 * Beside other dimensions a member of the table of time has a row of its own only where nothing is counted in it:
 * that of no other dimension.
 */
function rowsBesideMembers(
  asked: RowsAsked,
  needed: MetricDraft[],
): Rows | { readonly refused: Refusal } | null {
  const { keys, metrics, kinds } = asked;
  const grain = finest(keys);
  if (!kinds.has('joined') || keys.every((key) => key.grain !== null || isMetricTimeName(key.item)))
    return null;
  if (!keys.some(({ item }) => isMetricTimeName(item)) && grain === null) return null;
  if (grain === null) return feature('join_to_timespine by a grain of the project');
  const terms: string[] = [];
  for (const metric of metrics) {
    const term = shownTerm(metric, grain, { ...asked, needed });
    if (term === null) return feature('join_to_timespine by other dimensions');
    terms.push(term);
  }
  return { query: { having: terms.join(' or ') } };
}

interface Showing extends RowsAsked {
  readonly needed: MetricDraft[];
}

/** True where MetricFlow has a row of the metric. */
function shownTerm(metric: MetricFlowMetric, grain: string, showing: Showing): string | null {
  const { graph } = showing;
  const { form } = metric;
  if (form.kind === 'joined') {
    const rows = inputText(form.rows, { graph, reading: null, within: [metric.name] });
    if ('refused' in rows) return null;
    const counted = drafted(rows.text, showing);
    const inTime = drafted(`total(${counted}, within: ${grain})`, showing);
    return `${counted} is not null or ${inTime} is null`;
  }
  if (form.kind !== 'derived' && form.kind !== 'ratio')
    return `${graph.metrics.get(metric.name) ?? metric.name} is not null`;
  const terms = inputsOf(metric).map((input) => {
    const found = graph.manifest.metrics.find(({ name }) => name === input.metric);
    return found === undefined ? null : shownTerm(found, grain, showing);
  });
  return terms.includes(null) ? null : terms.join(' or ');
}

/** The name of a metric with this formula. */
function drafted(formula: string, { needed, options }: Pick<Showing, 'needed' | 'options'>): string {
  if (/^\w+$/.test(formula)) return formula;
  const same = needed.find((one) => one.formula === formula);
  if (same !== undefined) return same.name;
  const name = `${options.prefix}part_${needed.length + 1}`;
  needed.push({ name, label: null, description: null, formula, time: null });
  return name;
}

/** True for a metric with a row for each day of the table of days. */
function isJoined(metric: MetricFlowMetric, graph: Graph): boolean {
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
    return drafted(carried.text, { needed, options });
  });
}
