import { type PeriodRange, resolvePeriod } from '@plumbline/calendar';
import { report } from '@plumbline/diagnostics';
import type { Metric, RowExpr } from '@plumbline/model';
import type { QueryPeriod } from '../../resolved-query.ts';
import { placeOf, type Resolving } from '../resolving.ts';
import { queryTime } from './query-time.ts';
import { daysOfTerm } from './time-term.ts';

export interface Conditions {
  readonly period: QueryPeriod | null;
  readonly where: RowExpr | null;
}

/**
 * Top-level `and` terms of `where` that bound the query's time move into the period, so that comparisons shift them.
 * A term stays a row condition unless it says exactly which days it admits.
 */
export function moveTimeTerms(
  to: Resolving,
  { period, where }: Conditions,
  metrics: readonly Metric[],
): Conditions {
  if (where === null) return { period, where };
  const { calendar } = to.model.workspace;
  const isQueryTime = queryTime(metrics, [{ level: 'row', expr: where }], to.model);
  const terms = termsOf(where);
  const days = terms.map((term) => daysOfTerm(term, isQueryTime, calendar));
  const bounds = days.filter((range) => range !== null);
  if (bounds.length === 0) return { period, where };
  if (period?.kind === 'last' || period?.kind === 'this' || period?.kind === 'own') {
    to.diagnostics.push(
      report(
        'query/period-and-time-condition',
        { period: to.query.period ?? '' },
        { at: placeOf(['where']) },
      ),
    );
    return { period, where };
  }
  const given = period === null ? [] : [resolvePeriod(period, 0, calendar)];
  const { from, to: last } = intersect([...given, ...bounds]);
  if (from !== null && last !== null && from > last) {
    to.diagnostics.push(report('query/empty-period', {}, { at: placeOf(['where']) }));
    return { period, where };
  }
  return {
    period: { kind: 'between', from, to: last },
    where: conjunction(terms.filter((_, i) => days[i] === null)),
  };
}

function intersect(ranges: readonly PeriodRange[]): PeriodRange {
  const froms = ranges.flatMap((range) => range.from ?? []);
  const tos = ranges.flatMap((range) => range.to ?? []);
  return {
    from: froms.length === 0 ? null : Math.max(...froms),
    to: tos.length === 0 ? null : Math.min(...tos),
  };
}

function termsOf(condition: RowExpr): readonly RowExpr[] {
  const terms: RowExpr[] = [];
  const waiting = [condition];
  for (let expr = waiting.pop(); expr !== undefined; expr = waiting.pop()) {
    if (expr.kind === 'call' && expr.fn === 'and') waiting.push(...[...expr.args].reverse());
    else terms.push(expr);
  }
  return terms;
}

function conjunction(terms: readonly RowExpr[]): RowExpr | null {
  const [first, ...others] = terms;
  if (first === undefined) return null;
  return others.reduce<RowExpr>(
    (before, term) => ({
      kind: 'call',
      fn: 'and',
      args: [before, term],
      option: null,
      type: { kind: 'boolean' },
      unit: { kind: 'any' },
      span: { start: before.span.start, end: term.span.end },
    }),
    first,
  );
}
