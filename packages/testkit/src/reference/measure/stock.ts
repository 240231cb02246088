import { type DayGrain, endOf, membersOf, startOf } from '@plumbline/calendar';
import { FISCAL_CLOSE, fiscalDay } from '@plumbline/model';
import type { Cell } from '../cell/cell.ts';
import type { Evaluation } from '../cell/evaluation.ts';
import { spansOf } from '../cell/spans.ts';
import { datasetOf } from '../data/dataset-of.ts';
import { Refusal } from '../data/refusal.ts';
import type { Row } from '../data/relations.ts';
import { entitiesIn, entityOfCell } from '../fiscal/entities.ts';
import { isFiscal } from '../fiscal/fiscal-model.ts';
import { periodOf, periodsOfEntity, recordedDay } from '../fiscal/period-of.ts';
import { spansOfEntity } from '../fiscal/spans-of-entity.ts';
import type { Form } from '../formula/form.ts';
import { stockDay } from '../money/closing-day.ts';
import { conversionOf } from '../money/conversion.ts';
import { comparedWith, forwardDay } from '../money/forward-day.ts';
import type { Span } from '../time/span.ts';
import { isNumeric, numberOf, type Value } from '../value/value.ts';
import { aggregateRows } from './aggregate-rows.ts';
import { requireTimeOfGrains } from './conditioned-rows.ts';
import { emptyValue } from './measure.ts';
import { scenarioCondition } from './scenario.ts';
import {
  balanceRows,
  daysInForce,
  type Snapshot,
  type StockRange,
  snapshotDays,
  snapshotOf,
} from './snapshot.ts';

type AverageBalance = Form<'average_balance'>;
type Stock = Form<'closing'> | Form<'opening'> | AverageBalance;

/** The value of a stock form; a stock without a snapshot to read is null, also under `empty: zero`. */
export function stockValue(ev: Evaluation, stock: Stock, asked: Cell): Value {
  const cell = closedByEntity(ev, stock, atClosingRates(asked));
  refuseConversion(ev, stock, cell);
  // Nor does it whether the scenario is fixed.
  scenarioCondition(ev, stock.of, cell);
  requireTimeOfGrains(ev, stock.of, cell);
  if (isFiscal(datasetOf(ev.relations.model, stock.of.dataset))) return overEntities(ev, stock, cell);
  const read = spansOf(ev, stock.of.dataset, cell).read;
  if (read === null) return null;
  if (stock.kind === 'average_balance' && stock.points === 'snapshots')
    return snapshotAverage(ev, stock, read, cell);
  const balances = ranges(ev, stock, read, cell).map((range) => balance(ev, stock, range, cell));
  if (stock.kind !== 'average_balance') return balances[0] ?? null;
  const numbers = balances.filter(isNumeric).map(numberOf);
  return numbers.length < balances.length ? null : numbers.reduce((a, b) => a + b, 0) / numbers.length;
}

/** Whether amounts can be converted does not depend on there being any. */
function refuseConversion(ev: Evaluation, stock: Stock, cell: Cell): void {
  const conversion = conversionOf(ev, stock.of, cell);
  if (conversion?.rate?.kind !== 'closing' || stock.kind !== 'average_balance' || stock.points === 'ends')
    return;
  if (stock.points === 'snapshots') forwardDay(ev, 0, stock.of.dataset, cell);
  else if (comparedWith(cell) !== cell) throw new Refusal('query/constant-parts', stock.points);
}

/** What a query shows in its currency are stocks at closing rates. */
function atClosingRates(cell: Cell): Cell {
  return cell.money?.rate === null ? { ...cell, money: { ...cell.money, rate: { kind: 'closing' } } } : cell;
}

