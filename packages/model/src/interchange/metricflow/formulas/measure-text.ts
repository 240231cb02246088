import { bracketed } from '../../sql/bracketed.ts';
import type { MeasureInput } from '../manifest/manifest.ts';
import { type Carried, type Counted, carryCondition } from './condition.ts';
import { findMeasure, measureFormula, timeOfMeasure } from './measure-formula.ts';
import { measuresUnder } from './metric-inputs.ts';
import type { FormulaContext } from './reading.ts';
import { stockFormula } from './stock-formula.ts';

/** A measure as a metric reads it: filtered, and with a value where there is none. */
export function measureText(input: MeasureInput, context: FormulaContext): Carried {
  const found = findMeasure(context.graph, input.measure);
  if (found === null) return { refused: { why: 'unknown', name: input.measure } };
  const plain = measureFormula(context.graph, found);
  if ('refused' in plain) return plain;
  const counted = [{ model: found.model, time: timeOfMeasure(found) }];
  const text = filtered(plain.text, input.filters, { context, counted });
  const stock = 'refused' in text ? text : stockFormula(found, text.text, context);
  if ('refused' in stock || input.fill === null) return stock;
  return { text: `coalesce(${stock.text}, ${input.fill})` };
}

interface Conditioned {
  readonly context: FormulaContext;
  readonly counted: readonly Counted[];
}

export function conditionsOf(metric: string, context: FormulaContext): Conditioned {
  return { context, counted: measuresUnder(context.graph, metric) };
}

export function filtered(
  text: string,
  filters: readonly string[],
  { context, counted }: Conditioned,
): Carried {
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
