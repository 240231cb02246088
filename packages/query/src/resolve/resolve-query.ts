import type { Diagnostic } from '@plumbline/diagnostics';
import {
  type FormulaScope,
  type Metric,
  type Model,
  type RowExpr,
  scopeOf,
  typeRowExpression,
  type ValueType,
} from '@plumbline/model';
import { compareColumn, compareMeasures } from '../columns/compare-column.ts';
import { compareType } from '../columns/compare-type.ts';
import { shareColumn } from '../columns/share-column.ts';
import { metricInCurrency } from '../currency/metric-in-currency.ts';
import type { MetricQuery } from '../metric-query.ts';
import type { ResolvedBy, ResolvedCompare, ResolvedQuery } from '../resolved-query.ts';
import { describeKey } from './describe-key.ts';
import { findCohort } from './find-cohort.ts';
import { findFiscal } from './fiscal/find-fiscal.ts';
import { fiscalCalendar } from './fiscal/fiscal-calendar.ts';
import { refuseFiscal, refuseFiscalForms } from './fiscal/refuse-fiscal.ts';
import { nameColumns } from './name-columns.ts';
import { refuseFestivalOfWeeks, refusePartsOfCloses } from './refuse-calendars.ts';
import { refuseClock, refuseClockMembers } from './refuse-clock.ts';
import { refuseCurrency } from './refuse-currency.ts';
import { refuseOptions } from './refuse-options.ts';
import { resolveAsOf } from './resolve-as-of.ts';
import { resolveBy } from './resolve-by.ts';
import { resolveCompare, valueColumns } from './resolve-compare.ts';
import { resolveMetrics } from './resolve-metrics.ts';
import { resolveHaving, resolveOrder } from './resolve-order.ts';
import { resolveShare } from './resolve-share.ts';
import { resolveTotals } from './resolve-totals.ts';
import { addProblems, type Resolving } from './resolving.ts';
import { finestGrain } from './time/finest-grain.ts';
import { type Conditions, moveTimeTerms } from './time/move-time-terms.ts';
import { refuseWithoutPeriod } from './time/needs-period.ts';
import { ownGrainsOf } from './time/own-grains.ts';
import { readQueryPeriod } from './time/read-period.ts';

/** Names → objects, texts → typed expressions. Collects every diagnostic; `query` is null when one is an error. */
export function resolveQuery(
  query: MetricQuery,
  model: Model,
): { readonly query: ResolvedQuery | null; readonly diagnostics: readonly Diagnostic[] } {
  const params = new Map(
    Object.entries(query.params ?? {}).map(([name, value]) => [name.replace(/^\$/, ''), value]),
  );
  const to: Resolving = { query, model, scope: { ...scopeOf(model), params }, diagnostics: [] };
  const resolved = resolve(to);
  const failed = to.diagnostics.some((diagnostic) => diagnostic.severity === 'error');
  return { query: failed ? null : resolved, diagnostics: to.diagnostics };
}

function resolve(to: Resolving): ResolvedQuery {
  const { query } = to;
  refuseFestivalOfWeeks(to);
  const metrics = resolveMetrics(to);
  const keys = resolveBy(to);
  const grain = finestGrain(to, keys);
  const cohort = findCohort(to, metrics, keys);
  refuseOptions(to, keys);
  refuseClock(to, keys, metrics);
  refuseClockMembers(to, metrics);
  const written = rowCondition(to);
  const asked = { metrics: [...metrics, ...plansAsked(to, metrics)], keys, where: written };
  refusePartsOfCloses(to, asked);
  const fiscal = findFiscal(to, asked);
  const dated = fiscal === null ? to : inFiscalCalendar(to);
  const { period, where } = resolveConditions(dated, metrics, written);
  if (fiscal === null) refuseFiscalForms(to, asked.metrics);
  const compare = resolveCompare(dated, metrics);
  const names = nameColumns(to, keys, valueColumns(to, metrics, compare));
  const by = keys.map((key, i) => describeKey(to, key, names[i] ?? '', fiscal !== null));
  const named = keys.map(({ text }, i) => ({ name: names[i] ?? '', text }));
  const scope = { ...to.scope, results: resultTypes(to, by, metrics, compare) };
  const having = resolveHaving(to, scope);
  const order = resolveOrder(to, named, scope);
  const branches = Math.max(1, metrics.length) * (1 + compare.length + (query.share === undefined ? 0 : 1));
  const totals = resolveTotals(to, named, branches);
  const chosen = [
    ...(having === null ? [] : [having]),
    ...order.flatMap((one) => (one.by.kind === 'key' ? [] : [one.by])),
  ];
  if (fiscal !== null) refuseFiscal(to, asked, { chosen, isMoved: where !== written, fiscal });
  const share = resolveShare(to, metrics, { by, keys: named, grain, totals });
  const plans = plansOf(to.model, metrics, compare);
  refuseCurrency(to, [...metrics, ...plans], chosen);
  if (grain === null && query.period === undefined && period === null) {
    refuseWithoutPeriod(to, { metrics, plans, where, texts: chosen });
  }
  return {
    metrics,
    by,
    grain,
    ownGrains: ownGrainsOf(to, keys, {
      metrics: [...metrics, ...plans],
      texts: chosen,
      where,
      fiscal,
      period,
    }),
    period,
    where,
    having,
    order,
    compare,
    asOf: resolveAsOf(to),
    totals,
    share,
    cohort,
    fiscal,
    ...optionsOf(to),
  };
}