/** The rows that the form reads for the cell. */
export function stockReads(ev: Evaluation, stock: Stock, asked: Cell): readonly Row[] {
  const cell = closedByEntity(ev, stock, asked);
  if (
    isFiscal(datasetOf(ev.relations.model, stock.of.dataset)) &&
    stock.kind === 'average_balance' &&
    stock.points === 'snapshots'
  )
    return entitiesIn(ev, stock.of.dataset, cell).flatMap((entity) =>
      [...countedDays(ev, stock, entity, cell).values()].flat(),
    );
  if (isFiscal(datasetOf(ev.relations.model, stock.of.dataset)))
    return snapshotsOfEach(ev, stock, cell).flatMap((snapshots) => snapshots.flatMap(({ rows }) => rows));
  const read = spansOf(ev, stock.of.dataset, cell).read;
  return read === null
    ? []
    : ranges(ev, stock, read, cell).flatMap((range) => snapshotOf(ev, stock, range, cell).rows);
}

/** The balances of each entity, each under its own calendar, set side by side: openings, then closings. */
function snapshotsOfEach(ev: Evaluation, stock: Stock, cell: Cell): readonly (readonly Snapshot[])[] {
  return entitiesIn(ev, stock.of.dataset, cell).map((entity) => {
    const { own, read } = spansOfEntity(ev, entity, stock.of.dataset, cell);
    if (read === null) return [];
    return ranges(own, stock, read, cell).map((range) => snapshotOf(own, stock, range, cell));
  });
}

/** Added up as one measure of all their rows. */
function overEntities(ev: Evaluation, stock: Stock, cell: Cell): Value {
  if (stock.kind === 'average_balance' && stock.points === 'snapshots') return meanOfEntity(ev, stock, cell);
  const isOverPoints = stock.kind === 'average_balance' && stock.points !== 'ends';
  if (isOverPoints && entityOfCell(ev, stock.of.dataset, cell) === null) return null;
  const each = snapshotsOfEach(ev, stock, cell);
  const places = Math.max(0, ...each.map((snapshots) => snapshots.length));
  const balances = Array.from({ length: places }, (_, i) => {
    const rows = each.flatMap((snapshots) => snapshots[i]?.rows ?? []);
    const isFound = each.some((snapshots) => snapshots[i]?.found === true);
    return isFound
      ? (aggregateRows(ev, stock.of, { rows, areBalances: true }, cell) ??
          emptyValue(ev, [stock.of.dataset], cell))
      : null;
  });
  if (stock.kind !== 'average_balance') return balances[0] ?? null;
  const numbers = balances.filter(isNumeric).map(numberOf);
  if (numbers.length === 0 || numbers.length < balances.length) return null;
  return numbers.reduce((a, b) => a + b, 0) / numbers.length;
}

/** The days on which the cell's entity was counted in its own R, each with the rows under the cell's conditions. */
function countedDays(
  ev: Evaluation,
  stock: AverageBalance,
  entity: Value,
  cell: Cell,
): ReadonlyMap<number, readonly Row[]> {
  const { own, read } = spansOfEntity(ev, entity, stock.of.dataset, cell);
  if (read === null) return new Map();
  const isInside = (row: Row) => {
    const period = periodOf(own.relations, row, true);
    return period !== null && period.first >= read.from && period.last <= read.to;
  };
  const balances = balanceRows(own, stock.of, cell);
  const days = new Map<number, Row[]>();
  for (const row of balances.snapshots.filter(isInside)) days.set(recordedDay(own.relations, row) ?? 0, []);
  for (const row of balances.asked.filter(isInside))
    days.get(recordedDay(own.relations, row) ?? 0)?.push(row);
  return days;
}

/** Of several entities there is none: each has days of its own. A day without rows of the cell adds nothing. */
function meanOfEntity(ev: Evaluation, stock: AverageBalance, cell: Cell): Value {
  const entity = entityOfCell(ev, stock.of.dataset, cell);
  if (entity === null) return null;
  const days = countedDays(ev, stock, entity, cell);
  if (days.size === 0) return null;
  const balances = [...days.values()].map((rows) =>
    aggregateRows(ev, stock.of, { rows, areBalances: true }, cell),
  );
  const found = balances.filter(isNumeric).map(numberOf);
  if (found.length === 0) return emptyValue(ev, [stock.of.dataset], cell);
  return found.reduce((a, b) => a + b, 0) / days.size;
}

