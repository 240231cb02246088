import { report } from '@plumbline/diagnostics';
import { type AggregateExpr, fieldsIn, type RowExpr, saysScenario } from '@plumbline/model';
import { BOOLEAN, TEXT } from '../../scalar.ts';
import { refuse } from '../cells/context.ts';
import type { Frame } from '../cells/frame.ts';
import type { Level } from '../cells/level.ts';
import { terms } from '../forms/terms.ts';

/**
 * What keeps the rows of one scenario, before snapshot days are chosen: what happened, or the plan that is compared
 * with. Null where there are no scenarios, or the question groups by them or fixes one.
 */
export function scenarioTerm(expr: AggregateExpr, frame: Frame, level: Level): RowExpr | null {
  const { context, shape } = level;
  const { model } = context;
  const scenarios = model.datasets.get(expr.dataset)?.scenarios;
  if (scenarios === undefined) return null;
  const says = (ref: Parameters<typeof saysScenario>[2]) => saysScenario(model, expr.dataset, ref);
  const conditions = [...frame.conditions, ...(expr.where === null ? [] : terms(expr.where))];
  const isSaid = shape.dimensions.some(({ ref }) => says(ref)) || conditions.some((c) => isFixing(c, says));
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

/** `field = value`, or a list of one. */
function isFixing(term: RowExpr, says: (ref: Parameters<typeof saysScenario>[2]) => boolean): boolean {
  const isOne =
    (term.kind === 'call' && term.fn === 'eq' && term.args.some(({ kind }) => kind === 'literal')) ||
    (term.kind === 'in' && !term.negated && term.options.length === 1);
  return isOne && fieldsIn(term).some(says);
}
