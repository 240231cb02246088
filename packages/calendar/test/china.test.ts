import {
  alignDayToSpringFestival,
  alignSpringFestival,
  type CalendarSettings,
  type Day,
  DEFAULT_CALENDAR,
  formatDay,
  fromCivil,
  isWorkingDay,
  type Published,
  parseDay,
  shiftRange,
  springFestivalOf,
  startOf,
  workingDaysIn,
} from '@plumbline/calendar';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const FIRST = 2004;
const LAST = 2026;
const YEARS = Array.from({ length: LAST - FIRST + 1 }, (_, i) => FIRST + i);

const day = (text: string): Day => parseDay(text) ?? Number.NaN;
function known<T>(found: Published<T>): T {
  if (found.kind === 'not-published') throw new Error(`${found.year} is not published`);
  return found.value;
}
const lunar = new Intl.DateTimeFormat('en-u-ca-chinese', {
  month: 'numeric',
  day: 'numeric',
  timeZone: 'UTC',
});
const lunarDay = (at: Day): string => lunar.format(new Date(at * 86_400_000));

describe('春节', () => {
  test.each(YEARS)('%i: the table has the day on which the lunar year of ICU begins', (year) => {
    const festival = known(springFestivalOf(year));
    expect(lunarDay(festival)).toBe('1/1');
    expect(lunarDay(festival - 1)).toMatch(/^12\/(29|30)$/);
    expect(formatDay(festival) >= `${year}-01-21` && formatDay(festival) <= `${year}-02-20`).toBe(true);
  });

  test.each([2003, 2027])('%i is refused', (year) => {
    const refused = { kind: 'not-published', year, first: FIRST, last: LAST };
    expect(springFestivalOf(year)).toEqual(refused);
    expect(isWorkingDay(fromCivil(year, 6, 1))).toEqual(refused);
    expect(workingDaysIn({ from: fromCivil(year, 1, 1), to: fromCivil(year, 1, 5) })).toEqual(refused);
  });
});

describe('调休', () => {
  test.each([
    ['2026-02-14', true, 'Saturday worked for 春节'],
    ['2026-02-16', false, '除夕, a Monday'],
    ['2026-02-23', false, 'a Monday off'],
    ['2026-02-24', true, 'the first day after'],
    ['2026-02-28', true, 'Saturday worked'],
    ['2026-03-01', false, 'an ordinary Sunday'],
    ['2025-01-26', true, 'Sunday worked for 春节'],
    ['2025-10-08', false, '国庆 and 中秋 together'],
    ['2025-10-11', true, 'Saturday worked for it'],
    ['2015-09-03', false, '抗战胜利 70 years'],
    ['2013-04-07', true, 'Sunday worked for 清明'],
    ['2013-10-12', true, 'Saturday worked for 国庆'],
    ['2005-12-31', true, 'Saturday worked for 元旦 of 2006'],
    ['2008-05-02', false, 'the first year of a short May holiday'],
    ['2004-05-07', false, 'the last of the seven days in May'],
  ] as const)('%s works: %s (%s)', (text, works, _why) => {
    expect(isWorkingDay(day(text))).toEqual({ kind: 'known', value: works });
  });

  test('working days of years, as they are counted every year', () => {
    const inYear = (year: number) =>
      known(workingDaysIn({ from: fromCivil(year, 1, 1), to: fromCivil(year, 12, 31) }));
    expect([2023, 2024, 2025, 2026].map(inYear)).toEqual([249, 251, 248, 248]);
  });

  test('what is off beyond the weekends is what the law gives: 10 days, 11 from 2008, 13 from 2025', () => {
    const given = (year: number) => {
      const days = Array.from(
        { length: fromCivil(year + 1, 1, 1) - fromCivil(year, 1, 1) },
        (_, i) => fromCivil(year, 1, 1) + i,
      );
      const weekdays = days.filter((one) => new Date(one * 86_400_000).getUTCDay() % 6 !== 0).length;
      return weekdays - known(workingDaysIn({ from: days[0] ?? 0, to: days.at(-1) ?? 0 }));
    };
    expect(YEARS.map(given)).toEqual(YEARS.map(lawOf));
  });

  test('a count of days is the sum over its parts', () => {
    const inside = fc.integer({ min: fromCivil(FIRST, 1, 1), max: fromCivil(LAST, 12, 31) });
    fc.assert(
      fc.property(inside, inside, inside, (a, b, c) => {
        const [from, middle, to] = [a, b, c].sort((x, y) => x - y) as [Day, Day, Day];
        const count = (range: { from: Day; to: Day }) => known(workingDaysIn(range));
        expect(count({ from, to })).toBe(count({ from, to: middle }) + count({ from: middle + 1, to }));
      }),
    );
  });
});

