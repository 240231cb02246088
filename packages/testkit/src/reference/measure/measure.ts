import type { AggregateExpr } from '@plumbline/model';
import type { Cell } from '../cell/cell.ts';
import type { Evaluation } from '../cell/evaluation.ts';
import { spansOf } from '../cell/spans.ts';
import { datasetOf } from '../data/dataset-of.ts';
import { Refusal } from '../data/refusal.ts';
import type { Row } from '../data/relations.ts';
import { newcomerRows } from '../entity/newcomers.ts';
import { entitiesIn } from '../fiscal/entities.ts';
import { isFiscal } from '../fiscal/fiscal-model.ts';
import { periodOf } from '../fiscal/period-of.ts';
import { readByRow } from '../fiscal/read-by-row.ts';
import { conversionOf } from '../money/conversion.ts';
import type { Span } from '../time/span.ts';
import { decimalOf } from '../value/decimal.ts';
import type { Value } from '../value/value.ts';
import { aggregateRows } from './aggregate-rows.ts';
import { conditionedRows } from './conditioned-rows.ts';
import { isInSpan } from './is-in-span.ts';
import { isOverSpans, spanReads, spanValue } from './spans.ts';
import { warnOfEveryVersion, withoutTies } from './versions.ts';

/** The rows of R, F and G that a measure aggregates. */
export function measureRows(ev: Evaluation, measure: AggregateExpr, cell: Cell): readonly Row[] {
  if (cell.newcomers !== null) return newcomerRows(ev, measure, cell);
  if (isOverSpans(ev, measure)) return spanReads(ev, measure, cell);
  const rows = conditionedRows(ev, measure, cell);
  if (happensOnNoDay(ev, measure.dataset, cell)) {
    if (cell.member !== null || ev.period.from !== null || ev.period.to !== null)
      throw new Refusal('query/no-time', `${measure.dataset} has no time`);
    warnOfEveryVersion(ev, measure, cell);
    return rows;
  }
  const readOf = readByRow(ev, measure.dataset, cell);
  if (ev.coverage(measure.dataset, cell) === null) return withoutTies(ev, measure, rows, cell);
  const inRange = rows.filter((row) => {
    const read = readOf(row);
    return read !== null && isInSpan(ev, row, read, cell) && isWhole(ev, row, read);
  });
  return withoutTies(ev, measure, inRange, cell);
}

/** Under the calendar of an entity a year without quarters is in no range that holds a part of it. */
function isWhole(ev: Evaluation, row: Row, read: Span): boolean {
  if (!isFiscal(datasetOf(ev.relations.model, row.dataset))) return true;
  return (periodOf(ev.relations, row, false)?.first ?? read.from) >= read.from;
}

export function measureValue(ev: Evaluation, measure: AggregateExpr, cell: Cell): Value {
  const missing = () =>
    isCovered(ev, measure.dataset, cell) ? emptyValue(ev, [measure.dataset], cell) : null;
  if (cell.newcomers === null && isOverSpans(ev, measure)) return spanValue(ev, measure, cell, missing);
  const rows = measureRows(ev, measure, cell);
  return aggregateRows(ev, measure, { rows }, requireDays(ev, measure, cell)) ?? missing();
}

/** Versions are in force from one day to another: only a balance says on which day. */
function happensOnNoDay(ev: Evaluation, dataset: string, cell: Cell): boolean {
  const { time, valid } = datasetOf(ev.relations.model, dataset);
  return time === null && valid !== null && !cell.times.has(dataset);
}

/** R overlaps the days from the dataset's first row to its edge. */
export function isCovered(ev: Evaluation, dataset: string, cell: Cell): boolean {
  if (ev.entity === undefined && isFiscal(datasetOf(ev.relations.model, dataset)))
    return entitiesIn(ev, dataset, cell).some((entity) => isCovered(ev.ofEntity(entity), dataset, cell));
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

/** Rows that are totals of ranges have no day whose rate each could take. */
function requireDays(ev: Evaluation, measure: AggregateExpr, cell: Cell): Cell {
  const { span } = datasetOf(ev.relations.model, measure.dataset);
  if (span !== null && conversionOf(ev, measure, cell) !== null)
    throw new Refusal('query/span-rate', measure.dataset);
  return cell;
}
