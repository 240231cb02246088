import type { Day } from '@plumbline/calendar';
import type { AggregateExpr, DimensionRef, RowExpr } from '@plumbline/model';
import { type Cell, filtered } from '../cell/cell.ts';
import type { Evaluation } from '../cell/evaluation.ts';
import { spansOf } from '../cell/spans.ts';
import { Refusal } from '../data/refusal.ts';
import { datasetOf, type Row } from '../data/relations.ts';
import { evaluateRow } from '../data/row-expression.ts';
import { unreachable } from '../data/unreachable.ts';
import { flowDay } from '../money/closing-day.ts';
import { conversionOf } from '../money/conversion.ts';
import { convertedAggregate } from '../money/converted-aggregate.ts';
import type { Span } from '../time/span.ts';
import { coerce } from '../value/coerce.ts';
import { decimalOf, multiply, toNumber } from '../value/decimal.ts';
import {
  dayOf,
  isDecimal,
  isNumeric,
  MICROS_PER_DAY,
  microsOf,
  numberOf,
  type Value,
} from '../value/value.ts';
import { aggregate } from './aggregate.ts';
import { admittedRows } from './row-filter.ts';
import { refsOf } from './row-refs.ts';
import { isOverSpans, spanReads, spanValue } from './spans.ts';
import { warnUnversioned, withoutTies } from './versions.ts';

/** The rows of R, F and G that a measure aggregates. */
export function measureRows(ev: Evaluation, measure: AggregateExpr, cell: Cell): readonly Row[] {
  if (isOverSpans(ev, measure)) return spanReads(ev, measure, cell);
  const rows = conditionedRows(ev, measure, cell);
  const { read } = spansOf(ev, measure.dataset, cell);
  if (ev.coverage(measure.dataset, cell) === null) return withoutTies(ev, measure, rows, cell);
  const inRange = read === null ? [] : rows.filter((row) => isIn(ev, row, read, cell));
  return withoutTies(ev, measure, inRange, cell);
}

/** The rows of F and G, at any time; every condition and dimension must be reachable from the measure. */
export function conditionedRows(ev: Evaluation, measure: AggregateExpr, cell: Cell): readonly Row[] {
  const inside = filtered(cell, measure.where);
  const refs = [...inside.keys.map((key) => key.dimension.ref), ...inside.where.flatMap(refsOf)];
  requireAdditive(measure, cell);
  warnUnversioned(ev, measure.dataset, cell);
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

function isIn(ev: Evaluation, row: Row, span: Span, cell: Cell): boolean {
  const micros = microsOf(timeOf(ev, row, cell));
  if (micros === null || micros < span.from * MICROS_PER_DAY) return false;
  return span.clock === null
    ? micros < (span.to + 1) * MICROS_PER_DAY
    : micros <= span.to * MICROS_PER_DAY + span.clock;
}

interface Aggregated {
  readonly rows: readonly Row[];
  /** The day whose closing rate amounts take; that of a flow, unless it is said. */
  readonly closingDay?: () => Day | null;
}

/** The aggregate over these rows; null when it is missing. */
export function aggregateRows(
  ev: Evaluation,
  measure: AggregateExpr,
  { rows, closingDay = () => flowDay(ev, measure, cell) }: Aggregated,
  cell: Cell,
): Value {
  const { arg, fn, p } = measure;
  const values = arg === null ? rows.map(() => true) : rows.map((row) => argument(ev, arg, row, cell));
  const conversion = conversionOf(ev, measure, cell);
  if (conversion !== null) {
    const dated = {
      cell,
      rows,
      values: factored(rows, values),
      day: (row: Row) => dayOf(timeOf(ev, row, cell)),
    };
    return convertedAggregate(ev, measure, conversion, { ...dated, closingDay });
  }
  if (rows.some((row) => row.factor !== undefined))
    return coerce(lifted(measure, { rows, values }, cell), measure.type);
  return coerce(aggregate(fn, values, Number(p ?? 0)), measure.type);
}

/** Amounts so many times as their rows count. */
function factored(rows: readonly Row[], values: readonly Value[]): readonly Value[] {
  return values.map((value, i) => {
    const factor = rows[i]?.factor;
    return factor === undefined || !isNumeric(value) ? value : numberOf(value) * toNumber(factor);
  });
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
  const value = isOverSpans(ev, measure)
    ? spanValue(ev, measure, cell)
    : aggregateRows(ev, measure, { rows: measureRows(ev, measure, cell) }, cell);
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
