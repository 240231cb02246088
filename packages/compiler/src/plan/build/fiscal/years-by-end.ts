import type { CalendarSettings } from '@plumbline/calendar';
import type { EntityCalendar } from '@plumbline/model';
import { compute, join, window } from '../../make.ts';
import { OWN } from '../../names.ts';
import {
  BIGINT,
  BOOLEAN,
  call,
  column,
  INTEGER,
  memberStart,
  number,
  type Scalar,
  TEXT,
} from '../../scalar.ts';
import { moved, type NamedPeriods, yearEnds } from './year-ends.ts';

/**
 * Each fiscal year under the name of the workspace's year that holds its end, less the days by which ends may be off.
 * Two years of one entity that end in one year are refused, and one that goes on and may end in either of two: nothing says
 * which of them it is.
 */
export function yearsByEnd(
  { rows, own }: NamedPeriods,
  calendar: EntityCalendar,
  wall: CalendarSettings,
): NamedPeriods {
  const { entity, year, snap } = calendar;
  const ends = yearEnds({ rows, own }, calendar);
  const whose = column(OWN.fiscalEntity, own(entity).type);
  const listed = column(OWN.fiscalYear, own(year).type);
  const named = (end: Scalar) => nameOfYear(snap === 0 ? end : moved(end, `-${snap} day`), wall);
  const called = compute(ends.rows, [
    { name: OWN.fiscalEntity, value: whose, origin: entity },
    { name: OWN.fiscalYear, value: listed, origin: year },
    { name: OWN.yearOfEnd, value: named(ends.from), origin: 'year of its end' },
    { name: OWN.latestYear, value: named(ends.to), origin: 'year of its latest end' },
  ]);
  const yearOfEnd = column(OWN.yearOfEnd, BIGINT);
  const alike: Scalar = { kind: 'tally', partition: [whose, yearOfEnd], type: BIGINT };
  const counted = window(called, [{ name: OWN.twice, value: alike, origin: 'years of one name' }]);
  const text = (value: Scalar) => call('cast', [value], TEXT);
  const refused = (code: string, what: Scalar) => {
    const words = [word(`plumbline:query/${code}:${calendar.name}:`), text(whose), word(':'), text(what)];
    return call('raise', [call('concat', words, TEXT)], BIGINT);
  };
  const isEither = call('lt', [yearOfEnd, column(OWN.latestYear, BIGINT)], BOOLEAN);
  const isTwice = call('gt', [column(OWN.twice, BIGINT), number(1)], BOOLEAN);
  const once: Scalar = {
    kind: 'case',
    whens: [
      { when: isEither, then: refused('open-year-of-peers', listed) },
      { when: isTwice, then: refused('two-years-of-one-name', yearOfEnd) },
    ],
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

function word(value: string): Scalar {
  return { kind: 'literal', value, type: TEXT };
}
