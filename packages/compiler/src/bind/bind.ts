import { type DateRange, type Day, endOf, grainName, type MemberGrain, membersOf } from '@plumbline/calendar';
import { type Diagnostic, report } from '@plumbline/diagnostics';
import type { Model } from '@plumbline/model';
import type { Facts, ResolvedQuery } from '@plumbline/query';
import type { CompileInput } from '../compile-input.ts';
import type { Context } from '../plan/build/cells/context.ts';
import { attributeOf } from '../plan/build/entity/attribute-of.ts';
import { cohortOf } from '../plan/build/entity/cohort-of-row.ts';
import { lowerMetric } from '../plan/build/forms/metric.ts';
import { hasFacts } from '../plan/build/forms/period-facts.ts';
import { datasetsBehind, datasetsOf, datasetsOfMembers } from '../plan/build/rows/datasets-of.ts';
import type { AskedPeriod } from '../plan/build/time/range-rules.ts';
import { askedDays } from './asked-days.ts';
import { balancesOnly } from './balances-only.ts';
import { type Edge, edgeOf, edgeOfHappened } from './edge.ts';
import { fiscalBounds, fiscalView, isFiscal } from './fiscal-view.ts';
import { memberSources } from './member-sources.ts';
import { namesScenario } from './names-scenario.ts';
import { crossings, ownView, warnLeftOut } from './own-view.ts';

/** Time members one answer may have; more is a mistake in the period. */
const MOST_MEMBERS = 100_000;

/** A query with absolute days and known edges: after this, nobody reads the clock or looks up a name. */
export interface BoundQuery {
  readonly query: ResolvedQuery;
  readonly context: Context;
  /** Datasets that the asked metrics read. */
  readonly datasets: readonly string[];
  /** The same with those that conditions ask who is a member: what is unknown of them is unknown of the figures. */
  readonly behind: readonly string[];
  /** How far datasets are known by the days that are recorded, whatever calendar their rows are read by. */
  readonly recorded: ReadonlyMap<string, Edge>;
}

export function bind(input: CompileInput): BoundQuery {
  const own = ownView(fiscalView(input));
  const { query, model, facts, today: now } = own.input;
  const today = query.asOf?.isToday === true ? query.asOf.day : now;
  const { calendar } = model.workspace;
  const diagnostics: Diagnostic[] = [...own.diagnostics, ...crossings(query, calendar)];
  const { edges, recorded } = edgesOf(model, facts, today, query);
  const datasets =
    query.metrics.length === 0
      ? memberSources(query, model)
      : [...new Set(query.metrics.flatMap((m) => [...datasetsOf(m.expr, model)]))];
  if (datasets.length === 0 && query.metrics.length === 0)
    diagnostics.push(report('query/no-common-dataset', {}));
  const behind = behindOf(query, datasets, model);
  for (const name of behind)
    if (!facts.datasets.has(name)) diagnostics.push(report('query/not-loaded', { dataset: name }));
  const { asked, ownStep, diagnostics: unlisted } = askedDays(query, today, calendar);
  if (own.diagnostics.length === 0) diagnostics.push(...unlisted);
  const period = closed(asked, { datasets, edges });
  if (period === 'empty')
    diagnostics.push(report('query/empty-period', {}, { at: { kind: 'query', path: 'period' } }));
  const latest =
    latestEdge(datasets, edges) ?? (namesItsDays(query, model) ? today - 1 : Number.NEGATIVE_INFINITY);
  const context: Context = {
    model,
    facts,
    asked,
    edges,
    diagnostics,
    today,
    period: typeof period === 'string' ? { from: today - 1, to: today - 1 } : period,
    isEmpty: typeof period === 'string',
    grain: query.grain,
    clock: query.clock,
    hasWeeks: query.by.some((b) => b.kind === 'time' && b.grain === 'week'),
    current: query.grain ?? grainOfPeriod(query.period),
    ownStep,
    latest,
    definitionsOn: lastDayOf(asked, { query, period, latest, calendar }),
    isRestated: query.restated,
    definitionsUntil: query.asOf?.isToday === true ? query.asOf.day : Number.POSITIVE_INFINITY,
    ...entitiesOf(query, model),
    mode: query.partial,
    alignment: query.alignment,
    matched: query.compare.flatMap((one) => (one.kind === 'plan' && one.isMatched ? [one.name] : [])),
    plans: plansOf(model),
    cohort: query.cohort,
    hasAges: query.by.some((b) => b.kind === 'dimension' && b.ref.kind === 'cohort' && b.ref.part === 'age'),
    cohortOf,
    attributeOf,
    read: datasets,
    ...builtSoFar(),
    opened: null,
    lower: lowerMetric,
  };
  refuseTooMany(query, context);
  warnLeftOut(context);
  return { query, context, datasets, behind, recorded };
}

