import type { CalendarSettings } from '@plumbline/calendar';
import type { EntityCalendar } from '@plumbline/model';
import { aggregate, compute, join, window } from '../../make.ts';
import { OWN } from '../../names.ts';
import type { Plan } from '../../node.ts';
import {
  BIGINT,
  BOOLEAN,
  call,
  column,
  DATE,
  INTEGER,
  memberStart,
  number,
  type Scalar,
  TEXT,
} from '../../scalar.ts';

/** Listed periods, and what their fields are called there. */
export interface NamedPeriods {
  readonly rows: Plan;
  readonly own: (field: string) => Scalar;
}

/**
 * Each fiscal year under the name of the workspace's year that holds its end, less the days by which ends may be off.
 * Two years of one entity that end in one year are refused: nothing says which of them it is.
 */
export function yearsByEnd(
  { rows, own }: NamedPeriods,
  calendar: EntityCalendar,
  named: CalendarSettings,
): NamedPeriods {
  const { entity, year, end, snap } = calendar;
  const keys = compute(rows, [
    { name: OWN.fiscalEntity, value: own(entity), origin: entity },
    { name: OWN.fiscalYear, value: own(year), origin: year },
    { name: OWN.fiscalEnd, value: call('cast', [own(end)], DATE), origin: end },
  ]);
  const last = column(OWN.fiscalEnd, DATE);
  const ends = aggregate(
    keys,
    [OWN.fiscalEntity, OWN.fiscalYear],
    [{ name: OWN.fiscalEnd, fn: 'max', arg: last, where: null, p: null, type: DATE }],
    'when each fiscal year ends',
  );
  const whose = column(OWN.fiscalEntity, own(entity).type);
  const listed = column(OWN.fiscalYear, own(year).type);
  const name = nameOfYear(snap === 0 ? last : moved(last, `-${snap} day`), named);
  const called = compute(ends, [
    { name: OWN.fiscalEntity, value: whose, origin: entity },
    { name: OWN.fiscalYear, value: listed, origin: year },
    { name: OWN.yearOfEnd, value: name, origin: 'year of its end' },
  ]);
  const yearOfEnd = column(OWN.yearOfEnd, BIGINT);
  const alike: Scalar = { kind: 'tally', partition: [whose, yearOfEnd], type: BIGINT };
  const counted = window(called, [{ name: OWN.twice, value: alike, origin: 'years of one name' }]);
  const text = (value: Scalar) => call('cast', [value], TEXT);
  const words = [
    word(`plumbline:query/two-years-of-one-name:${calendar.name}:`),
    text(whose),
    word(':'),
    text(yearOfEnd),
  ];
  const isTwice = call('gt', [column(OWN.twice, BIGINT), number(1)], BOOLEAN);
  const refused = call('raise', [call('concat', words, TEXT)], BIGINT);
  const once: Scalar = {
    kind: 'case',
    whens: [{ when: isTwice, then: refused }],
    otherwise: yearOfEnd,
    type: BIGINT,
  };
  const checked = compute(counted, [
    { name: OWN.fiscalEntity, value: whose, origin: entity },
    { name: OWN.fiscalYear, value: listed, origin: year },
    { name: OWN.yearOfEnd, value: once, origin: 'year of its end' },
  ]);
  const joined = join(rows, checked, {
    on: [
      { left: own(entity), right: OWN.fiscalEntity },
      { left: own(year), right: OWN.fiscalYear },
    ],
    mode: 'inner',
    proven: false,
    nullSafe: false,
    take: [{ from: OWN.yearOfEnd, as: OWN.yearOfEnd }],
  });
  return { rows: joined, own: (field) => (field === year ? yearOfEnd : own(field)) };
}

/** The number of the fiscal year of the workspace that holds a day. */
function nameOfYear(day: Scalar, { fiscalYearStart, fiscalYearName, pattern }: CalendarSettings): Scalar {
  const counted = pattern === undefined ? day : lastOfWeek(day, pattern.yearEnd.which === 'nearest' ? 3 : 0);
  const begun = fiscalYearStart === 1 ? counted : moved(counted, `-${fiscalYearStart - 1} month`);
  const year = call('cast', [call('part', [begun], INTEGER, 'year')], BIGINT);
  return fiscalYearName === 'end' && fiscalYearStart > 1 ? call('add', [year, number(1)], BIGINT) : year;
}

/** A year of whole weeks ends with a week: a day is in the year of its week's last day, so many days earlier. */
function lastOfWeek(day: Scalar, daysPast: number): Scalar {
  return moved(memberStart(day, 'week'), `${6 - daysPast} day`);
}

function moved(day: Scalar, by: string): Scalar {
  return call('move', [day], DATE, by);
}

function word(value: string): Scalar {
  return { kind: 'literal', value, type: TEXT };
}