function optionsOf({ query }: Resolving) {
  return {
    restated: query.restated ?? false,
    alignment: query.alignment ?? 'calendar',
    partial: query.partial ?? 'to_date',
    limit: query.limit ?? null,
    others: query.others ?? false,
    fill: query.fill ?? false,
    currency: query.currency ?? null,
    constantCurrency: query.constant_currency ?? false,
  } as const;
}

function rowCondition(to: Resolving): RowExpr | null {
  const { where: text } = to.query;
  if (text === undefined) return null;
  const { expr, problems } = typeRowExpression(text, to.scope, true);
  addProblems(to, problems, ['where'], text);
  return expr;
}

function resolveConditions(to: Resolving, metrics: readonly Metric[], where: RowExpr | null): Conditions {
  const { period: periodText } = to.query;
  const period = periodText === undefined ? null : readQueryPeriod(to, periodText);
  return where === null ? { period, where } : moveTimeTerms(to, { period, where }, metrics);
}

/** The same question, with the fiscal years of an entity: each is the calendar year of its name. */
function inFiscalCalendar(to: Resolving): Resolving {
  const { workspace } = to.model;
  const calendar = fiscalCalendar(workspace.calendar);
  return { ...to, model: { ...to.model, workspace: { ...workspace, calendar } } };
}

function plansAsked(to: Resolving, metrics: readonly Metric[]): readonly Metric[] {
  return (to.query.compare ?? []).flatMap((item) =>
    metrics.flatMap(({ plans }) => {
      const plan = item === 'target' || item === 'budget' || item === 'forecast' ? plans[item] : undefined;
      return (plan === undefined ? undefined : to.model.metrics.get(plan)) ?? [];
    }),
  );
}

/** What `having` and `order` may name, with its type. */
function resultTypes(
  { model, query }: Resolving,
  by: readonly ResolvedBy[],
  metrics: readonly Metric[],
  compares: readonly ResolvedCompare[],
): FormulaScope['results'] {
  const { currency = null, constant_currency: constantCurrency = false } = query;
  const columns: (readonly [string, ValueType])[] = by.map(({ name, type }) => [name, type]);
  for (const asked of metrics) {
    const metric = metricInCurrency(asked, model, currency);
    columns.push([metric.name, metric.type]);
    if (query.share !== undefined) columns.push([shareColumn(metric.name), { kind: 'double' }]);
    for (const compare of compares) {
      for (const measure of compareMeasures(compare, { constantCurrency })) {
        columns.push([
          compareColumn(metric.name, compare, measure),
          compareType(metric, { compare, measure, currency }, model),
        ]);
      }
    }
  }
  return new Map(columns);
}

function plansOf(
  model: Model,
  metrics: readonly Metric[],
  compares: readonly ResolvedCompare[],
): readonly Metric[] {
  return metrics.flatMap((metric) =>
    compares.flatMap((compare) => {
      const plan = compare.kind === 'plan' ? metric.plans[compare.name] : undefined;
      return (plan === undefined ? undefined : model.metrics.get(plan)) ?? [];
    }),
  );
}
