import { type Day, formatDay } from '@plumbline/calendar';
import type { AggregateExpr, DimensionRef, RowExpr } from '@plumbline/model';
import type { Cell } from '../cell/cell.ts';
import type { Evaluation } from '../cell/evaluation.ts';
import { datasetOf } from '../data/dataset-of.ts';
import { Refusal } from '../data/refusal.ts';
import type { Row } from '../data/relations.ts';
import { evaluateRow } from '../data/row-expression.ts';
import { closingRows } from '../fiscal/closing-rows.ts';
import { ofItsEntity } from '../fiscal/entities.ts';
import { isFiscal } from '../fiscal/fiscal-model.ts';
import { isOfItsEnd, periodsOfEntity, recordedDay } from '../fiscal/period-of.ts';
import { dayOf, keyOf, microsOf } from '../value/value.ts';
import { conditionedRows } from './conditioned-rows.ts';
import { scenarioCondition } from './scenario.ts';
import { timeOf } from './time-of.ts';
import { chosenRows, versionText, withoutTies } from './versions.ts';

export interface StockExpr {
  readonly of: AggregateExpr;
  readonly per: DimensionRef | null;
  readonly missing: 'carry' | 'null' | 'error' | null;
}

/** The rows that a balance at the end of `from … to` is read from. `found`: there was a snapshot to read. */
export interface Snapshot {
  readonly found: boolean;
  readonly rows: readonly Row[];
  /** The last of the days that were chosen, of any account. */
  readonly day: Day | null;
}

const NOTHING: Snapshot = { found: false, rows: [], day: null };

/** `from: null`: however far back. `expected`: the day that a snapshot should have. */
export interface StockRange {
  readonly from: Day | null;
  readonly to: Day;
}

export function snapshotOf(ev: Evaluation, stock: StockExpr, range: StockRange, cell: Cell): Snapshot {
  const { time, valid } = datasetOf(ev.relations.model, stock.of.dataset);
  if (time === null && valid !== null) return inForceOn(ev, stock, range, cell);
  // Under the calendar of an entity one entity is looked at: its day is that of its dataset.
  return stock.per === null ||
    (isFiscal(datasetOf(ev.relations.model, stock.of.dataset)) && stock.missing !== 'carry')
    ? ofDataset(ev, stock, range, cell)
    : ofEach(ev, stock, stock.per, { range, cell });
}

/** Every day is a snapshot of the versions in force at its end. */
function inForceOn(ev: Evaluation, { of, per }: StockExpr, range: StockRange, cell: Cell): Snapshot {
  if (per !== null) throw new Refusal('query/in-force-per', of.dataset);
  const coverage = ev.coverage(of.dataset, cell);
  const day = cell.unshortened ? range.to : Math.min(range.to, coverage?.edge ?? range.to);
  if (!Number.isFinite(day)) return NOTHING;
  const rows = conditionedRows(ev, of, cell).filter((row) => isInForce(ev, row, day));
  return { found: rows.length > 0 || day >= (coverage?.first ?? Number.NEGATIVE_INFINITY), rows, day };
}

function isInForce(ev: Evaluation, row: Row, day: Day): boolean {
  const { valid } = datasetOf(ev.relations.model, row.dataset);
  if (valid === null) return false;
  const [from, to] = [valid.from, valid.to].map((field) => ev.relations.field(row, field));
  const begins = dayOf(from ?? null);
  const isDated = typeof to === 'object' && to?.kind === 'date';
  // An instant that still counts is at least one second long: 23:59:59 is the end of its day.
  const until = microsOf(to ?? null);
  const ends =
    isDated || !valid.toInclusive || until === null
      ? dayOf(to ?? null)
      : dayOf({ kind: 'timestamp', micros: until + 1_000_000 });
  return (
    (begins === null || begins <= day) &&
    (ends === null || ends > day || (ends === day && isDated && valid.toInclusive))
  );
}

/** The days of a range on which any version is in force, whatever the conditions and dimensions asked. */
export function daysInForce(
  ev: Evaluation,
  measure: AggregateExpr,
  { from, to }: { readonly from: Day; readonly to: Day },
  cell: Cell,
): readonly Day[] {
  const { dataset } = measure;
  const scenario = scenarioCondition(ev, measure, cell);
  const versions = chosenRows(ev, dataset, cell).filter((row) => meets(ev, scenario, row));
  const last = cell.unshortened ? to : Math.min(to, ev.coverage(dataset, cell)?.edge ?? to);
  const days = Array.from({ length: Math.max(0, last - from + 1) }, (_, i) => from + i);
  return days.filter((day) => versions.some((row) => isInForce(ev, row, day)));
}

