import { type AggregateExpr, type DimensionRef, type RowExpr, saysScenario } from '@plumbline/model';
import { andTerms, type Cell } from '../cell/cell.ts';
import type { Evaluation } from '../cell/evaluation.ts';
import { Refusal } from '../data/refusal.ts';
import { datasetOf } from '../data/relations.ts';
import { refsOf } from './row-refs.ts';

/** The condition that rows are of the cell's scenario; null where there are none or the cell says which. */
export function scenarioCondition(
  ev: Evaluation,
  { dataset, where }: AggregateExpr,
  cell: Cell,
): RowExpr | null {
  const { model } = ev.relations;
  const { scenarios } = datasetOf(model, dataset);
  if (scenarios === undefined) return null;
  const says = (ref: DimensionRef) => saysScenario(model, dataset, ref);
  const isKey = [...cell.keys.map(({ dimension }) => dimension), ...cell.open].some(({ ref }) => says(ref));
  const terms = [...cell.where, ...(where === null ? [] : andTerms(where))];
  const isSaid = isKey || terms.some((term) => choosesOne(term) && refsOf(term).some(says));
  const name = scenarios.names[cell.scenario];
  if (cell.scenario !== 'actual' && (isSaid || name === undefined))
    throw new Refusal('query/scenario-fixed', dataset);
  if (isSaid || name === undefined) return null;
  return ev.remember(scenarios, [cell.scenario], () => equals(scenarios.field, name));
}

function choosesOne(term: RowExpr): boolean {
  if (term.kind === 'in') return !term.negated && term.options.length === 1;
  return term.kind === 'call' && term.fn === 'eq' && term.args.some((arg) => arg.kind === 'literal');
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
