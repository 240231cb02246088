import { type AggregateExpr, type DimensionRef, type RowExpr, saysScenario } from '@plumbline/model';
import { andTerms, type Cell } from '../cell/cell.ts';
import type { Evaluation } from '../cell/evaluation.ts';
import { datasetOf } from '../data/dataset-of.ts';
import { Refusal } from '../data/refusal.ts';

/** The condition that rows are of the cell's scenario; null where there are none or the cell says which. */
export function scenarioCondition(
  ev: Evaluation,
  { dataset, where }: AggregateExpr,
  cell: Cell,
): RowExpr | null {
  const { model } = ev.relations;
  const { scenarios } = datasetOf(model, dataset);
  if (scenarios === undefined) return null;
  const name = scenarios.names[cell.scenario];
  const own =
    name === undefined ? null : ev.remember(scenarios, [cell.scenario], () => equals(scenarios.field, name));
  // Members are found among the rows of the cell, which are of its scenario already.
  if (own !== null && cell.where.includes(own)) return null;
  const isSaid = saysOne(ev, { dataset, where }, cell);
  if (cell.scenario !== 'actual' && (isSaid || own === null))
    throw new Refusal('query/scenario-fixed', dataset);
  return isSaid ? null : own;
}

/** The cell is of one scenario by its keys or conditions. */
function saysOne(
  ev: Evaluation,
  { dataset, where }: Pick<AggregateExpr, 'dataset' | 'where'>,
  cell: Cell,
): boolean {
  const says = (ref: DimensionRef) => saysScenario(ev.relations.model, dataset, ref);
  const keys = cell.keys.filter(({ dimension }) => says(dimension.ref));
  if (keys.some(({ is }) => is.kind === 'not_in')) throw new Refusal('query/not-additive', dataset);
  const terms = [...cell.where, ...(where === null ? [] : andTerms(where))];
  const isKey = keys.length > 0 || cell.open.some(({ ref }) => says(ref));
  return isKey || terms.some((term) => choosesOne(term, says));
}

/** `field = 'text'` or `field in ('text')`: an expression over the field may be true of several. */
export function choosesOne(term: RowExpr, says: (ref: DimensionRef) => boolean): boolean {
  const isSaying = (expr: RowExpr | undefined) => expr?.kind === 'field' && says(expr.ref);
  const isValue = (expr: RowExpr | undefined) => expr?.kind === 'literal' && expr.value !== null;
  if (term.kind === 'in')
    return !term.negated && isSaying(term.value) && term.options.length === 1 && isValue(term.options[0]);
  if (term.kind !== 'call' || term.fn !== 'eq') return false;
  return term.args.some(isSaying) && term.args.some(isValue);
}

function equals(ref: DimensionRef, value: string): RowExpr {
  const span = { start: 0, end: 0 };
  const type = { kind: 'text' } as const;
  const args: readonly RowExpr[] = [
    { kind: 'field', ref, type, unit: { kind: 'text' }, span },
    { kind: 'literal', value, type, span },
  ];
  return {
    kind: 'call',
    fn: 'eq',
    args,
    option: null,
    type: { kind: 'boolean' },
    unit: { kind: 'any' },
    span,
  };
}
