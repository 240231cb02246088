import { bracketed } from '../../sql/bracketed.ts';
import type { FormulaOperand } from '../../sql/formula-operand.ts';
import { plainOperand } from '../../sql/formula-operand.ts';
import { parseSql } from '../../sql/parse-sql.ts';
import { toFormula } from '../../sql/to-formula.ts';
import type { Graph } from '../graph/graph.ts';
import type { MeasureInput, MetricFlowMetric, MetricInput } from '../manifest/manifest.ts';
import { DAY_UNITS, EVER, readInterval } from '../manifest/read-interval.ts';
import { type Carried, type Counted, carryCondition, type Refusal } from './condition.ts';
import { cumulativeFormula } from './cumulative-formula.ts';
import { findMeasure, measureFormula, timeOfMeasure } from './measure-formula.ts';
import { stockFormula } from './stock-formula.ts';

/** How a question reads a metric where that changes its formula; null for the metric of the workspace. */
export interface Reading {
  /** The finest grain of time that is grouped by; null for none. */
  readonly grain: string | null;
  /** What else is grouped by, as MetricFlow names it. */
  readonly keys: readonly string[];
  readonly hasConditions: boolean;
}

export interface FormulaContext {
  readonly graph: Graph;
  readonly reading: Reading | null;
  /** Metrics on the way here: none may be its own input. */
  readonly within: readonly string[];
}

const refuse = (refused: Refusal): Carried => ({ refused });
const feature = (text: string): Carried => refuse({ why: 'feature', feature: text });

/** The formula of a metric, its own filters included. */
export function metricFormula(metric: MetricFlowMetric, context: FormulaContext): Carried {
  if (context.within.includes(metric.name)) return refuse({ why: 'unknown', name: metric.name });
  const inner = { ...context, within: [...context.within, metric.name] };
  const carried = formOf(metric, inner);
  return 'refused' in carried || metric.form.kind === 'conversion'
    ? carried
    : filtered(carried.text, metric.filters, conditionsOf(metric.name, inner));
}

function formOf({ name, form, filters }: MetricFlowMetric, context: FormulaContext): Carried {
  switch (form.kind) {
    case 'simple':
      return measureText(form.input, context);
    case 'ratio':
      return ratioText(form.numerator, form.denominator, context);
    case 'derived':
      return derivedText(form.expr, form.inputs, context);
    case 'cumulative':
      return cumulativeFormula(form, context, (input) =>
        input.kind === 'measure' ? measureText(input.input, context) : inputText(input.input, context),
      );
    case 'conversion':
      return conversionText({ name, form, filters }, context);
    case 'unknown':
      return feature(`type: ${form.type}`);
  }
}

/** A measure as a metric reads it: filtered, and with a value where there is none. */
export function measureText(input: MeasureInput, context: FormulaContext): Carried {
  const found = findMeasure(context.graph, input.measure);
  if (found === null) return refuse({ why: 'unknown', name: input.measure });
  const plain = measureFormula(context.graph, found);
  if ('refused' in plain) return plain;
  const counted = [{ model: found.model, time: timeOfMeasure(found) }];
  const text = filtered(plain.text, input.filters, { context, counted });
  const stock = 'refused' in text ? text : stockFormula(found, text.text, context);
  if ('refused' in stock || input.fill === null) return stock;
  return { text: `coalesce(${stock.text}, ${input.fill})` };
}

function ratioText(numerator: MetricInput, denominator: MetricInput, context: FormulaContext): Carried {
  const [a, b] = [inputText(numerator, context), inputText(denominator, context)];
  if ('refused' in a) return a;
  return 'refused' in b ? b : { text: `${bracketed(a.text)} / ${bracketed(b.text)}` };
}

