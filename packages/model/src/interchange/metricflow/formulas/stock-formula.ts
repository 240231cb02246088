import { type Carried, fieldText } from './condition.ts';
import { type FoundMeasure, timeOfMeasure } from './measure-formula.ts';
import type { FormulaContext } from './reading.ts';

/**
 * A measure that does not add up over a time. MetricFlow chooses the day after its conditions and for each group of
 * `window_groupings`; `closing` chooses it before conditions and dimensions. Where the question groups by exactly
 * these, both can be said.
 */
export function stockFormula(found: FoundMeasure, text: string, { graph, reading }: FormulaContext): Carried {
  const { model, measure } = found;
  const { nonAdditive } = measure;
  if (nonAdditive === null) return { text };
  const { time, choice, groupings } = nonAdditive;
  const isLast = choice === 'max';
  const grain = model.dimensions.find(({ name }) => name === time)?.grain ?? 'day';
  if (time !== timeOfMeasure(found) || (!isLast && choice !== 'min'))
    return { refused: { why: 'feature', feature: `non_additive_dimension: ${time}` } };
  const ofEnd = `rank(period_start()${isLast ? '' : ', asc'}) = 1`;
  const chosen = `sum(${text} per ${grain} having ${ofEnd})`;
  const closing = `closing(${text}${per(groupings.map((name) => fieldText(graph, model, name)))})`;
  if (reading === null) return isLast || groupings.length > 0 ? { text: closing } : { text: chosen };
  const isGrouped =
    groupings.length === reading.keys.length && groupings.every((name) => reading.keys.includes(name));
  if (isGrouped) return { text: chosen };
  // Each member of its own grain is a window of its own.
  if (reading.grain === grain) return { text };
  if (isLast && !reading.hasConditions) return { text: closing };
  if (reading.grain === null && groupings.length === 0)
    return { text: `(${text}) where ${grain} in (${text} per ${grain} having ${ofEnd})` };
  return { refused: { why: 'feature', feature: `window_choice: ${choice}` } };
}

function per(fields: readonly string[]): string {
  if (fields.length === 0) return '';
  return `, per: ${fields.length === 1 ? fields.join('') : `(${fields.join(', ')})`}`;
}