function refuseTooMany(query: ResolvedQuery, { period, latest, diagnostics }: Context): void {
  if (query.grain === null) return;
  const parts = partsFilled(query);
  // Nothing is filled after the last day that is known.
  const to = parts === 1 ? period.to : Math.min(period.to, latest);
  const members = ((to - period.from + 1) * parts) / shortest(query.grain);
  if (members <= MOST_MEMBERS) return;
  const params = { grain: query.clock ?? grainName(query.grain), limit: MOST_MEMBERS };
  diagnostics.push(report('query/too-many-members', params, { at: { kind: 'query', path: 'period' } }));
}

function behindOf({ metrics, where }: ResolvedQuery, datasets: readonly string[], model: Model) {
  const ofMetrics = metrics.flatMap(({ expr }) => [...datasetsBehind(expr, model)]);
  const ofCondition = where === null ? [] : [...datasetsOfMembers(where, model)];
  return [...new Set([...datasets, ...ofMetrics, ...ofCondition])];
}

type BuiltSoFar = Pick<Context, 'warnings' | 'sets' | 'setBalances' | 'rates' | 'converted' | 'sources'>;

/** What is built once, and said once, for the whole question: nothing yet. */
function builtSoFar(): BuiltSoFar {
  return {
    warnings: new Map(),
    sets: new Map(),
    setBalances: [],
    rates: [],
    converted: new Map(),
    sources: new Map(),
  };
}

/** Of every dataset as its rows are read and as they are recorded. */
function edgesOf(model: Model, facts: Facts, today: Day, query: ResolvedQuery) {
  const { datasets, workspace } = model;
  const edges = new Map<string, Edge>();
  const recorded = new Map<string, Edge>();
  for (const dataset of datasets.values()) {
    const known = facts.datasets.get(dataset.name);
    if (known === undefined) continue;
    const loaded = edgeOf(dataset, known, today, workspace.calendar);
    const edge = namesScenario(query, dataset, model) ? loaded : edgeOfHappened(loaded);
    recorded.set(dataset.name, edge);
    edges.set(dataset.name, isFiscal(dataset) ? fiscalBounds(dataset, known, today) : edge);
  }
  return { edges, recorded };
}

/** What is known of the entities whose fiscal periods are asked for. */
function entitiesOf(
  query: ResolvedQuery,
  model: Model,
): Pick<Context, 'hasFiscal' | 'onlyEntity' | 'balancesOnly'> {
  const only = query.fiscal?.only ?? null;
  return {
    hasFiscal: query.fiscal !== null,
    onlyEntity: only && { kind: 'literal', value: only.value, type: only.type },
    balancesOnly: balancesOnly(query, model),
  };
}

interface Asking {
  readonly query: ResolvedQuery;
  readonly period: DateRange | 'nothing' | 'empty';
  readonly latest: number;
  readonly calendar: Model['workspace']['calendar'];
}

function namesItsDays({ metrics }: ResolvedQuery, model: Model): boolean {
  return metrics.some(({ expr }) => hasFacts(expr, model));
}

