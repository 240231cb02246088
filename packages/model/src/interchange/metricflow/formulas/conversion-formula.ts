import type { MeasureInput, MetricFlowMetric } from '../manifest/manifest.ts';
import { DAY_UNITS, EVER, readInterval } from '../manifest/read-interval.ts';
import type { Carried, Refusal } from './condition.ts';
import { findMeasure, measureFormula, timeOfMeasure } from './measure-formula.ts';
import { filtered, measureText } from './measure-text.ts';
import type { FormulaContext } from './reading.ts';

const refuse = (refused: Refusal): Carried => ({ refused });
const feature = (text: string): Carried => refuse({ why: 'feature', feature: text });

interface OfConversion {
  readonly name: string;
  readonly form: Extract<MetricFlowMetric['form'], { readonly kind: 'conversion' }>;
  readonly filters: readonly string[];
}

/**
 * Filters choose what is converted, not what it is converted to. Nothing converted is missing unless
 * `fill_nulls_with: 0` says otherwise; nothing to convert is missing either way.
 */
export function conversionFormula({ name, form, filters }: OfConversion, context: FormulaContext): Carried {
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
