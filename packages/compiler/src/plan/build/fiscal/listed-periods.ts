import { InternalError, report } from '@plumbline/diagnostics';
import type { Dataset, EntityCalendar } from '@plumbline/model';
import { aggregate, compute, filter, join, scan } from '../../make.ts';
import { OWN } from '../../names.ts';
import type { Plan } from '../../node.ts';
import {
  allOf,
  anyOf,
  BOOLEAN,
  call,
  column,
  DATE,
  type Measure,
  number,
  type Scalar,
  TEXT,
} from '../../scalar.ts';
import { type Context, refuse } from '../cells/context.ts';

/** The calendar of a dataset whose rows are dated by the periods of their entity. */
export function calendarOf({ name, fiscal }: Dataset, { model }: Context): EntityCalendar {
  const calendar = model.entityCalendars.get(fiscal?.calendar ?? '');
  if (calendar === undefined) throw new InternalError(`${name} has no calendar of an entity`);
  return calendar;
}

/**
 * The periods of each entity: first and last day, and those in the calendar in which fiscal years are the years of their
 * names. Null after a refusal.
 */
export function listedPeriods(calendar: EntityCalendar, context: Context, key: PeriodKey): Plan | null {
  const facts = context.facts.datasets.get(calendar.dataset);
  const dataset = context.model.datasets.get(calendar.dataset);
  if (facts === undefined || dataset === undefined) {
    refuse(context, report('query/not-loaded', { dataset: calendar.dataset }));
    return null;
  }
  const names = [calendar.entity, calendar.year, calendar.quarter, calendar.start, calendar.end].flatMap(
    (field) => field ?? [],
  );
  const missing = names.find((field) => !facts.columns.has(field));
  if (missing !== undefined) {
    refuse(context, report('query/field-not-loaded', { dataset: calendar.dataset, field: missing }));
    return null;
  }
  const fields = [...new Set(names)].sort().map((field) => ({
    field,
    type: dataset.fields.get(field)?.type ?? TEXT,
  }));
  const own = (field: string): Scalar =>
    column(`${calendar.dataset}.${field}`, dataset.fields.get(field)?.type ?? TEXT);
  const rows = scan(calendar.dataset, facts.table, fields, null);
  const isKnown = [calendar.entity, calendar.year, calendar.start, calendar.end].map((field) =>
    call('is_not_null', [own(field)], BOOLEAN),
  );
  const known = quartersFirst(filter(rows, allOf(isKnown)), calendar, own);
  return onePerKey(known, calendar, own, key);
}

type Own = (field: string) => Scalar;

/** A year whose quarters are listed is their union. */
function quartersFirst(rows: Plan, { entity, year, quarter }: EntityCalendar, own: Own): Plan {
  if (quarter === null) return rows;
  const isQuarter = call('is_not_null', [own(quarter)], BOOLEAN);
  const keys = compute(filter(rows, isQuarter), [
    { name: OWN.fiscalEntity, value: own(entity), origin: entity },
    { name: OWN.fiscalYear, value: own(year), origin: year },
  ]);
  const some: Measure = {
    name: OWN.kept,
    fn: 'max',
    arg: number(1),
    where: null,
    p: null,
    type: { kind: 'integer' },
  };
  const listed = aggregate(keys, [OWN.fiscalEntity, OWN.fiscalYear], [some], 'years with quarters');
  const joined = join(rows, listed, {
    on: [
      { left: own(entity), right: OWN.fiscalEntity },
      { left: own(year), right: OWN.fiscalYear },
    ],
    mode: 'left',
    proven: false,
    nullSafe: false,
    take: [{ from: OWN.kept, as: OWN.kept }],
  });
  const isAlone = call('is_null', [column(OWN.kept, { kind: 'integer' })], BOOLEAN);
  return filter(joined, anyOf([isQuarter, isAlone]));
}

/** What a day is looked up by: the start of a period, or from when on a day is near its end or its start. */
export type PeriodKey = typeof OWN.fiscalStart | typeof OWN.nearEnd | typeof OWN.nearStart;

function onePerKey(rows: Plan, calendar: EntityCalendar, own: Own, key: PeriodKey): Plan {
  const { entity, snap } = calendar;
  const [start, end] = [asDate(own(calendar.start)), asDate(own(calendar.end))];
  const near = (day: Scalar) => (snap === 0 ? day : call('move', [day], DATE, `-${snap} day`));
  const days: Readonly<Record<PeriodKey, Scalar>> = {
    [OWN.fiscalStart]: start,
    [OWN.nearEnd]: near(end),
    [OWN.nearStart]: near(start),
  };
  const others = [
    ...(key === OWN.fiscalStart ? [] : [{ name: OWN.fiscalStart, value: start, origin: calendar.start }]),
    { name: OWN.fiscalEnd, value: end, origin: calendar.end },
    { name: OWN.fiscalFrom, value: fiscalDate(calendar, own, FIRST), origin: 'first day of its name' },
    { name: OWN.fiscalTo, value: fiscalDate(calendar, own, LAST), origin: 'last day of its name' },
  ];
  const keyed = compute(rows, [
    { name: OWN.fiscalEntity, value: own(entity), origin: entity },
    { name: key, value: days[key], origin: calendar.name },
    ...others,
  ]);
  const least = (name: string): Measure => {
    return { name, fn: 'min', arg: column(name, DATE), where: null, p: null, type: DATE };
  };
  const measures = others.map(({ name }) => least(name));
  return aggregate(keyed, [OWN.fiscalEntity, key], measures, `the periods of each ${entity}`);
}

function asDate(value: Scalar): Scalar {
  return value.type.kind === 'date' ? value : call('cast', [value], DATE);
}

const FIRST = ['-01-01', '-04-01', '-07-01', '-10-01'];
const LAST = ['-03-31', '-06-30', '-09-30', '-12-31'];

/** `2025`, quarter 2 → `2025-04-01` or `2025-06-30`; without a quarter the whole year. */
function fiscalDate({ year, quarter }: EntityCalendar, own: Own, days: readonly string[]): Scalar {
  const word = (value: string): Scalar => ({ kind: 'literal', value, type: TEXT });
  const whole = word(days === FIRST ? '-01-01' : '-12-31');
  const whens =
    quarter === null
      ? []
      : days.map((day, i) => ({
          when: call('eq', [own(quarter), number(i + 1)], BOOLEAN),
          then: word(day),
        }));
  const day: Scalar = whens.length === 0 ? whole : { kind: 'case', whens, otherwise: whole, type: TEXT };
  const text = call('concat', [call('cast', [own(year)], TEXT), day], TEXT);
  return call('cast', [text], DATE);
}
