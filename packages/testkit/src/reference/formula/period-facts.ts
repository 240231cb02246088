import { endOf, isWholeMonths, membersOf, startOf, workingDaysIn } from '@plumbline/calendar';
import { FISCAL_CLOSE, fiscalDay, type MetricExpr, type PeriodFact } from '@plumbline/model';
import type { Cell } from '../cell/cell.ts';
import type { Evaluation } from '../cell/evaluation.ts';
import { spansUpTo } from '../cell/spans.ts';
import { Refusal } from '../data/refusal.ts';
import { entityOfCell } from '../fiscal/entities.ts';
import { type Period, periodsOfEntity } from '../fiscal/period-of.ts';
import { beginOf } from '../fiscal/spans-of-entity.ts';
import type { Coverage } from '../time/coverage.ts';
import { type Span, spanOf } from '../time/span.ts';
import { decimalOf } from '../value/decimal.ts';
import { dateValue, isNumeric, numberOf, type Value } from '../value/value.ts';
import type { Form } from './form.ts';
import { childrenOf, datasetsOf } from './formula-datasets.ts';

interface Days {
  /** What of R is known. */
  readonly read: Span;
  readonly whole: Span;
}

const FACTS: { readonly [F in PeriodFact]: (days: Days) => Value } = {
  days: ({ read }) => decimalOf(read.to - read.from + 1),
  working_days: ({ read: { from, to } }) => {
    const counted = workingDaysIn({ from, to });
    if (counted.kind === 'known') return decimalOf(counted.value);
    throw new Refusal('query/year-not-published', String(counted.year));
  },
  period_start: ({ read }) => dateValue(read.from),
  period_end: ({ whole }) => dateValue(whole.to),
  complete_through: ({ read }) => dateValue(read.to),
};

/** What a cell knows of its own days. */
export function factValue(ev: Evaluation, { fact }: Form<'fact'>, cell: Cell): Value {
  const datasets = cell.read ?? askedDatasets(ev);
  const days = ev.query.fiscal === null ? daysOf(ev, datasets, cell) : daysOfEntity(ev, datasets, cell);
  return days && FACTS[fact](days);
}

/** × 12 ÷ months of whole months; else × days of the fiscal year that holds the last day ÷ days; of an entity × 4 ÷ its own quarters. */
export function annualized(ev: Evaluation, { of }: Form<'annualize'>, cell: Cell): Value {
  const own = [...datasetsOf(ev.relations.model, of)];
  const datasets = own.length > 0 ? own : (cell.read ?? askedDatasets(ev));
  const value = ev.value(of, cell);
  if (ev.query.fiscal !== null) {
    const listed = listedPeriods(ev, datasets, cell);
    if (listed === null || listed.read.length === 0 || !isNumeric(value)) return null;
    const months = listed.read.map(
      ({ first, last }) => membersOf('month', { from: first, to: last }, ev.relations.calendar).length,
    );
    return (numberOf(value) * 4) / (months.reduce((a, b) => a + b, 0) / 3);
  }
  const days = daysOf(ev, datasets, cell);
  if (days === null || !isNumeric(value)) return null;
  const { calendar } = ev.relations;
  const { from, to } = days.read;
  if (calendar.pattern === undefined && isWholeMonths(days.read, calendar)) {
    return (numberOf(value) * 12) / membersOf('month', { from, to }, calendar).length;
  }
  const year = endOf('fiscal_year', to, calendar) - startOf('fiscal_year', to, calendar) + 1;
  return (numberOf(value) * year) / (to - from + 1);
}

function daysOf(ev: Evaluation, datasets: readonly string[], cell: Cell): Days | null {
  const known = datasets.map((name) => ev.coverage(name, cell)).filter((c) => c !== null);
  const { read, whole } = spansUpTo(ev, together(known, ev.today), cell, () => undefined);
  return read && whole && { read, whole };
}

interface ListedPeriods {
  /** Those that are known. */
  readonly read: readonly Period[];
  readonly whole: readonly Period[];
}

/** The listed periods in R, of the entity that the cell is of; none in cells of several. */
function listedPeriods(ev: Evaluation, datasets: readonly string[], cell: Cell): ListedPeriods | null {
  const [first] = datasets;
  if (first === undefined) return null;
  const entity = entityOfCell(ev, first, cell);
  if (entity === null) return null;
  const own = ev.ofEntity(entity);
  const known = datasets.flatMap((name) => own.coverage(name, closingCell(ev, name, cell)) ?? []);
  const coverage = together(known, ev.today);
  if (known.some(({ last }) => last === null) || beginOf(ev, cell) > coverage.edge) return null;
  const { read, whole } = spansUpTo(own, coverage, cell, () => undefined);
  const listed = (span: Span | null) =>
    periodsOfEntity(ev.relations, first, entity).filter(
      (period) => span !== null && period.first >= span.from && period.last <= span.to,
    );
  return { read: listed(read), whole: listed(whole) };
}

/** Their days, from the first one's start to the last one's end. */
function daysOfEntity(ev: Evaluation, datasets: readonly string[], cell: Cell): Days | null {
  const listed = listedPeriods(ev, datasets, cell);
  const daysIn = (periods: readonly Period[]) =>
    periods.length === 0
      ? null
      : spanOf(Math.min(...periods.map(({ start }) => start)), Math.max(...periods.map(({ end }) => end)));
  const [read, whole] = [daysIn(listed?.read ?? []), daysIn(listed?.whole ?? [])];
  return read && whole && { read, whole };
}

/** Balances alone are known to the end that a day is near. */
export function closingCell(
  ev: Evaluation,
  dataset: string,
  cell: Cell,
  exprs: readonly MetricExpr[] = ev.query.metrics.map(({ expr }) => expr),
): Cell {
  const isBalance = (expr: MetricExpr): boolean | null => {
    if (expr.kind === 'aggregate') return expr.dataset === dataset ? false : null;
    if (expr.kind === 'closing' || expr.kind === 'opening' || expr.kind === 'average_balance')
      return expr.of.dataset === dataset ? true : null;
    const found = childrenOf(expr, ev.relations.model).map(isBalance);
    return found.includes(false) ? false : found.includes(true) ? true : null;
  };
  const reads = exprs.map(isBalance);
  if (reads.includes(false) || !reads.includes(true)) return cell;
  return { ...cell, times: new Map([...cell.times, [dataset, fiscalDay(dataset, FISCAL_CLOSE)]]) };
}

/** What is known of all of them: up to the earliest edge. Of none: up to yesterday. */
function together(known: readonly Coverage[], today: number): Coverage {
  const firsts = known.flatMap(({ first }) => first ?? []);
  const lasts = known.flatMap(({ last }) => last ?? []);
  return {
    first: firsts.length === 0 ? null : Math.min(...firsts),
    last: lasts.length === 0 ? null : Math.max(...lasts),
    edge: known.length === 0 ? today - 1 : Math.min(...known.map(({ edge }) => edge)),
    clock: null,
  };
}

function askedDatasets({ query, relations }: Evaluation): readonly string[] {
  return [...new Set(query.metrics.flatMap(({ expr }) => [...datasetsOf(relations.model, expr)]))];
}

/** No metric of the query reads rows, and some names its days. */
export function isOfDaysAlone(ev: Evaluation): boolean {
  if (askedDatasets(ev).length > 0) return false;
  return ev.query.metrics.some(({ expr }) => namesDays(ev, expr));
}

function namesDays(ev: Evaluation, expr: MetricExpr): boolean {
  return expr.kind === 'fact' || childrenOf(expr, ev.relations.model).some((child) => namesDays(ev, child));
}
