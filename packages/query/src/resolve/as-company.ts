import {
  type CalendarSettings,
  endOf,
  isWholeMonths,
  nests,
  resolvePeriod,
  startOf,
} from '@plumbline/calendar';
import { type Diagnostic, report } from '@plumbline/diagnostics';
import { type Metric, type MetricExpr, type Model, walkExpression } from '@plumbline/model';
import type { ResolvedQuery } from '../resolved-query.ts';

/**
 * A question of somebody who sees only some rows, with the company's metrics as `readable` answers them. One that splits
 * the company into anything but whole months is refused: parts told from other parts are what nobody may know.
 */
export function asCompany(
  query: ResolvedQuery,
  readable: Model,
  today: number,
): { readonly query: ResolvedQuery; readonly diagnostics: readonly Diagnostic[] } {
  const company = new Map<string, Metric>(
    [...readable.metrics].filter(([, { expr }]) => expr.kind === 'company'),
  );
  if (company.size === 0) return { query, diagnostics: [] };
  const metrics = query.metrics.map((metric) => company.get(metric.name) ?? metric);
  const asked = metrics.find(({ expr }) => expr.kind === 'company');
  const isNamed = ({ expr }: { readonly expr: { readonly kind: string } }) =>
    expr.kind === 'metric' && company.has((expr as MetricExpr & { readonly kind: 'metric' }).name);
  const conditions: readonly (readonly [string, boolean])[] = [
    ['where', query.where !== null && mentions(query.where, 'row', isNamed)],
    ['having', query.having !== null && mentions(query.having, 'metric', isNamed)],
    ['order', query.order.some(({ by }) => by.kind !== 'key' && mentions(by, 'metric', isNamed))],
  ];
  const options = [
    ...conditions.flatMap(([option, is]) => (is ? [option] : [])),
    ...(asked === undefined ? [] : dividing(query, readable.workspace.calendar, today)),
  ];
  const [option] = options;
  if (option === undefined) return { query: { ...query, metrics }, diagnostics: [] };
  const metric = asked?.name ?? [...company.keys()].join(', ');
  return {
    query,
    diagnostics: [
      report('query/company-divided', { metric, option }, { at: { kind: 'query', path: option } }),
    ],
  };
}

type Level = 'row' | 'metric';
type Root<L extends Level> = Extract<Parameters<typeof walkExpression>[0], { readonly level: L }>['expr'];

function mentions<L extends Level>(
  expr: Root<L>,
  level: L,
  is: (node: { readonly expr: { readonly kind: string } }) => boolean,
): boolean {
  let found = false;
  walkExpression({ level, expr } as Parameters<typeof walkExpression>[0], (node) => {
    found ||= is(node);
    return !found;
  });
  return found;
}

/** Parts of the question that make its cells others than whole months of the whole company. */
function dividing(query: ResolvedQuery, calendar: CalendarSettings, today: number): readonly string[] {
  const isDivided: Readonly<Record<string, boolean>> = {
    where: query.where !== null,
    by: !query.by.every((by) => by.kind === 'time' && nests('month', by.grain, calendar)),
    period: isToDate(query, calendar, today) || !isOfMonths(query, calendar, today),
    compare: !query.compare.every((compare) => isBesideMonths(compare.kind, query, calendar)),
    alignment: query.compare.length > 0 && query.alignment !== 'calendar',
    share: query.share !== null,
    others: query.others,
    as_of: query.asOf !== null,
    currency: query.currency !== null || query.constantCurrency,
    partial: query.partial === 'full',
    restated: query.restated,
    fiscal_year: query.fiscal !== null,
    cohort: query.cohort !== null,
  };
  return Object.keys(isDivided).filter((option) => isDivided[option] === true);
}

/** It ends where the data ends: tomorrow's answer less today's would be one day. */
function isToDate(
  { period, grain, totals }: ResolvedQuery,
  calendar: CalendarSettings,
  today: number,
): boolean {
  const isOpen =
    period === null || (period.kind !== 'own' && resolvePeriod(period, today, calendar).to === null);
  return isOpen && (grain === null || totals.length > 0);
}

function isOfMonths({ period }: ResolvedQuery, calendar: CalendarSettings, today: number): boolean {
  if (period === null) return true;
  // Members that somebody lists are whole months only by chance, and move with the list.
  if (period.kind === 'own') return false;
  const { from, to } = resolvePeriod(period, today, calendar);
  if (from === null || to === null) {
    const end = from ?? to;
    return (
      end !== null &&
      isWholeMonths(
        { from: from ?? startOf('month', end, calendar), to: to ?? endOf('month', end, calendar) },
        calendar,
      )
    );
  }
  return isWholeMonths({ from, to }, calendar);
}

/** Bases that are whole months where the range is. */
function isBesideMonths(kind: string, { grain }: ResolvedQuery, { pattern }: CalendarSettings): boolean {
  if (pattern !== undefined) return false;
  return kind === 'year_ago' || (kind === 'previous' && grain !== null);
}