/** Definitions are those of the last day of the whole period, known or not; under `exclude_current` that of its last member known to the end. */
function lastDayOf(asked: AskedPeriod, { query, period, latest, calendar }: Asking): Day {
  if (query.restated) return Number.POSITIVE_INFINITY;
  if (typeof period === 'string') return asked.to ?? Number.POSITIVE_INFINITY;
  const { grain, partial } = query;
  const to = asked.to ?? (grain === null ? period.to : endOf(grain, period.to, calendar));
  const current = grain ?? grainOfPeriod(query.period);
  if (partial !== 'exclude_current' || current === null || to <= latest) return to;
  const ends = membersOf(current, { from: period.from, to }, calendar).map((m) => Math.min(m.to, to));
  return ends.findLast((end) => end <= latest) ?? to;
}

interface PeriodSources {
  readonly datasets: readonly string[];
  readonly edges: ReadonlyMap<string, Edge>;
}

/** Open ends and a missing period run from the first row to the latest edge of the datasets read. `nothing`: there is no row to start or end with. */
function closed(asked: AskedPeriod, { datasets, edges }: PeriodSources): DateRange | 'nothing' | 'empty' {
  const known = datasets.flatMap((d) => edges.get(d) ?? []);
  const from = asked.from ?? least(known.flatMap((e) => e.first ?? []));
  const to =
    asked.to ??
    greatest(known.flatMap((e) => (e.last !== null && Number.isFinite(e.last) ? e.last : (e.lastRow ?? []))));
  if (from === null || to === null) return 'nothing';
  if (from <= to) return { from, to };
  return asked.from !== null && asked.to !== null ? 'empty' : 'nothing';
}

/** +∞ when some dataset has no edge, −∞ when none has rows; null without datasets. */
function latestEdge(datasets: readonly string[], edges: ReadonlyMap<string, Edge>): number | null {
  if (datasets.length === 0) return null;
  const known = datasets.flatMap((d) => edges.get(d) ?? []);
  if (known.some((e) => e.last === null)) return Number.POSITIVE_INFINITY;
  return Math.max(Number.NEGATIVE_INFINITY, ...known.map((e) => e.last ?? 0));
}

function least(days: readonly Day[]): Day | null {
  return days.length === 0 ? null : Math.min(...days);
}

function greatest(days: readonly Day[]): Day | null {
  return days.length === 0 ? null : Math.max(...days);
}

/** Without a grain, `exclude_current` leaves out the last member of the period's own. */
function grainOfPeriod(period: ResolvedQuery['period']): Context['current'] {
  return period === null || period.kind === 'between' || period.kind === 'own_member' ? null : period.grain;
}

function shortest(grain: NonNullable<ResolvedQuery['grain']>): number {
  return grain === 'day' ? 1 : grain === 'week' ? 7 : 28;
}

/** Rows that `fill` makes of each day. */
function partsFilled({ clock, fill }: ResolvedQuery): number {
  if (clock === null || !fill) return 1;
  return clock === 'hour' ? 24 : 1440;
}

function plansOf(model: Model): ReadonlySet<string> {
  const plans = new Set<string>();
  for (const metric of model.metrics.values()) {
    for (const name of Object.values(metric.plans)) if (name !== undefined) plans.add(name);
  }
  return plans;
}

/** The members of a grain that the answer may have rows for: none begins after the latest edge. */
export function membersIn(grain: MemberGrain, context: Context): readonly DateRange[] {
  const { period, isEmpty, asked, latest, mode, model } = context;
  const { calendar } = model.workspace;
  const members = isEmpty ? [] : membersOf(grain, period, calendar);
  const begun = members.filter((m) => Math.max(m.from, period.from) <= latest);
  if (mode !== 'exclude_current') return begun;
  const isOver = (m: DateRange) => (asked.to === null ? m.to : Math.min(m.to, period.to)) <= latest;
  if (context.grain === null || grain === context.grain) return begun.filter(isOver);
  // A total row of a coarser member stands above those that are shown, and adds them up.
  const shown = membersOf(context.grain, period, calendar).filter(isOver);
  return begun.filter((m) => shown.some(({ from, to }) => from <= m.to && to >= m.from));
}
