import { report } from '@plumbline/diagnostics';
import { type AggregateExpr, type DimensionRef, type RowExpr, saysScenario } from '@plumbline/model';
import { BOOLEAN, TEXT } from '../../scalar.ts';
import { refuse } from '../cells/context.ts';
import type { Frame } from '../cells/frame.ts';
import type { Level } from '../cells/level.ts';
import { terms } from '../forms/terms.ts';
import { fixes } from './one-value.ts';

/**
 * What keeps the rows of one scenario, before snapshot days are chosen: what happened, or the plan that is compared
 * with. Null where there are no scenarios, or the question groups by them or fixes one.
 */
export function scenarioTerm(expr: AggregateExpr, frame: Frame, level: Level): RowExpr | null {
  const { context, shape } = level;
  const { model } = context;
  const scenarios = model.datasets.get(expr.dataset)?.scenarios;
  if (scenarios === undefined) return null;
  const says = (ref: DimensionRef) => saysScenario(model, expr.dataset, ref);
  const keys = shape.dimensions.filter(({ ref }) => says(ref));
  for (const { kept } of keys) {
    if (kept === null) continue;
    const { dataset, field } = scenarios.field;
    const params = { metric: frame.hint, dataset, field, fn: expr.fn };
    refuse(context, report('query/not-additive', params));
  }
  const conditions = [...frame.conditions, ...(expr.where === null ? [] : terms(expr.where))];
  const isSaid = keys.length > 0 || conditions.some((term) => fixes(term, says));
  const name = scenarios.names[frame.scenario];
  if (frame.scenario !== 'actual' && (isSaid || name === undefined))
    refuse(context, report('query/scenario-fixed', { dataset: expr.dataset, plan: frame.scenario }));
  if (isSaid || name === undefined) return null;
  const { span } = expr;
  const args: readonly RowExpr[] = [
    { kind: 'field', ref: scenarios.field, type: TEXT, unit: { kind: 'text' }, span },
    { kind: 'literal', value: name, type: TEXT, span },
  ];
  return { kind: 'call', fn: 'eq', args, option: null, type: BOOLEAN, unit: { kind: 'any' }, span };
}
