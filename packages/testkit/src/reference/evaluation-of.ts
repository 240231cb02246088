import type { Day, RowGrain } from '@plumbline/calendar';
import type { Access, Model } from '@plumbline/model';
import type { QueryPeriod, ResolvedQuery } from '@plumbline/query';
import { BARE_CELL } from './cell/bare-cell.ts';
import type { Cell } from './cell/cell.ts';
import type { Evaluation, Hooks } from './cell/evaluation.ts';
import type { Database } from './data/database.ts';
import { datasetOf } from './data/dataset-of.ts';
import { type Row, relationsOf } from './data/relations.ts';
import { attributeValue } from './entity/attribute-value.ts';
import { type Cohorts, cohortsOf, withCohorts } from './entity/cohorts.ts';
import { fiscalCoverage } from './fiscal/fiscal-coverage.ts';
import { isFiscal } from './fiscal/fiscal-model.ts';
import { metricReads } from './formula/metric-reads.ts';
import { metricValue } from './formula/metric-value.ts';
import { readsPlans } from './measure/reads-plans.ts';
import { askedPeriod } from './time/asked-period.ts';
import { type Coverage, coverageOf, happenedCoverage } from './time/coverage.ts';
import { keyOf, type Value } from './value/value.ts';

export interface ReferenceInput {
  readonly query: ResolvedQuery;
  readonly model: Model;
  readonly database: Database;
  readonly today: Day;
  /** What the asker may see; absent: everything. */
  readonly access?: Pick<Access, 'whole' | 'rows'> | null;
}

type Facts = Omit<Evaluation, 'value' | 'reads' | 'hooked' | 'ofEntity' | 'knownOn' | 'ofAll' | keyof Hooks>;

export function evaluationOf(
  { query, model, database, today: now, access = null }: ReferenceInput,
  warn: Evaluation['warn'],
): Evaluation {
  const loaded = access && { query, model: access.whole, database, today: now };
  const sight = access && loaded && { rows: access.rows, loaded: loadedFor(loaded) };
  const today = query.asOf?.isToday === true ? query.asOf.day : now;
  const rows = new Map<string, readonly Row[]>();
  const clocks = new Map<Day | null, Evaluation['relations']>();
  const relationsUntil = (until: Day | null): Evaluation['relations'] => {
    let cohorts: Cohorts | null = null;
    const own = () => ev.knownOn(until);
    const base = relationsOf(
      { model, database, sight },
      { until, rows, attributeOf: (row, field) => attributeValue(own(), base, row, field) },
    );
    return withCohorts(base, query.cohort, () => {
      const cell = { ...BARE_CELL, versions: { first: false, until } };
      if (cohorts === null && query.cohort !== null) cohorts = cohortsOf(own(), query.cohort, cell);
      return cohorts ?? new Map();
    });
  };
  const relations = relationsUntil(query.asOf?.day ?? null);
  const plans = [...model.metrics.values()].flatMap((metric) => Object.values(metric.plans));
  const coverageFor = coveragesOf({ query, model, relations, loaded: sight?.loaded ?? relations, today });
  const facts: Facts = {
    relations,
    entity: undefined,
    query,
    today,
    period: askedPeriod(query.period, today, relations.calendar),
    current: query.grain ?? (query.period && GRAIN_OF[query.period.kind](query.period)),
    plans: new Set(plans.filter((name) => name !== undefined)),
    coverage: coverageFor(undefined),
    remember: memory(),
    warn,
  };
  const unknown = () => {
    throw new Error('no result column outside having and order');
  };
  const others = new Map<string, Facts>();
  const remembered = (key: string, compute: () => Facts): Facts => {
    const known = others.get(key) ?? compute();
    others.set(key, known);
    return known;
  };
  const factsOf = (around: Facts, entity: Value): Facts =>
    remembered(`${around.relations.until} of ${keyOf(entity)}`, () => {
      return { ...around, entity, coverage: coverageFor(entity), remember: memory() };
    });
  const factsOn = (around: Facts, until: Day | null): Facts =>
    until === around.relations.until
      ? around
      : remembered(`${until} of ${around.entity === undefined ? '' : keyOf(around.entity)} known`, () => {
          const known = until === relations.until ? relations : (clocks.get(until) ?? relationsUntil(until));
          clocks.set(until, known);
          return { ...around, relations: known, remember: memory() };
        });
  let everybody: Evaluation | null = null;
  const ofAll = (): Evaluation => {
    everybody ??= evaluationOf({ query, model, database, today: now }, warn);
    return everybody;
  };
  const ev: Evaluation = withHooks(
    facts,
    { note: () => undefined, result: unknown },
    { factsOf, factsOn, ofAll },
  );
  return ev;
}