function derivedText(expr: string, inputs: readonly MetricInput[], context: FormulaContext): Carried {
  const node = parseSql(expr);
  if (node === null) return refuse({ why: 'sql', text: expr });
  const texts = new Map<string, Carried>();
  for (const input of inputs)
    texts.set((input.alias ?? input.metric).toLowerCase(), inputText(input, context));
  for (const carried of texts.values()) if ('refused' in carried) return carried;
  const nameOf = (name: string): FormulaOperand | null => {
    const carried = texts.get(name.toLowerCase());
    return carried === undefined || 'refused' in carried ? null : plainOperand(carried.text);
  };
  const text = toFormula(node, { nameOf, slotOf: () => null });
  return text === null ? refuse({ why: 'sql', text: expr }) : { text };
}

/** A metric inside another: filtered, then moved in time. */
export function inputText(input: MetricInput, context: FormulaContext): Carried {
  const { graph } = context;
  const metric = graph.manifest.metrics.find(({ name }) => name === input.metric);
  if (metric === undefined) return refuse({ why: 'unknown', name: input.metric });
  const plain = reference(metric, context);
  if ('refused' in plain) return plain;
  const text = filtered(plain.text, input.filters, conditionsOf(metric.name, context));
  if ('refused' in text) return text;
  if (input.offset !== null) return moved(text.text, input.offset);
  return input.offsetToGrain === null ? text : firstOf(text.text, input.offsetToGrain, { metric, context });
}

/** Its name, where asking for it is no other than asking for the metric of the workspace. */
export function reference(metric: MetricFlowMetric, context: FormulaContext): Carried {
  const own = metricFormula(metric, { ...context, reading: null });
  if ('refused' in own && context.reading === null) return own;
  const name = context.graph.metrics.get(metric.name) ?? metric.name;
  if (context.reading === null) return { text: name };
  const read = metricFormula(metric, context);
  if ('refused' in read) return read;
  return 'text' in own && own.text === read.text ? { text: name } : { text: bracketed(read.text) };
}

function moved(text: string, offset: string): Carried {
  const interval = readInterval(offset);
  if (interval === null || !DAY_UNITS.includes(interval.unit)) return feature(`offset_window: ${offset}`);
  return { text: `prior(${text}, ${interval.text})` };
}

interface OfMetric {
  readonly metric: MetricFlowMetric;
  readonly context: FormulaContext;
}

/** The value on the first day of the period: of flows, the rows of that day. */
function firstOf(text: string, grain: string, { metric, context }: OfMetric): Carried {
  if (!['week', 'month', 'quarter', 'year'].includes(grain)) return feature(`offset_to_grain: ${grain}`);
  const first = (of: string) =>
    `total(${bracketed(of)} where date_trunc(${grain}, day) = day, within: ${grain})`;
  if (!kindsUnder(metric, context.graph).has('cumulative')) return { text: first(text) };
  const count = countOfAllTime(metric, context);
  if (count === null) return feature(`offset_to_grain: ${grain}`);
  const until = `coalesce(trailing(${count}, ${EVER.text}), 0) - coalesce(to_date(${count}, ${grain}), 0)`;
  const whole = `${until} + coalesce(${first(count)}, 0)`;
  return { text: `if(${whole} = 0, null, ${whole})` };
}

/** A count of all rows so far: what it was on the first day is told by counts alone, and 0 means none. */
function countOfAllTime({ form, filters }: MetricFlowMetric, context: FormulaContext): string | null {
  if (form.kind !== 'cumulative' || form.window !== null || form.grainToDate !== null || filters.length > 0)
    return null;
  if (form.input.kind !== 'measure' || form.input.input.fill !== null) return null;
  const carried = measureText(form.input.input, context);
  return 'text' in carried && /^count\(\w+\)$/.test(carried.text) ? carried.text : null;
}

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
      if (input.offsetToGrain !== null) kinds.add('offset_to_grain').add(`${TO_GRAIN}${input.offsetToGrain}`);
      visit(input.metric);
    }
  };
  visit(metric.name);
  return kinds;
}

export function inputsOf({ form }: MetricFlowMetric): readonly MetricInput[] {
  if (form.kind === 'ratio') return [form.numerator, form.denominator];
  if (form.kind === 'derived') return form.inputs;
  return form.kind === 'cumulative' && form.input.kind === 'metric' ? [form.input.input] : [];
}