/** Days of the dataset that have a snapshot, whatever the conditions and dimensions asked. */
export function snapshotDays(ev: Evaluation, measure: AggregateExpr, cell: Cell): ReadonlySet<Day> {
  const { dataset } = measure;
  const scenario = scenarioCondition(ev, measure, cell);
  return ev.remember(
    datasetOf(ev.relations.model, dataset),
    ['days', cell.times.get(dataset), scenario === null ? null : cell.scenario, ...versionText(cell)],
    () => {
      const rows = ofItsEntity(ev, chosenRows(ev, dataset, cell)).filter(
        (row) => isBalance(ev, row) && meets(ev, scenario, row) && isSnapshot(ev, row, cell),
      );
      return new Set(rows.map((row) => dayOf(timeOf(ev, row, cell))).filter((day) => day !== null));
    },
  );
}

function meets(ev: Evaluation, condition: RowExpr | null, row: Row): boolean {
  const scope = { relations: ev.relations, time: null, isMember: () => null };
  return condition === null || evaluateRow(condition, row, scope) === true;
}

function isSnapshot(ev: Evaluation, row: Row, cell: Cell): boolean {
  // A matched plan is read on the days of what happened, whatever its own rows say.
  if (cell.scenario !== 'actual' && ev.query.compare.some((one) => one.kind === 'plan' && one.isMatched))
    return true;
  const when = datasetOf(ev.relations.model, row.dataset).snapshots?.when;
  return meets(ev, when ?? null, row);
}

/** Under a calendar rows of several days may count on one: those of the last such day (of the account) are its balances. */
function lastRows(
  ev: Evaluation,
  rows: readonly Row[],
  { stock, cell }: { readonly stock: StockExpr; readonly cell: Cell },
): readonly Row[] {
  const { dataset } = stock.of;
  const { calendar, snapshots, ...rest } = datasetOf(ev.relations.model, dataset);
  if (rest.fiscal !== undefined && cell.times.has(dataset)) return fiscalRows(ev, rows, { stock, cell });
  if (calendar === null || cell.times.has(dataset)) return rows;
  const per = snapshots?.when ? null : stock.per;
  const own = (row: Row) => dayOf(ev.relations.read(row, calendar.recorded, null)) ?? Number.NaN;
  const place = (row: Row) =>
    [timeOf(ev, row, cell), per && ev.relations.read(row, per, null)]
      .map((value) => value && keyOf(value))
      .join();
  const scenario = scenarioCondition(ev, stock.of, cell);
  const circumstances = ['last', scenario === null ? null : cell.scenario, ...versionText(cell)];
  const last = ev.remember(stock, circumstances, () => {
    const days = new Map<string, Day>();
    for (const row of ofItsEntity(ev, chosenRows(ev, dataset, cell))) {
      if (!isBalance(ev, row) || !meets(ev, scenario, row) || !isSnapshot(ev, row, cell)) continue;
      days.set(place(row), Math.max(own(row), days.get(place(row)) ?? own(row)));
    }
    return days;
  });
  return rows.filter((row) => last.get(place(row)) === own(row));
}

function fiscalRows(
  ev: Evaluation,
  rows: readonly Row[],
  { stock, cell }: { readonly stock: StockExpr; readonly cell: Cell },
): readonly Row[] {
  const scenario = scenarioCondition(ev, stock.of, cell);
  const all = ofItsEntity(ev, chosenRows(ev, stock.of.dataset, cell)).filter(
    (row) => isBalance(ev, row) && meets(ev, scenario, row) && isSnapshot(ev, row, cell),
  );
  return closingRows(ev.relations, all, rows);
}

/** The entity's balances that make snapshots, whatever is asked, and those that meet what is asked. */
export function balanceRows(
  ev: Evaluation,
  of: AggregateExpr,
  cell: Cell,
): { readonly snapshots: readonly Row[]; readonly asked: readonly Row[] } {
  const scenario = scenarioCondition(ev, of, cell);
  const own = (rows: readonly Row[]) => ofItsEntity(ev, rows).filter((row) => isBalance(ev, row));
  return {
    snapshots: own(chosenRows(ev, of.dataset, cell)).filter(
      (row) => meets(ev, scenario, row) && isSnapshot(ev, row, cell),
    ),
    asked: withoutTies(ev, of, own(conditionedRows(ev, of, cell)), cell),
  };
}

/** Among totals of spans a row without a first day is a balance, and no other row is. */
function isBalance(ev: Evaluation, row: Row): boolean {
  const { span } = datasetOf(ev.relations.model, row.dataset);
  return span === null || ev.relations.field(row, span.from) === null;
}

