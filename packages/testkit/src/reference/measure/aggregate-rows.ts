import type { Day } from '@plumbline/calendar';
import type { AggregateExpr, RowExpr } from '@plumbline/model';
import type { Cell } from '../cell/cell.ts';
import type { Evaluation } from '../cell/evaluation.ts';
import { datasetOf } from '../data/dataset-of.ts';
import { Refusal } from '../data/refusal.ts';
import type { Row } from '../data/relations.ts';
import { evaluateRow } from '../data/row-expression.ts';
import { isFiscal } from '../fiscal/fiscal-model.ts';
import { periodOf, recordedDay } from '../fiscal/period-of.ts';
import { flowDay, flowDayOfEntity } from '../money/closing-day.ts';
import { conversionOf } from '../money/conversion.ts';
import { convertedAggregate } from '../money/converted-aggregate.ts';
import { coerce, coerceFigure } from '../value/coerce.ts';
import { decimalOf, multiply, toNumber } from '../value/decimal.ts';
import { dayOf, isDecimal, isNumeric, numberOf, type Value } from '../value/value.ts';
import { aggregate } from './aggregate.ts';
import { timeOf } from './time-of.ts';

interface Aggregated {
  readonly rows: readonly Row[];
  /** The day whose closing rate amounts take; that of a flow, unless it is said. */
  readonly closingDay?: () => Day | null;
  /** The day of a balance of rows that happen on none, such as versions in force. */
  readonly heldOn?: Day | null;
  /** Under the calendar of an entity: rows are balances, each of the end of its period. */
  readonly areBalances?: true;
}

/** The aggregate over these rows; null when it is missing. */
export function aggregateRows(
  ev: Evaluation,
  measure: AggregateExpr,
  { rows, closingDay = () => flowDay(ev, measure, cell), heldOn = null, areBalances }: Aggregated,
  cell: Cell,
): Value {
  const { arg, fn, p } = measure;
  const values = arg === null ? rows.map(() => true) : rows.map((row) => argument(ev, arg, row, cell));
  const conversion = conversionOf(ev, measure, cell);
  if (conversion !== null) {
    const isOfEntity = isFiscal(datasetOf(ev.relations.model, measure.dataset));
    const dated = {
      cell,
      rows,
      values: factored(rows, values),
      day: (row: Row) =>
        isOfEntity ? recordedDay(ev.relations, row) : (dayOf(timeOf(ev, row, cell)) ?? heldOn),
      closingDay: !isOfEntity
        ? once(closingDay)
        : areBalances === true
          ? (row: Row) => periodOf(ev.relations, row, true)?.end ?? null
          : (row: Row) => flowDayOfEntity(ev, measure, row, cell),
    };
    return convertedAggregate(ev, measure, conversion, dated);
  }
  if (rows.some((row) => row.factor !== undefined))
    return coerceFigure(lifted(measure, { rows, values }), measure.type);
  return coerce(aggregate(fn, values, Number(p ?? 0)), measure.type);
}

function once(find: () => Day | null): () => Day | null {
  const found: (Day | null)[] = [];
  return () => {
    if (found.length === 0) found.push(find());
    return found[0] ?? null;
  };
}

/** Amounts so many times as their rows count. */
function factored(rows: readonly Row[], values: readonly Value[]): readonly Value[] {
  return values.map((value, i) => {
    const factor = rows[i]?.factor;
    return factor === undefined || !isNumeric(value) ? value : numberOf(value) * toNumber(factor);
  });
}

/** Sums and counts take each row so many times as it counts. */
function lifted(
  { fn, p }: AggregateExpr,
  { rows, values }: { readonly rows: readonly Row[]; readonly values: readonly Value[] },
): Value {
  if (fn !== 'sum' && fn !== 'count') return aggregate(fn, values, Number(p ?? 0));
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