/** Days moved across a year's end (元旦 of 2006, 2007 and 2012), and days given once: 2015-09-03, and 2020 when 春节 was made longer. */
const ONCE = new Map([
  [2005, -1],
  [2006, -1],
  [2007, 2],
  [2011, -1],
  [2012, 1],
  [2015, 1],
  [2020, 2],
]);
const lawOf = (year: number): number => (year < 2008 ? 10 : year < 2025 ? 11 : 13) + (ONCE.get(year) ?? 0);

describe('春节 set beside 春节', () => {
  const JANUARY_2026 = { from: day('2026-01-01'), to: day('2026-01-31') };
  const align = (range: { from: Day; to: Day }, years = 1) => known(alignSpringFestival(range, { years }));

  test('January and February alone move by the distance of the festivals, 384 days', () => {
    expect(align(JANUARY_2026)).toEqual({ from: day('2024-12-13'), to: day('2025-01-12') });
    expect(align({ from: day('2026-02-01'), to: day('2026-02-28') })).toEqual({
      from: day('2025-01-13'),
      to: day('2025-02-09'),
    });
  });

  test('both together, a year so far and other months move by the calendar', () => {
    const whole = { from: day('2026-01-01'), to: day('2026-02-28') };
    expect(align(whole)).toEqual({ from: day('2025-01-01'), to: day('2025-02-28') });
    const soFar = { from: day('2026-01-01'), to: day('2026-11-19') };
    expect(align(soFar)).toEqual({ from: day('2025-01-01'), to: day('2025-11-19') });
    const march = { from: day('2026-03-01'), to: day('2026-03-31') };
    expect(align(march)).toEqual({ from: day('2025-03-01'), to: day('2025-03-31') });
  });

  test('the part of a year so far that ends before 春节 is set beside as many days before it', () => {
    expect(align({ from: day('2026-01-01'), to: day('2026-02-10') })).toEqual({
      from: day('2024-12-13'),
      to: day('2025-01-22'),
    });
  });

  test('the days around 春节 stand beside the same days around it, whatever the years', () => {
    const year = fc.integer({ min: FIRST, max: LAST });
    const offset = fc.integer({ min: -20, max: 8 });
    fc.assert(
      fc.property(year, year, offset, (here, there, from) => {
        const start = known(springFestivalOf(here)) + from;
        const base = known(springFestivalOf(there)) + from;
        expect(alignDayToSpringFestival(start, here - there)).toEqual({ kind: 'known', value: base });
      }),
    );
  });

  test('a part of the season keeps its length, and neighbours stay neighbours', () => {
    const at = fc.integer({ min: 0, max: 58 });
    fc.assert(
      fc.property(fc.integer({ min: FIRST + 1, max: LAST }), at, at, (year, a, b) => {
        const first = fromCivil(year, 1, 1);
        const range = { from: first + Math.min(a, b), to: first + Math.max(a, b) };
        if (range.from === first && range.to >= fromCivil(year, 3, 1) - 1) return;
        const base = align(range);
        expect(base.to - base.from).toBe(range.to - range.from);
        if (range.from < range.to) {
          const left = align({ from: range.from, to: range.to - 1 });
          expect(align({ from: range.to, to: range.to }).from).toBe(left.to + 1);
        }
      }),
    );
  });

  test('outside the season it is the calendar', () => {
    const at = fc.integer({ min: 0, max: 305 });
    fc.assert(
      fc.property(fc.integer({ min: 1980, max: 2040 }), at, at, (year, a, b) => {
        const first = fromCivil(year, 3, 1);
        const range = { from: first + Math.min(a, b), to: first + Math.max(a, b) };
        expect(align(range)).toEqual(shiftRange(range, { count: -1, unit: 'year' }, DEFAULT_CALENDAR));
      }),
    );
  });

  test('weeks stay weeks, and the week of the festival stands beside the week of the festival', () => {
    const settings = fc
      .integer({ min: 1, max: 7 })
      .map((weekStart): CalendarSettings => ({ ...DEFAULT_CALENDAR, weekStart }));
    fc.assert(
      fc.property(fc.integer({ min: FIRST + 1, max: LAST }), settings, (year, weeks) => {
        const week = (at: Day) => ({ from: startOf('week', at, weeks), to: startOf('week', at, weeks) + 6 });
        const festival = known(springFestivalOf(year));
        const before = known(springFestivalOf(year - 1));
        expect(known(alignSpringFestival(week(festival), { years: 1, weeks }))).toEqual(week(before));
        const summer = known(alignSpringFestival(week(fromCivil(year, 7, 1)), { years: 1, weeks }));
        expect(summer).toEqual(week(summer.from));
      }),
    );
  });

  test('a season that is not published is refused, with the year that is missing', () => {
    expect(
      alignSpringFestival({ from: day('2027-01-05'), to: day('2027-01-06') }, { years: 1 }),
    ).toMatchObject({
      kind: 'not-published',
      year: 2027,
    });
    expect(
      alignSpringFestival({ from: day('2004-01-05'), to: day('2004-01-06') }, { years: 1 }),
    ).toMatchObject({
      kind: 'not-published',
      year: 2003,
    });
  });
});
