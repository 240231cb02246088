import type { AggregateExpr, DimensionRef, RowExpr } from '@plumbline/model';
import { type Cell, filtered } from '../cell/cell.ts';
import type { Evaluation } from '../cell/evaluation.ts';
import { spansOf } from '../cell/spans.ts';
import { Refusal } from '../data/refusal.ts';
import { datasetOf, type Row } from '../data/relations.ts';
import { evaluateRow } from '../data/row-expression.ts';
import { unreachable } from '../data/unreachable.ts';
import { newcomerRows } from '../entity/newcomers.ts';
import type { Span } from '../time/span.ts';
import { coerce } from '../value/coerce.ts';
import { decimalOf, multiply, toNumber } from '../value/decimal.ts';
import { isDecimal, isNumeric, MICROS_PER_DAY, microsOf, numberOf, type Value } from '../value/value.ts';
import { aggregate } from './aggregate.ts';
import { admittedRows } from './row-filter.ts';
import { refsOf } from './row-refs.ts';

/** The rows of R, F and G that a measure aggregates. */
export function measureRows(ev: Evaluation, measure: AggregateExpr, cell: Cell): readonly Row[] {
  if (cell.newcomers !== null) return newcomerRows(ev, measure, cell);
  const rows = conditionedRows(ev, measure, cell);
  const { read } = spansOf(ev, measure.dataset, cell);
  if (ev.coverage(measure.dataset, cell) === null) return rows;
  return read === null ? [] : rows.filter((row) => isInSpan(ev, row, read, cell));
}

/** The rows of F and G, at any time; every condition and dimension must be reachable from the measure. */
export function conditionedRows(ev: Evaluation, measure: AggregateExpr, cell: Cell): readonly Row[] {
  const inside = filtered(cell, measure.where);
  const refs = [...inside.keys.map((key) => key.dimension.ref), ...inside.where.flatMap(refsOf)];
  requireAdditive(measure, cell);
  for (const ref of refs) requireReach(ev, measure.dataset, ref);
  for (const { key } of cell.climbs) requireReach(ev, measure.dataset, key);
  return admittedRows(ev, measure.dataset, inside);
}

function requireReach(ev: Evaluation, dataset: string, ref: DimensionRef): void {
  const found = ev.relations.path(dataset, ref);
  if (ref.kind !== 'grain' && found.kind !== 'found') throw unreachable(found, dataset);
}

/** When the row happened: the metric's own time, else the dataset's. */
export function timeOf(ev: Evaluation, row: Row, cell: Cell): Value {
  const ref = cell.times.get(row.dataset) ?? datasetOf(ev.relations.model, row.dataset).time;
  return ref === null ? null : ev.relations.read(row, ref, null);
}

export function isInSpan(ev: Evaluation, row: Row, span: Span, cell: Cell): boolean {
  const micros = microsOf(timeOf(ev, row, cell));
  if (micros === null || micros < span.from * MICROS_PER_DAY) return false;
  return span.clock === null
    ? micros < (span.to + 1) * MICROS_PER_DAY
    : micros <= span.to * MICROS_PER_DAY + span.clock;
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

/** What does not add up cannot be subtracted or weighted either. */
function requireAdditive({ fn, dataset }: AggregateExpr, cell: Cell): void {
  const hasFactors = cell.climbs.some(({ tree }) => tree.operator !== null || tree.weight !== null);
  if (hasFactors && fn !== 'sum' && fn !== 'count') throw new Refusal('query/rollup-not-additive', dataset);
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