/** Under the calendar of an entity a balance is of the period that its day closes. */
function closedByEntity(ev: Evaluation, { of }: Stock, cell: Cell): Cell {
  if (!isFiscal(datasetOf(ev.relations.model, of.dataset))) return cell;
  return { ...cell, times: new Map([...cell.times, [of.dataset, fiscalDay(of.dataset, FISCAL_CLOSE)]]) };
}

/** There the opening is the closing of the period before; elsewhere it is looked for however far back. */
function openedBy(ev: Evaluation, { of }: Stock, read: Span): number | null {
  if (!isFiscal(datasetOf(ev.relations.model, of.dataset))) return null;
  const { calendar } = ev.relations;
  const { from, to } = ev.period;
  const isYears =
    (from === null || startOf('year', from, calendar) === from) &&
    (to === null || endOf('year', to, calendar) === to);
  const { grain } = ev.query;
  const unit = grain === 'fiscal_quarter' || (grain === null && !isYears) ? 'quarter' : 'year';
  return startOf(unit, read.from - 1, calendar);
}

/** One range for each balance that the form needs. */
function ranges(ev: Evaluation, stock: Stock, read: Span, cell: Cell): readonly StockRange[] {
  const opening = { from: openedBy(ev, stock, read), to: read.from - 1 };
  if (stock.kind !== 'average_balance') return [stock.kind === 'closing' ? read : opening];
  if (stock.points === 'ends') return [opening, read];
  if (stock.points === 'snapshots')
    return daysIn(ev, stock, read, cell).map((to) => ({ from: read.from, to }));
  if (isFiscal(datasetOf(ev.relations.model, stock.of.dataset)))
    return [opening, ...listedIn(ev, stock.of.dataset, read)];
  return [opening, ...parts(read, stock.points, ev)];
}

/** The points of an entity's range are the ends of the periods that are listed in it. */
function listedIn(ev: Evaluation, dataset: string, read: Span): readonly StockRange[] {
  return periodsOfEntity(ev.relations, dataset, ev.entity ?? null)
    .filter(({ first, last }) => first >= read.from && last <= read.to)
    .map(({ first, last }) => ({ from: first, to: last }));
}

function parts(read: Span, grain: DayGrain, ev: Evaluation): readonly StockRange[] {
  const members = membersOf(grain, read, ev.relations.calendar);
  return members.map((m) => ({ from: Math.max(m.from, read.from), to: Math.min(m.to, read.to) }));
}

function daysIn(ev: Evaluation, stock: Stock, read: Span, cell: Cell): readonly number[] {
  const { time, valid } = datasetOf(ev.relations.model, stock.of.dataset);
  if (time === null && valid !== null) return daysInForce(ev, stock.of, read, cell);
  return [...snapshotDays(ev, stock.of, cell)].filter((day) => day >= read.from && day <= read.to);
}

function balance(ev: Evaluation, stock: Stock, range: StockRange, cell: Cell): Value {
  const snapshot = snapshotOf(ev, stock, range, cell);
  if (!snapshot.found) return null;
  const { rows, day } = snapshot;
  const closingDay = () => stockDay(ev, stock, { day, isOpening: range.from === null }, cell);
  const value = aggregateRows(ev, stock.of, { rows, closingDay, heldOn: day }, cell);
  return value ?? emptyValue(ev, [stock.of.dataset], cell);
}

/** Divided by the dataset's snapshot days in R: a day on which the cell has no rows adds nothing. */
function snapshotAverage(ev: Evaluation, stock: AverageBalance, read: Span, cell: Cell): Value {
  const days = ranges(ev, stock, read, cell);
  if (days.length === 0) return null;
  const balances = days
    .map((range) => {
      const { rows, day } = snapshotOf(ev, stock, range, cell);
      const closingDay = () => stockDay(ev, stock, { day, isOpening: false }, cell);
      return aggregateRows(ev, stock.of, { rows, closingDay, heldOn: day }, cell);
    })
    .filter(isNumeric);
  if (balances.length === 0) return emptyValue(ev, [stock.of.dataset], cell);
  return balances.map(numberOf).reduce((a, b) => a + b, 0) / days.length;
}