function measureInputsOf({ form }: MetricFlowMetric): readonly MeasureInput[] {
  if (form.kind === 'simple') return [form.input];
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

interface Conditioned {
  readonly context: FormulaContext;
  readonly counted: readonly Counted[];
}

function conditionsOf(metric: string, context: FormulaContext): Conditioned {
  return { context, counted: measuresUnder(context.graph, metric) };
}

function filtered(text: string, filters: readonly string[], { context, counted }: Conditioned): Carried {
  if (filters.length === 0) return { text };
  const { graph } = context;
  const conditions: string[] = [];
  for (const filter of filters) {
    const measuresOf = (metric: string) => measuresUnder(graph, metric);
    const carried = carryCondition(filter, { graph, measures: counted, grain: 'day', measuresOf });
    if ('refused' in carried) return carried;
    conditions.push(carried.text);
  }
  return { text: `(${bracketed(text)} where ${allOf(conditions)})` };
}

export function allOf(conditions: readonly string[]): string {
  const [only] = conditions;
  if (conditions.length === 1 && only !== undefined) return only;
  return conditions.map((one) => (/\bor\b/.test(one) ? `(${one})` : one)).join(' and ');
}

interface OfConversion {
  readonly name: string;
  readonly form: Extract<MetricFlowMetric['form'], { readonly kind: 'conversion' }>;
  readonly filters: readonly string[];
}

/**
 * Filters choose what is converted, not what it is converted to. Nothing converted is missing unless
 * `fill_nulls_with: 0` says otherwise; nothing to convert is missing either way.
 */
function conversionText({ name, form, filters }: OfConversion, context: FormulaContext): Carried {
  const opened = { ...form.base, filters: [...form.base.filters, ...filters] };
  const [base, conversion] = [stepText(opened, context), stepText(form.conversion, context)];
  if ('refused' in base) return base;
  if ('refused' in conversion) return conversion;
  const { conformed, constants } = context.graph;
  const dimension = form.constants.length === 0 ? conformed.get(form.entity) : constants.get(name)?.name;
  if (dimension === undefined) return refuse({ why: 'unknown', name: form.entity });
  const window = form.window === null ? EVER : readInterval(form.window);
  if (window === null || !DAY_UNITS.includes(window.unit)) return feature(`window: ${form.window ?? ''}`);
  const isRate = form.calculation === 'conversion_rate';
  const written = (calculation: string) =>
    `conversion(${base.text} -> ${conversion.text}, by: ${dimension}, within: ${window.text}, calculation: ${calculation})`;
  const value = written(isRate ? 'rate' : 'count');
  if (form.conversion.fill !== null || !countsRows(form.conversion, context)) return { text: value };
  return { text: `if(${written('count')} = 0, null, ${value})` };
}

function countsRows({ measure }: MeasureInput, { graph }: FormulaContext): boolean {
  const found = findMeasure(graph, measure);
  const plain = found === null ? null : measureFormula(graph, found);
  return plain !== null && 'text' in plain && /^count/.test(plain.text);
}

/** A side of a conversion counts rows by the time of their dataset, or is a metric with a time of its own. */
function stepText(input: MeasureInput, context: FormulaContext): Carried {
  const found = findMeasure(context.graph, input.measure);
  if (found === null) return refuse({ why: 'unknown', name: input.measure });
  const { measure, model } = found;
  if (input.fill !== null && Number(input.fill) !== 0) return feature(`fill_nulls_with: ${input.fill}`);
  if (measure.nonAdditive !== null) return feature(`non_additive_dimension: ${measure.nonAdditive.time}`);
  const time = timeOfMeasure(found);
  const plain = measureFormula(context.graph, found);
  if ('text' in plain && !COUNTING.test(plain.text)) return feature(`agg: ${measure.agg}, ${measure.expr}`);
  if (time === model.aggTime) return measureText({ ...input, fill: null }, context);
  const step = context.graph.steps.get(measure.name);
  const counted = [{ model, time }];
  return step === undefined
    ? feature(`agg_time_dimension: ${time ?? ''}`)
    : filtered(step, input.filters, { context, counted });
}

const COUNTING = /^(?:count|count_distinct|sum)\(/;
