import type { Day } from '@plumbline/calendar';
import { report } from '@plumbline/diagnostics';
import { type DimensionRef, type RowExpr, saysScenario, type ValueType } from '@plumbline/model';
import { typeOf } from '../../columns.ts';
import { planKey, scalarKey } from '../../identity.ts';
import { aggregate, derive, filter } from '../../make.ts';
import type { Plan } from '../../node.ts';
import { allOf, BOOLEAN, call, column, date, type Scalar } from '../../scalar.ts';
import { type Context, refuse } from '../cells/context.ts';
import type { Frame } from '../cells/frame.ts';
import { Level } from '../cells/level.ts';
import { lowerMembers } from '../forms/members.ts';
import { lowerConditions } from '../rows/bridged-conditions.ts';
import { keyOfRows } from '../rows/key-of-rows.ts';
import { fixes } from '../rows/one-value.ts';
import { inZone, lowerDimension, truncated, zoneOf } from '../rows/row.ts';
import { scenarioTerm } from '../rows/scenario.ts';
import { Source } from '../rows/source.ts';
import { valueOfVersion } from '../rows/versions.ts';
import type { InnerMeasure } from './inner-measures.ts';
import { leastRows } from './least-rows.ts';

/** Columns of a row that places others: whose it is, when it was, whether it meets what stands outside, its dimensions. */
export const PLACE = {
  entity: 'place:entity',
  time: 'place:time',
  meets: 'place:meets',
  dimension: (i: number) => `place:${i + 1}`,
} as const;

/** Where the rows come from. */
export interface Origin {
  readonly dataset: string;
  readonly by: DimensionRef;
  /** Time by dataset, where a metric overrides it. */
  readonly times: Frame['times'];
  /** Each list is the conditions of one measure; a row of any of them counts. */
  readonly inside: readonly (readonly RowExpr[])[];
  readonly outside: readonly RowExpr[];
  /** Later rows place nothing that is asked for. */
  readonly until?: Day | null;
}

export interface Placing {
  /** The rows, not yet one for each entity. */
  readonly rows: Plan;
  readonly keys: readonly string[];
  /** What else they hold: nothing when only the time is asked for. */
  readonly attributes: readonly string[];
}

/** The rows of a dataset that others may be placed by; null where that cannot be, which is reported. */
export function placingRows(origin: Origin, frame: Frame, level: Level): Placing | null {
  const { context, shape } = level;
  const dataset = context.model.datasets.get(origin.dataset);
  const ref = origin.times.get(origin.dataset) ?? dataset?.time ?? null;
  if (dataset === undefined || ref === null) {
    refuse(context, report('query/no-time', { dataset: origin.dataset }));
    return null;
  }
  refuseChosenScenario(origin, frame, level);
  if (dataset.span !== null)
    refuse(context, report('query/entity-over-spans', { metric: frame.hint, dataset: dataset.name }));
  const source = new Source(dataset, context, {
    time: origin.times.get(dataset.name) ?? null,
    versions: frame.versions,
  });
  const around = { ...frame, newcomers: null, conditions: origin.outside };
  const members = lowerMembers(around, level);
  const zone = zoneOf(source);
  const time = inZone(lowerDimension(ref, source, members), zone);
  const entity = lowerDimension(origin.by, source, members);
  const inside = origin.inside.map((terms) => lowerConditions(terms, source, members));
  const meets = lowerConditions(origin.outside, source, members);
  const dimensions = shape.dimensions.map((d, i) => ({
    name: PLACE.dimension(i),
    value: truncated(lowerDimension(d.ref, source, members), d.grain, d.part, zone),
    origin: d.name,
  }));
  const named = [
    ...dimensions,
    ...(meets === null ? [] : [{ name: PLACE.meets, value: meets, origin: 'where' }]),
  ];
  const lower = (name: string) =>
    lowerDimension(
      { kind: 'field', dataset: dataset.name, field: name, relationship: null },
      source,
      members,
    );
  const told = new Set([entity, time].flatMap((value) => (value.kind === 'column' ? [value.name] : [])));
  const needsKey = !named.every(({ value }) => source.follows(value, told));
  const keys = needsKey ? keyOfRows(dataset) : [];
  if (needsKey && keys.length === 0)
    refuse(context, report('query/first-needs-key', { dataset: dataset.name, metric: frame.hint }));
  const added = [
    { name: PLACE.entity, value: entity, origin: 'entity' },
    { name: PLACE.time, value: valueOfVersion(time, dataset), origin: 'time' },
    ...named,
    ...keys.map((name) => ({ name: `place:${name}`, value: lower(name), origin: name })),
  ];
  const isNamed = [call('is_not_null', [entity], BOOLEAN), inTime(time, origin.until ?? null)];
  const ofMeasures = inside.includes(null) ? null : anyTrue(inside);
  const rows = derive(filter(source.plan(), allOf([ofMeasures, ...isNamed])), added);
  return {
    rows,
    keys: keys.map((name) => `place:${name}`),
    attributes: named.map(({ name }) => name),
  };
}