interface Covered extends Pick<Evaluation, 'query' | 'relations' | 'today'> {
  readonly model: Model;
  /** Edges are those of everything that was loaded. */
  readonly loaded: Evaluation['relations'];
}

/** What is known of each dataset; of one under the calendar of an entity, by entity. */
function coveragesOf({
  query,
  model,
  relations,
  loaded,
  today,
}: Covered): (entity: Value | undefined) => Evaluation['coverage'] {
  const loadedCoverage = (name: string, cell: Cell, ofAll: boolean) => {
    const time = cell.times.get(name) ?? null;
    const found = coverageOf(loaded, datasetOf(model, name), time, today);
    return ofAll || found === null ? found : happenedCoverage(found);
  };
  return (entity) => {
    const coverages = new Map<string, Coverage | null>();
    return (name, cell) => {
      const dataset = datasetOf(model, name);
      const isClosing = isFiscal(dataset) && cell.times.has(name);
      const ofAll = dataset.scenarios === undefined || readsPlans(query, model, name, cell);
      const key = `${isClosing ? 'closing ' : ''}${ofAll ? '' : 'happened '}${name}`;
      const known =
        coverages.get(key) ??
        (isFiscal(dataset)
          ? fiscalCoverage(relations, dataset, { isClosing, today, entity })
          : loadedCoverage(name, cell, ofAll));
      coverages.set(key, known);
      return known;
    };
  };
}

/** The rows that policies look at are all that were loaded, related to what is recorded today. */
function loadedFor(input: ReferenceInput): Evaluation['relations'] {
  return evaluationOf(input, () => undefined).knownOn(null).relations;
}

interface Other {
  readonly factsOf: (around: Facts, entity: Value) => Facts;
  readonly factsOn: (around: Facts, until: Day | null) => Facts;
  readonly ofAll: () => Evaluation;
}

function withHooks(facts: Facts, hooks: Hooks, other: Other): Evaluation {
  const ev: Evaluation = {
    ...facts,
    ...hooks,
    value: (expr, cell) => metricValue(ev, expr, cell),
    reads: (expr, cell) => metricReads(ev, expr, cell),
    hooked: (own) => withHooks(facts, { ...hooks, ...own }, other),
    ofEntity: (entity) => withHooks(other.factsOf(facts, entity), hooks, other),
    knownOn: (until) => withHooks(other.factsOn(facts, until), hooks, other),
    ofAll: () => other.ofAll().hooked(hooks).knownOn(facts.relations.until),
  };
  return ev;
}

/** What `exclude_current` leaves out where no grain is asked: the last member of the period's own grain. */
const GRAIN_OF: { readonly [K in QueryPeriod['kind']]: (period: QueryPeriod) => RowGrain | null } = {
  member: (period) => (period.kind === 'member' ? period.grain : null),
  between: () => null,
  own: (period) => (period.kind === 'own' ? period.grain : null),
  last: (period) => (period.kind === 'last' ? period.grain : null),
  this: (period) => (period.kind === 'this' ? period.grain : null),
};

/** Objects among the circumstances count as the same only when they are the same object. */
function memory(): Evaluation['remember'] {
  const known = new Map<object, Map<string, unknown>>();
  const ids = new Map<unknown, number>();
  const word = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(word);
    if (typeof part !== 'object' || part === null) return part;
    const id = ids.get(part) ?? ids.size;
    ids.set(part, id);
    return [id];
  };
  return <V>(owner: object, circumstances: readonly unknown[], compute: () => V): V => {
    const own = known.get(owner) ?? new Map<string, unknown>();
    known.set(owner, own);
    const key = JSON.stringify(word(circumstances));
    if (!own.has(key)) own.set(key, compute());
    return own.get(key) as V;
  };
}
