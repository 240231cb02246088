import { type Day, fromCivil } from '@plumbline/calendar';
import { type EntityCalendar, FISCAL_CLOSE } from '@plumbline/model';
import type { Relations, Row } from '../data/relations.ts';
import { dateValue, dayOf, isNumeric, keyOf, numberOf, type Value } from '../value/value.ts';
import { namesOfYears } from './name-of-year.ts';

/** One listed period of an entity: its days, and those that it has where years are the years of their names. */
export interface Period {
  readonly start: Day;
  readonly end: Day;
  readonly first: Day;
  readonly last: Day;
}

/** The entity of a row, and the day on which it is recorded. */
export function entityOf(relations: Relations, row: Row): Value {
  return relations.field(row, relations.model.datasets.get(row.dataset)?.fiscal?.entity ?? '');
}

export function recordedDay(relations: Relations, row: Row): Day | null {
  const fiscal = relations.model.datasets.get(row.dataset)?.fiscal;
  return fiscal === undefined ? null : dayOf(relations.read(row, fiscal.recorded, null));
}

function calendarOf(relations: Relations, dataset: string): EntityCalendar {
  const fiscal = relations.model.datasets.get(dataset)?.fiscal;
  const calendar = relations.model.entityCalendars.get(fiscal?.calendar ?? '');
  if (calendar === undefined) throw new Error(`${dataset} has no calendar of an entity`);
  return calendar;
}

const known = new WeakMap<Relations, Map<string, readonly Period[]>>();

/** The periods of the row's entity. A year whose quarters are listed is their union. */
function periodsOf(relations: Relations, row: Row): readonly Period[] {
  return periodsOfEntity(relations, row.dataset, entityOf(relations, row));
}

export function periodsOfEntity(relations: Relations, dataset: string, entity: Value): readonly Period[] {
  const calendar = calendarOf(relations, dataset);
  if (entity === null) return [];
  const own = known.get(relations) ?? new Map<string, readonly Period[]>();
  known.set(relations, own);
  const key = `${calendar.name} ${keyOf(entity)}`;
  const found = own.get(key) ?? listed(relations, calendar, entity);
  own.set(key, found);
  return found;
}

function listed(relations: Relations, calendar: EntityCalendar, entity: Value): readonly Period[] {
  const rows = relations
    .rows(calendar.dataset)
    .filter((row) => {
      const value = relations.field(row, calendar.entity);
      return value !== null && entity !== null && keyOf(value) === keyOf(entity);
    })
    .flatMap((row) => {
      const number = (field: string | null) => {
        const value = field === null ? null : relations.field(row, field);
        return isNumeric(value) ? numberOf(value) : null;
      };
      const [year, quarter] = [number(calendar.year), number(calendar.quarter)];
      const [start, end] = [calendar.start, calendar.end].map((field) => dayOf(relations.field(row, field)));
      return year === null || start == null || end == null ? [] : [{ year, quarter, start, end }];
    });
  const named = namesOfYears(calendar, rows);
  return rows.flatMap(({ year: listedYear, quarter, start, end }) => {
    const year = named.get(listedYear)?.[0] ?? listedYear;
    const last = lastDayOf(year, quarter ?? 4);
    if (quarter !== null) return [{ start, end, first: firstDayOf(year, quarter), last }];
    const quarters = rows.flatMap((r) =>
      r.year === listedYear && r.quarter !== null ? [{ ...r, quarter: r.quarter }] : [],
    );
    if (quarters.length === 0) return [{ start, end, first: firstDayOf(year, 1), last }];
    // What the listed quarters leave of the year's end.
    const most = Math.max(...quarters.map((r) => r.quarter));
    const upTo = Math.max(...quarters.map((r) => r.end));
    return most < 4 && upTo < end ? [{ start: upTo + 1, end, first: firstDayOf(year, most + 1), last }] : [];
  });
}

function firstDayOf(year: number, quarter: number): Day {
  return fromCivil(year, 3 * quarter - 2, 1);
}

function lastDayOf(year: number, quarter: number): Day {
  return quarter === 4 ? fromCivil(year + 1, 1, 1) - 1 : firstDayOf(year, quarter + 1) - 1;
}

/** The period that holds a day. */
export function holding(relations: Relations, row: Row, day: Day): Period | null {
  return periodsOf(relations, row).find(({ start, end }) => start <= day && day <= end) ?? null;
}

/** The period whose end is at most `snap` days away, the nearest one. */
export function ending(relations: Relations, row: Row, day: Day): Period | null {
  const { snap } = calendarOf(relations, row.dataset);
  const near = periodsOf(relations, row).filter(({ end }) => Math.abs(day - end) <= snap);
  return near.sort((a, b) => Math.abs(day - a.end) - Math.abs(day - b.end))[0] ?? null;
}

export function beginning(relations: Relations, row: Row, day: Day): Period | null {
  const { snap } = calendarOf(relations, row.dataset);
  const near = periodsOf(relations, row).filter(({ start }) => Math.abs(day - start) <= snap);
  return near.sort((a, b) => Math.abs(day - a.start) - Math.abs(day - b.start))[0] ?? null;
}

/** The period that a row counts in: of a balance or a span whose end is near, else the one that holds its day. */
export function periodOf(relations: Relations, row: Row, isClosing: boolean): Period | null {
  const day = recordedDay(relations, row);
  if (day === null) return null;
  const isNear = isClosing || relations.model.datasets.get(row.dataset)?.span != null;
  return (isNear ? ending(relations, row, day) : null) ?? holding(relations, row, day);
}

/** Whether a balance is of the day that ends its period, or near it. */
export function isOfItsEnd(relations: Relations, row: Row): boolean {
  const day = recordedDay(relations, row);
  return day !== null && ending(relations, row, day) !== null;
}

/** The time of a row under the calendar of its entity. */
export function fiscalValue(relations: Relations, row: Row, field: string): Value {
  const period = periodOf(relations, row, field === FISCAL_CLOSE);
  return period === null ? null : dateValue(period.last);
}
