import { endOf, isWholeMonths, membersOf, startOf, workingDaysIn } from '@plumbline/calendar';
import type { MetricExpr, PeriodFact } from '@plumbline/model';
import type { Cell } from '../cell/cell.ts';
import type { Evaluation } from '../cell/evaluation.ts';
import { spansUpTo } from '../cell/spans.ts';
import { Refusal } from '../data/refusal.ts';
import type { Coverage } from '../time/coverage.ts';
import type { Span } from '../time/span.ts';
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
  const days = daysOf(ev, cell.read ?? askedDatasets(ev), cell);
  return days && FACTS[fact](days);
}

/** × 12 ÷ months of whole months; else × days of the fiscal year that holds the last day ÷ days. */
export function annualized(ev: Evaluation, { of }: Form<'annualize'>, cell: Cell): Value {
  const own = [...datasetsOf(ev.relations.model, of)];
  const days = daysOf(ev, own.length > 0 ? own : (cell.read ?? askedDatasets(ev)), cell);
  const value = ev.value(of, cell);
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