/** An entity comes first in what happened; which book a group or a condition outside would mean is not said. */
function refuseChosenScenario(
  { dataset, outside }: Origin,
  { hint }: Frame,
  { context, shape }: Level,
): void {
  const { model } = context;
  if (model.datasets.get(dataset)?.scenarios === undefined) return;
  const says = (ref: DimensionRef) => saysScenario(model, dataset, ref);
  const isChosen = shape.dimensions.some(({ ref }) => says(ref)) || outside.some((term) => fixes(term, says));
  if (isChosen) refuse(context, report('query/entity-scenario', { metric: hint, dataset }));
}

/** What a row must meet to be one of a measure: its own conditions, and to be of its scenario. */
export function conditionsOf(
  { frame, aggregate: of }: InnerMeasure,
  { context, shape }: Level,
): readonly RowExpr[] {
  const scenario = scenarioTerm(of, frame, new Level(context, { ...shape, dimensions: [] }));
  return [
    ...(scenario === null ? [] : [scenario]),
    ...frame.conditions,
    ...(of.where === null ? [] : [of.where]),
  ];
}

function inTime(time: Scalar, until: Day | null): Scalar {
  if (until === null) return call('is_not_null', [time], BOOLEAN);
  return time.type.kind === 'date'
    ? call('le', [time, date(until)], BOOLEAN)
    : call('lt', [time, date(until + 1)], BOOLEAN);
}

function anyTrue(conditions: readonly (Scalar | null)[]): Scalar | null {
  const known = conditions.filter((c): c is Scalar => c !== null);
  return known.length === 0 ? null : known.reduce((a, b) => call('or', [a, b], BOOLEAN));
}

/** One row for each of `by` with its attributes: the first in the order of `order`, then of the primary key. */
export function onePlaceEach(
  { rows, keys, attributes }: Placing,
  by: readonly string[],
  order: readonly string[],
  why: string,
): Plan {
  const measure = (name: string, fn: 'any' | 'min') => {
    const type = typeOf(rows, name);
    return { name, fn, arg: column(name, type), where: null, p: null, type } as const;
  };
  if (attributes.length === 0)
    return aggregate(
      rows,
      by,
      order.map((name) => measure(name, 'min')),
      why,
    );
  const first = leastRows(rows, by, [...order, ...keys]);
  return aggregate(
    first,
    by,
    [...order, ...attributes].map((name) => measure(name, 'any')),
    why,
  );
}

/** What a row takes from the row that places it, under names that no other set has. */
export interface Placed {
  readonly set: Plan;
  readonly take: readonly { readonly from: string; readonly as: string }[];
  readonly time: Scalar;
  /** Null where nothing stands outside. */
  readonly meets: Scalar | null;
  readonly dimension: (i: number, type: ValueType) => Scalar;
}

/** `by`: what of the row finds its place; rows that find theirs otherwise take it under other names. */
export function placedBy(
  set: Plan,
  { attributes, by = [] }: Placing & { readonly by?: readonly Scalar[] },
  { sets }: Context,
): Placed {
  const signature = `place ${planKey(set)} ${by.map(scalarKey).join(' ')}`;
  sets.set(signature, set);
  const suffix = [...sets.keys()].indexOf(signature) + 1;
  const as = (name: string) => `${name}:${suffix}`;
  return {
    set,
    take: set.columns.flatMap(({ name }) => (name === PLACE.entity ? [] : [{ from: name, as: as(name) }])),
    time: column(as(PLACE.time), typeOf(set, PLACE.time)),
    meets: attributes.includes(PLACE.meets) ? column(as(PLACE.meets), BOOLEAN) : null,
    dimension: (i, type) => column(as(PLACE.dimension(i)), type),
  };
}
