import { type DimensionRef, type MetricExpr, type Model, type RowExpr, saysScenario } from '@plumbline/model';
import type { ResolvedQuery } from '@plumbline/query';
import { andTerms, type Cell } from '../cell/cell.ts';
import { childrenOf } from '../formula/formula-datasets.ts';
import { refsOf } from './row-refs.ts';
import { choosesOne } from './scenario.ts';

/** Whether a cell knows the rows of all scenarios: one is named. For the question: by anything in it. */
export function readsPlans(query: ResolvedQuery, model: Model, dataset: string, cell: Cell): boolean {
  const says = (ref: DimensionRef) => saysScenario(model, dataset, ref);
  if (!questionSays(query, model, says)) return false;
  const actual = model.datasets.get(dataset)?.scenarios?.names.actual;
  if (cell.ofQuestion === true || cell.scenario !== 'actual') return true;
  const keys = [...cell.keys.map(({ dimension }) => dimension), ...cell.open];
  return (
    keys.some(({ ref }) => says(ref)) ||
    cell.where.some((term) => choosesOne(term, says) && !choosesText(term, actual))
  );
}

/** What happened is what is read where nothing is named. */
function choosesText(term: RowExpr, text: string | undefined): boolean {
  const values = term.kind === 'in' ? term.options : term.kind === 'call' ? term.args : [];
  return values.some((value) => value.kind === 'literal' && value.value === text);
}

function questionSays(
  { by, where, metrics }: ResolvedQuery,
  model: Model,
  says: (ref: DimensionRef) => boolean,
): boolean {
  if (by.some((item) => item.kind === 'dimension' && says(item.ref))) return true;
  const names = (condition: RowExpr | null) => condition !== null && refsOf(condition).some(says);
  const inFormula = (expr: MetricExpr): boolean =>
    (expr.kind === 'aggregate' && (names(expr.where) || names(expr.arg))) ||
    (expr.kind === 'where' && names(expr.condition)) ||
    childrenOf(expr, model).some(inFormula);
  return names(where) || metrics.some(({ expr }) => inFormula(expr));
}

/** A measure whose own condition names the scenario is in a cell under that condition. */
export function saidCell(
  model: Model,
  { dataset, where }: Extract<MetricExpr, { kind: 'aggregate' }>,
  cell: Cell,
): Cell {
  if (where === null) return cell;
  const terms = andTerms(where).filter((term) =>
    choosesOne(term, (ref) => saysScenario(model, dataset, ref)),
  );
  return terms.length === 0 ? cell : { ...cell, where: [...cell.where, ...terms] };
}
