import type { AggregateExpr, RowExpr } from '@plumbline/model';
import type { Cell } from '../cell/cell.ts';
import type { Evaluation } from '../cell/evaluation.ts';
import { spansOf } from '../cell/spans.ts';
import { Refusal } from '../data/refusal.ts';
import { datasetOf, type Row } from '../data/relations.ts';
import { evaluateRow } from '../data/row-expression.ts';
import { newcomerRows } from '../entity/newcomers.ts';
import { coerce } from '../value/coerce.ts';
import { decimalOf, multiply, toNumber } from '../value/decimal.ts';
import { isDecimal, isNumeric, numberOf, type Value } from '../value/value.ts';
import { aggregate } from './aggregate.ts';
import { conditionedRows, isInSpan } from './conditioned-rows.ts';

/** The rows of R, F and G that a measure aggregates. */
export function measureRows(ev: Evaluation, measure: AggregateExpr, cell: Cell): readonly Row[] {
  if (cell.newcomers !== null) return newcomerRows(ev, measure, cell);
  const rows = conditionedRows(ev, measure, cell);
  const { read } = spansOf(ev, measure.dataset, cell);
  if (ev.coverage(measure.dataset, cell) === null) return rows;
  return read === null ? [] : rows.filter((row) => isInSpan(ev, row, read, cell));
}

/** The aggregate over these rows; null when it is missing. */
export function aggregateRows(
  ev: Evaluation,
  measure: AggregateExpr,
  rows: readonly Row[],
  cell: Cell,
): Value {
  const { arg, fn, p } = measure;
  const values = arg === null ? rows.map(() => true) : rows.map((row) => argument(ev, arg, row, cell));
  if (rows.some((row) => row.factor !== undefined))
    return coerce(lifted(measure, { rows, values }, cell), measure.type);
  return coerce(aggregate(fn, values, Number(p ?? 0)), measure.type);
}

/** Sums and counts take each row so many times as it counts; the others only where every member just adds. */
function lifted(
  { fn, p }: AggregateExpr,
  { rows, values }: { readonly rows: readonly Row[]; readonly values: readonly Value[] },
  cell: Cell,
): Value {
  const isPlain = cell.climbs.every(({ tree }) => tree.operator === null && tree.weight === null);
  if (isPlain) return aggregate(fn, values, Number(p ?? 0));
  const counted = values.map((value, i) => {
    const factor = rows[i]?.factor ?? decimalOf(1);
    if (value === null) return null;
    if (fn === 'count') return factor;
    if (isDecimal(value)) return multiply(value, factor);
    return isNumeric(value) ? numberOf(value) * toNumber(factor) : null;
  });
  return aggregate('sum', counted, 0);
}

function argument(ev: Evaluation, arg: RowExpr, row: Row, cell: Cell): Value {
  const isMember = () => {
    throw new Refusal('model/members-in-argument', 'a members condition is no value');
  };
  return evaluateRow(arg, row, {
    relations: ev.relations,
    time: cell.times.get(row.dataset) ?? null,
    isMember,
  });
}

export function measureValue(ev: Evaluation, measure: AggregateExpr, cell: Cell): Value {
  const value = aggregateRows(ev, measure, measureRows(ev, measure, cell), cell);
  return value ?? (isCovered(ev, measure.dataset, cell) ? emptyValue(ev, [measure.dataset], cell) : null);
}

/** R overlaps the days from the dataset's first row to its edge. */
export function isCovered(ev: Evaluation, dataset: string, cell: Cell): boolean {
  const coverage = ev.coverage(dataset, cell);
  if (coverage === null) return true;
  const { read } = spansOf(ev, dataset, cell);
  return read !== null && coverage.first !== null && read.from <= coverage.edge && read.to >= coverage.first;
}

/** What a missing measure counts as: the metric's declaration, else the dataset's, else zero for a mere count. */
export function emptyValue(ev: Evaluation, datasets: readonly string[], cell: Cell): Value {
  const declared = datasets
    .map((name) => datasetOf(ev.relations.model, name).empty)
    .find((rule) => rule !== null);
  const rule = cell.empty.declared ?? declared ?? (cell.empty.isCount ? 'zero' : 'null');
  return rule === 'zero' ? decimalOf(0) : null;
}
