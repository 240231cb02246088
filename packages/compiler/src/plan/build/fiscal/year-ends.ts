import type { EntityCalendar } from '@plumbline/model';
import { aggregate, compute, window } from '../../make.ts';
import { OWN } from '../../names.ts';
import type { Plan } from '../../node.ts';
import {
  allOf,
  BIGINT,
  BOOLEAN,
  call,
  column,
  DATE,
  INTEGER,
  type Measure,
  number,
  type Scalar,
} from '../../scalar.ts';

/** Listed periods, and what their fields are called there. */
export interface NamedPeriods {
  readonly rows: Plan;
  readonly own: (field: string) => Scalar;
}

/** The fiscal years of each entity, and the first and the last day on which one may end. */
export interface YearEnds {
  readonly rows: Plan;
  readonly from: Scalar;
  readonly to: Scalar;
}

/**
 * A year ends with the last of its listed periods. Only the last year of an entity may be listed by its first quarters
 * alone while it goes on: it ends twelve months after it began, or after 52 or 53 weeks where it begins within a month.
 */
export function yearEnds({ rows, own }: NamedPeriods, calendar: EntityCalendar): YearEnds {
  const { entity, year, quarter, start, end } = calendar;
  const keys = compute(rows, [
    { name: OWN.fiscalEntity, value: own(entity), origin: entity },
    { name: OWN.fiscalYear, value: own(year), origin: year },
    { name: OWN.fiscalEnd, value: call('cast', [own(end)], DATE), origin: end },
    {
      name: OWN.fiscalStart,
      value: begunOf(quarter === null ? null : own(quarter), own(start)),
      origin: start,
    },
    {
      name: OWN.listedQuarters,
      value:
        quarter === null
          ? number(4)
          : call('cast', [call('coalesce', [own(quarter), number(4)], BIGINT)], BIGINT),
      origin: quarter ?? 'whole',
    },
  ]);
  const measure = (name: string, fn: 'max' | 'min', type: Scalar['type']): Measure => {
    return { name, fn, arg: column(name, type), where: null, p: null, type };
  };
  const measures = [
    measure(OWN.fiscalEnd, 'max', DATE),
    measure(OWN.fiscalStart, 'min', DATE),
    measure(OWN.listedQuarters, 'max', BIGINT),
  ];
  const ends = aggregate(keys, [OWN.fiscalEntity, OWN.fiscalYear], measures, 'when each fiscal year ends');
  const after: Scalar = {
    kind: 'rank',
    of: column(OWN.fiscalYear, own(year).type),
    ascending: false,
    partition: [column(OWN.fiscalEntity, own(entity).type)],
    then: [],
    type: BIGINT,
  };
  const placed = window(ends, [{ name: OWN.yearsAfter, value: after, origin: 'the last year first' }]);
  const goesOn = allOf([
    call('eq', [column(OWN.yearsAfter, BIGINT), number(1)], BOOLEAN),
    call('lt', [column(OWN.listedQuarters, BIGINT), number(4)], BOOLEAN),
  ]) as Scalar;
  const first = column(OWN.fiscalStart, DATE);
  const ofMonths = call('eq', [call('part', [first], INTEGER, 'day'), number(1)], BOOLEAN);
  const ofTwelve = moved(moved(first, '12 month'), '-1 day');
  const last = column(OWN.fiscalEnd, DATE);
  const endsBy = (weeks: string): Scalar => ({
    kind: 'case',
    whens: [
      { when: allOf([goesOn, ofMonths]) as Scalar, then: ofTwelve },
      { when: goesOn, then: moved(first, weeks) },
    ],
    otherwise: last,
    type: DATE,
  });
  return { rows: placed, from: endsBy('363 day'), to: endsBy('370 day') };
}

/** When the year of a listed period began: as many quarters before it as are before it. */
function begunOf(quarter: Scalar | null, start: Scalar): Scalar {
  const day = call('cast', [start], DATE);
  if (quarter === null) return day;
  const whens = [2, 3, 4].map((n) => ({
    when: call('eq', [quarter, number(n)], BOOLEAN),
    then: moved(day, `-${3 * (n - 1)} month`),
  }));
  return { kind: 'case', whens, otherwise: day, type: DATE };
}

export function moved(day: Scalar, by: string): Scalar {
  return call('move', [day], DATE, by);
}
