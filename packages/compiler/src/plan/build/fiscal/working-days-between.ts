import { type Day, fromCivil, isWorkingDay, shiftDay, toCivil, weekday } from '@plumbline/calendar';
import type { Edge } from '../../../bind/edge.ts';
import { compute, join, spine } from '../../make.ts';
import { OWN } from '../../names.ts';
import type { Plan } from '../../node.ts';
import {
  BIGINT,
  BOOLEAN,
  call,
  column,
  DATE,
  DOUBLE,
  date,
  INTEGER,
  number,
  type Scalar,
  TEXT,
} from '../../scalar.ts';

/** A Monday before all days that are asked about. */
const MONDAY = fromCivil(1990, 1, 1);
const APART = { count: 3, unit: 'year' } as const;
const BEFORE = 'days:before';
const UNTIL = 'days:until';
const SHIFTED = 'days:shifted';

/**
 * Beside the first and the last day of what rows stand for, how many days of it people work on: those from Monday to Friday,
 * less the days off and with the days that are worked in their place. Years whose table is not published are refused.
 */
export function withWorkingDays(rows: Plan, { first, last, lastRow }: Edge): Plan {
  const [from, to] = [column(OWN.fiscalStart, DATE), column(OWN.fiscalEnd, DATE)];
  const before = call('move', [from], DATE, '-1 day');
  const exceptions = exceptionsIn(
    shiftDay(first ?? MONDAY, { ...APART, count: -APART.count }),
    shiftDay(last ?? lastRow ?? first ?? MONDAY, APART),
  );
  const set = spine([OWN.day], exceptions, [{ name: SHIFTED, type: INTEGER }]);
  const upTo = (plan: Plan, day: Scalar, as: string) =>
    join(plan, set, {
      on: [],
      asOf: { left: day, right: OWN.day, until: null },
      mode: 'left',
      proven: false,
      nullSafe: false,
      take: [{ from: SHIFTED, as }],
    });
  const joined = upTo(upTo(rows, before, BEFORE), to, UNTIL);
  const worked = (day: Scalar, shifted: string) =>
    call(
      'add',
      [weekdaysUntil(day), call('coalesce', [column(shifted, INTEGER), number(0)], INTEGER)],
      BIGINT,
    );
  const count = call('subtract', [worked(to, UNTIL), worked(before, BEFORE)], BIGINT);
  return compute(joined, [
    ...rows.columns.map((c) => ({ name: c.name, value: column(c.name, c.type), origin: c.origin })),
    { name: OWN.days, value: orNotPublished(count, { from, to }), origin: 'working days' },
  ]);
}

/** Days from Monday to Friday from the first Monday on. */
function weekdaysUntil(day: Scalar): Scalar {
  const ofWeek = call('part', [day], INTEGER, 'weekday');
  const days = call('date_diff', [date(MONDAY - 1), day], BIGINT, 'day');
  const inWeeks = call(
    'divide',
    [call('multiply', [call('subtract', [days, ofWeek], BIGINT), number(5)], BIGINT), number(7)],
    DOUBLE,
  );
  return call('add', [call('cast', [inWeeks], BIGINT), call('least', [ofWeek, number(5)], INTEGER)], BIGINT);
}

/** The days on which work differs from the weekday, with how many more such days are worked on than not, up to there. */
function exceptionsIn(from: Day, to: Day): readonly (readonly number[])[] {
  const { first, last } = published();
  const rows: number[][] = [];
  let shifted = 0;
  const until = Math.min(to, fromCivil(last, 12, 31));
  for (let day = Math.max(from, fromCivil(first, 1, 1)); day <= until; day += 1) {
    const works = isWorkingDay(day);
    if (works.kind === 'not-published' || works.value === weekday(day) <= 5) continue;
    shifted += works.value ? 1 : -1;
    rows.push([day, day, day, shifted]);
  }
  return rows;
}

function published(): { readonly first: number; readonly last: number } {
  const unknown = isWorkingDay(fromCivil(1900, 1, 1));
  return unknown.kind === 'not-published' ? unknown : { first: 1900, last: toCivil(MONDAY).year };
}

function orNotPublished(count: Scalar, { from, to }: { readonly from: Scalar; readonly to: Scalar }): Scalar {
  const { first, last } = published();
  const year = (day: Scalar) => call('part', [day], INTEGER, 'year');
  const word = (value: string): Scalar => ({ kind: 'literal', value, type: TEXT });
  const refused = (which: Scalar) => {
    const words = [
      word('plumbline:query/year-not-published:working_days:'),
      which,
      word(`:${first}:${last}`),
    ];
    return call('raise', [call('concat', words, TEXT)], BIGINT);
  };
  return {
    kind: 'case',
    whens: [
      {
        when: call('lt', [year(from), number(first)], BOOLEAN),
        then: refused(call('cast', [year(from)], TEXT)),
      },
      {
        when: call('gt', [year(to), number(last)], BOOLEAN),
        then: refused(call('cast', [call('greatest', [year(from), number(last + 1)], INTEGER)], TEXT)),
      },
    ],
    otherwise: count,
    type: BIGINT,
  };
}
