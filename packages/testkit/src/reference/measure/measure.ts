import type { AggregateExpr } from '@plumbline/model';
import type { Cell } from '../cell/cell.ts';
import type { Evaluation } from '../cell/evaluation.ts';
import { spansOf } from '../cell/spans.ts';
import { datasetOf, type Row } from '../data/relations.ts';
import type { Span } from '../time/span.ts';
import { decimalOf } from '../value/decimal.ts';
import { MICROS_PER_DAY, microsOf, type Value } from '../value/value.ts';
import { aggregateRows } from './aggregate-rows.ts';
import { conditionedRows } from './conditioned-rows.ts';
import { isOverSpans, spanReads, spanValue } from './spans.ts';
import { timeOf } from './time-of.ts';
import { withoutTies } from './versions.ts';

/** The rows of R, F and G that a measure aggregates. */
export function measureRows(ev: Evaluation, measure: AggregateExpr, cell: Cell): readonly Row[] {
  if (isOverSpans(ev, measure)) return spanReads(ev, measure, cell);
  const rows = conditionedRows(ev, measure, cell);
  const { read } = spansOf(ev, measure.dataset, cell);
  if (ev.coverage(measure.dataset, cell) === null) return withoutTies(ev, measure, rows, cell);
  const inRange = read === null ? [] : rows.filter((row) => isIn(ev, row, read, cell));
  return withoutTies(ev, measure, inRange, cell);
}

function isIn(ev: Evaluation, row: Row, span: Span, cell: Cell): boolean {
  const micros = microsOf(timeOf(ev, row, cell));
  if (micros === null || micros < span.from * MICROS_PER_DAY) return false;
  return span.clock === null
    ? micros < (span.to + 1) * MICROS_PER_DAY
    : micros <= span.to * MICROS_PER_DAY + span.clock;
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
