import { type DateRange, type Day, membersOf, resolvePeriod } from '@plumbline/calendar';
import { type Diagnostic, report } from '@plumbline/diagnostics';
import type { Model } from '@plumbline/model';
import type { Facts, ResolvedQuery } from '@plumbline/query';
import type { Context } from '../plan/build/context.ts';
import { datasetsOf } from '../plan/build/metric.ts';
import { type Edge, edgeOf } from './edge.ts';
import { memberSources } from './member-sources.ts';

/** Time members one answer may have; more is a mistake in the period. */
const MOST_MEMBERS = 100_000;

/** A query with absolute days and known edges: after this, nobody reads the clock or looks up a name. */
export interface BoundQuery {
  readonly query: ResolvedQuery;
  readonly context: Context;
  /** Datasets that the asked metrics read. */
  readonly datasets: readonly string[];
}

export function bind(query: ResolvedQuery, model: Model, facts: Facts, today: Day): BoundQuery {
  const diagnostics: Diagnostic[] = [];
  const edges = new Map<string, Edge>();
  for (const dataset of model.datasets.values()) {
    const known = facts.datasets.get(dataset.name);
    if (known !== undefined) edges.set(dataset.name, edgeOf(dataset, known, today, model.workspace.calendar));
  }
  const base = {
    model,
    facts,
    edges,
    diagnostics,
    mode: query.partial,
    periodGiven: query.period !== null,
  } as const;
  const draft: Context = {
    ...base,
    period: { from: today - 1, to: today - 1 },
    plans: plansOf(model),
    warnings: new Map(),
    sets: new Map(),
  };
  const datasets =
    query.metrics.length === 0
      ? memberSources(query, model)
      : [...new Set(query.metrics.flatMap((m) => [...datasetsOf(m.expr, { context: draft })]))];
  if (datasets.length === 0 && query.metrics.length === 0)
    diagnostics.push(report('query/no-common-dataset', {}));
  for (const name of datasets) {
    if (!facts.datasets.has(name)) diagnostics.push(report('query/not-loaded', { dataset: name }));
  }
  const period = periodOf(query, { datasets, edges, facts, today, model });
  if (period === null)
    diagnostics.push(report('query/empty-period', {}, { at: { kind: 'query', path: 'period' } }));
  const context: Context = { ...draft, period: period ?? draft.period };
  if (
    query.grain !== null &&
    period !== null &&
    (period.to - period.from) / shortest(query.grain) > MOST_MEMBERS
  ) {
    diagnostics.push(
      report(
        'query/too-many-members',
        { grain: query.grain, limit: MOST_MEMBERS },
        { at: { kind: 'query', path: 'period' } },
      ),
    );
  }
  return { query, context, datasets };
}

interface PeriodSources {
  readonly datasets: readonly string[];
  readonly edges: ReadonlyMap<string, Edge>;
  readonly facts: Facts;
  readonly today: Day;
  readonly model: Model;
}

/** Open ends and a missing period run from the first row to the latest edge of the datasets read. */
function periodOf(query: ResolvedQuery, s: PeriodSources): DateRange | null {
  const asked =
    query.period === null
      ? { from: null, to: null }
      : resolvePeriod(query.period, s.today, s.model.workspace.calendar);
  const firsts = s.datasets.flatMap((d) => s.edges.get(d)?.first ?? []);
  const lasts = s.datasets.flatMap((d) => s.edges.get(d)?.last ?? s.facts.datasets.get(d)?.last ?? []);
  const from =
    asked.from ?? (firsts.length > 0 ? Math.min(...firsts) : Math.min(asked.to ?? s.today - 1, s.today - 1));
  const to = asked.to ?? (lasts.length > 0 ? Math.max(...lasts) : s.today - 1);
  if (from <= to) return { from, to };
  return query.period === null ? { from, to: from } : null;
}

function shortest(grain: NonNullable<ResolvedQuery['grain']>): number {
  return grain === 'day' ? 1 : grain === 'week' ? 7 : 28;
}

function plansOf(model: Model): ReadonlySet<string> {
  const plans = new Set<string>();
  for (const metric of model.metrics.values()) {
    for (const name of Object.values(metric.plans)) if (name !== undefined) plans.add(name);
  }
  return plans;
}

/** Members of a grain cut to the period. */
export function membersIn(
  period: DateRange,
  grain: Parameters<typeof membersOf>[0],
  model: Model,
): readonly (DateRange & { readonly member: Day })[] {
  return membersOf(grain, period, model.workspace.calendar).map((m) => ({
    member: m.from,
    from: Math.max(m.from, period.from),
    to: Math.min(m.to, period.to),
  }));
}
