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
import type { NamedPeriods } from './year-ends.ts';
import { yearsByEnd } from './years-by-end.ts';

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
  const known = { rows: filter(rows, allOf(isKnown)), own };
  const called =
    calendar.named === undefined
      ? known
      : yearsByEnd(ofAsked(known, calendar, context), calendar, calendar.named);
  return onePerKey(quartersFirst(called.rows, calendar, called.own), calendar, called.own, key);
}

/** Years of other entities than the one that the question fixes may have one name. */
function ofAsked(
  { rows, own }: NamedPeriods,
  { entity }: EntityCalendar,
  { onlyEntity }: Context,
): NamedPeriods {
  return { rows: filter(rows, onlyEntity && call('eq', [own(entity), onlyEntity], BOOLEAN)), own };
}

type Own = NamedPeriods['own'];

/** Listed periods; `rest`: the row is a year of which only the first quarters are listed, and stands for what is left of it. */
interface Listed {
  readonly rows: Plan;
  readonly rest: Scalar | null;
}

/** A year whose quarters are listed is their union, and what they leave of its end. */
function quartersFirst(rows: Plan, { entity, year, quarter, end }: EntityCalendar, own: Own): Listed {
  if (quarter === null) return { rows, rest: null };
  const isQuarter = call('is_not_null', [own(quarter)], BOOLEAN);
  const keys = compute(filter(rows, isQuarter), [
    { name: OWN.fiscalEntity, value: own(entity), origin: entity },
    { name: OWN.fiscalYear, value: own(year), origin: year },
    { name: OWN.listedQuarters, value: own(quarter), origin: quarter },
    { name: OWN.listedUpTo, value: asDate(own(end)), origin: end },
  ]);
  const last = (name: string, type: Scalar['type']): Measure => {
    return { name, fn: 'max', arg: column(name, type), where: null, p: null, type };
  };
  const measures = [last(OWN.listedQuarters, own(quarter).type), last(OWN.listedUpTo, DATE)];
  const listed = aggregate(keys, [OWN.fiscalEntity, OWN.fiscalYear], measures, 'years with quarters');
  const joined = join(rows, listed, {
    on: [
      { left: own(entity), right: OWN.fiscalEntity },
      { left: own(year), right: OWN.fiscalYear },
    ],
    mode: 'left',
    proven: false,
    nullSafe: false,
    take: measures.map(({ name }) => ({ from: name, as: name })),
  });
  const upTo = column(OWN.listedUpTo, DATE);
  const isAlone = call('is_null', [upTo], BOOLEAN);
  const rest = allOf([
    call('is_null', [own(quarter)], BOOLEAN),
    call('lt', [column(OWN.listedQuarters, own(quarter).type), number(4)], BOOLEAN),
    call('lt', [upTo, asDate(own(end))], BOOLEAN),
  ]);
  return { rows: filter(joined, anyOf([isQuarter, isAlone, ...(rest === null ? [] : [rest])])), rest };
}

/** What a day is looked up by: the start of a period, or from when on a day is near its end or its start. */
export type PeriodKey = typeof OWN.fiscalStart | typeof OWN.nearEnd | typeof OWN.nearStart;

function onePerKey({ rows, rest }: Listed, calendar: EntityCalendar, own: Own, key: PeriodKey): Plan {
  const { entity, snap } = calendar;
  const end = asDate(own(calendar.end));
  const left = call('move', [column(OWN.listedUpTo, DATE)], DATE, '1 day');
  const start = orWhen(rest, left, asDate(own(calendar.start)));
  const begins = orWhen(rest, afterListed(calendar, own), fiscalDate(calendar, own, FIRST));
  const near = (day: Scalar) => (snap === 0 ? day : call('move', [day], DATE, `-${snap} day`));
  const days: Readonly<Record<PeriodKey, Scalar>> = {
    [OWN.fiscalStart]: start,
    [OWN.nearEnd]: near(end),
    [OWN.nearStart]: near(start),
  };
  const others = [
    ...(key === OWN.fiscalStart ? [] : [{ name: OWN.fiscalStart, value: start, origin: calendar.start }]),
    { name: OWN.fiscalEnd, value: end, origin: calendar.end },
    { name: OWN.fiscalFrom, value: begins, origin: 'first day of its name' },
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

function orWhen(condition: Scalar | null, then: Scalar, otherwise: Scalar): Scalar {
  return condition === null
    ? otherwise
    : { kind: 'case', whens: [{ when: condition, then }], otherwise, type: otherwise.type };
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

/** First day of the quarter after the last one listed. */
function afterListed({ year, quarter }: EntityCalendar, own: Own): Scalar {
  const listed = column(OWN.listedQuarters, quarter === null ? TEXT : own(quarter).type);
  const word = (value: string): Scalar => ({ kind: 'literal', value, type: TEXT });
  const whens = FIRST.slice(1).map((day, i) => ({
    when: call('eq', [listed, number(i + 1)], BOOLEAN),
    then: word(day),
  }));
  const day: Scalar = { kind: 'case', whens, otherwise: word('-01-01'), type: TEXT };
  return call('cast', [call('concat', [call('cast', [own(year)], TEXT), day], TEXT)], DATE);
}