/** One day for the whole dataset, chosen before conditions and dimensions. */
function ofDataset(ev: Evaluation, stock: StockExpr, range: StockRange, cell: Cell): Snapshot {
  const { dataset } = stock.of;
  const before = [...snapshotDays(ev, stock.of, cell)].filter((day) => day <= range.to);
  const inside = before.filter((day) => range.from === null || day >= range.from);
  const days = inside.length === 0 && stock.missing === 'carry' ? before : inside;
  if (days.length === 0) return NOTHING;
  const day = Math.max(...days);
  const edge = ev.coverage(dataset, cell)?.edge ?? range.to;
  const due = Math.min(range.to, edge);
  const isOfEntity = isFiscal(datasetOf(ev.relations.model, dataset));
  if (day < due && !isOfEntity) {
    if (stock.missing === 'null') return NOTHING;
    if (stock.missing === 'error')
      throw new Refusal('query/stale-balance', `${dataset} ${formatDay(range.to)}`);
    ev.warn('stock/stale-snapshot', { dataset, day: formatDay(day) });
  }
  const all = ofItsEntity(ev, conditionedRows(ev, stock.of, cell)).filter(
    (row) => isBalance(ev, row) && dayOf(timeOf(ev, row, cell)) === day,
  );
  const rows = lastRows(ev, all, { stock, cell });
  const isListedLater =
    isOfEntity &&
    periodsOfEntity(ev.relations, dataset, ev.entity ?? null).some(({ last }) => last > day && last <= due);
  if (isOfEntity && stock.missing === 'null' && (isListedLater || !hasEnd(ev, stock.of, day, cell)))
    return NOTHING;
  const late = isOfEntity ? rows.find((row) => isListedLater || !isOfItsEnd(ev.relations, row)) : undefined;
  if (late !== undefined) {
    const own = formatDay(recordedDay(ev.relations, late) ?? day);
    if (stock.missing === 'error') throw new Refusal('query/stale-balance', `${dataset} ${own}`);
    if (stock.missing !== 'carry') ev.warn('stock/stale-snapshot', { dataset, day: own });
  }
  return { found: true, rows: withoutTies(ev, stock.of, rows, cell), day };
}

/** Whether the entity has a snapshot of the end of a period, or near it, whatever the conditions. */
function hasEnd(ev: Evaluation, of: AggregateExpr, day: Day, cell: Cell): boolean {
  const scenario = scenarioCondition(ev, of, cell);
  return ofItsEntity(ev, chosenRows(ev, of.dataset, cell)).some(
    (row) =>
      isBalance(ev, row) &&
      meets(ev, scenario, row) &&
      isSnapshot(ev, row, cell) &&
      dayOf(timeOf(ev, row, cell)) === day &&
      isOfItsEnd(ev.relations, row),
  );
}

/** Each account's own last snapshot day; an account without one in the range is left out, carried or refused. */
function ofEach(
  ev: Evaluation,
  stock: StockExpr,
  per: DimensionRef,
  { range, cell }: { readonly range: StockRange; readonly cell: Cell },
): Snapshot {
  const { dataset } = stock.of;
  const snapshots = snapshotDays(ev, stock.of, cell);
  const scenario = scenarioCondition(ev, stock.of, cell);
  const day = (row: Row) => dayOf(timeOf(ev, row, cell));
  const isBefore = (row: Row) => {
    const on = day(row);
    return (
      on !== null && on <= range.to && snapshots.has(on) && isBalance(ev, row) && meets(ev, scenario, row)
    );
  };
  const balances = ofItsEntity(ev, conditionedRows(ev, stock.of, cell)).filter((row) => isBalance(ev, row));
  const admitted = lastRows(ev, balances, { stock, cell });
  const rows: Row[] = [];
  let found = false;
  let newest: Day | null = null;
  for (const account of groupBy(ofItsEntity(ev, chosenRows(ev, dataset, cell)).filter(isBefore), (row) =>
    keyOf(ev.relations.read(row, per, null)),
  )) {
    const last = Math.max(...account.map((row) => day(row) ?? range.to));
    const balance = account.filter((row) => day(row) === last);
    const isInside = range.from === null || last >= range.from;
    const places = new Set(balance.map((row) => row.index));
    const counted = admitted.filter((row) => places.has(row.index));
    if (!isInside && stock.missing === 'error' && counted.length > 0) {
      throw new Refusal('query/missing-balance', `${dataset} before ${formatDay(range.to)}`);
    }
    if (!isInside && stock.missing !== 'carry') continue;
    found = true;
    newest = Math.max(last, newest ?? last);
    rows.push(...counted);
  }
  return { found, rows: withoutTies(ev, stock.of, rows, cell), day: newest };
}

function groupBy(rows: readonly Row[], key: (row: Row) => string): Iterable<readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(key(row)) ?? [];
    group.push(row);
    groups.set(key(row), group);
  }
  return groups.values();
}
