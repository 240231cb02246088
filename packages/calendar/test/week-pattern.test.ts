import {
  type CalendarSettings,
  type Day,
  type DayGrain,
  endOf,
  formatDay,
  isWholeMonths,
  lengthBack,
  memberLabel,
  memberName,
  membersOf,
  monthNumber,
  nests,
  PATTERN_GRAINS,
  parseDay,
  parsePeriod,
  parseYearEnd,
  patternMemberAt,
  patternMemberLabel,
  patternMemberName,
  patternMembersOf,
  patternYearAt,
  patternYearNamed,
  resolvePeriod,
  shiftDayIn,
  shiftRange,
  startOf,
  toCivil,
  WEEK_PATTERNS,
  type WeekPattern,
  weekday,
} from '@plumbline/calendar';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY_GRAINS, FIRST, LAST } from './spans.ts';

const day = (text: string): Day => parseDay(text) ?? Number.NaN;
const yearEnd = (text: string) => {
  const found = parseYearEnd(text);
  if (found === null) throw new Error(text);
  return found;
};

/** The calendar of American retail: 4-5-4 weeks, ending on the Saturday nearest to the end of January. */
const RETAIL: WeekPattern = {
  pattern: '4-5-4',
  yearEnd: yearEnd('nearest saturday to january'),
  yearName: 'start',
};
const SEPTEMBER: WeekPattern = {
  pattern: '4-4-5',
  yearEnd: yearEnd('last saturday of september'),
  yearName: 'end',
};
const DECEMBER: WeekPattern = {
  pattern: '5-4-4',
  yearEnd: yearEnd('nearest friday to december'),
  yearName: 'start',
};

describe('years', () => {
  test.each([
    [RETAIL, 2012, '2012-01-29', '2013-02-02', 53],
    [RETAIL, 2016, '2016-01-31', '2017-01-28', 52],
    [RETAIL, 2017, '2017-01-29', '2018-02-03', 53],
    [RETAIL, 2023, '2023-01-29', '2024-02-03', 53],
    [RETAIL, 2024, '2024-02-04', '2025-02-01', 52],
    [SEPTEMBER, 2017, '2016-09-25', '2017-09-30', 53],
    [SEPTEMBER, 2022, '2021-09-26', '2022-09-24', 52],
    [SEPTEMBER, 2023, '2022-09-25', '2023-09-30', 53],
    [DECEMBER, 2020, '2020-01-04', '2021-01-01', 52],
  ] as const)('%j FY%i', (pattern, name, ...told) => {
    const year = patternYearNamed(name, pattern);
    expect([formatDay(year.from), formatDay(year.to), year.weeks]).toEqual(told);
    expect(year.name).toBe(name);
  });

  test('the end of a year is read from words', () => {
    expect(parseYearEnd('Last  Saturday of January')).toEqual({ which: 'last', weekday: 6, month: 1 });
    expect(parseYearEnd('nearest saturday to the end of january')).toEqual({
      which: 'nearest',
      weekday: 6,
      month: 1,
    });
    for (const text of [
      '',
      'last day of january',
      'last saturday of',
      'first saturday of may',
      'saturday january',
    ])
      expect(parseYearEnd(text)).toBeNull();
  });
});

describe('names', () => {
  test('a member says its days', () => {
    const march = patternMemberAt('period', day('2024-04-10'), RETAIL);
    expect(patternMemberLabel(march)).toBe('FY2024-P03 (2024-04-07…2024-05-04)');
    const names = PATTERN_GRAINS.map((grain) =>
      patternMemberName(patternMemberAt(grain, day('2024-02-03'), RETAIL)),
    );
    expect(names).toEqual(['FY2023-W53', 'FY2023-P12', 'FY2023-Q4', 'FY2023']);
  });
});

const settings = (pattern: WeekPattern): CalendarSettings => ({
  fiscalYearStart: (pattern.yearEnd.month % 12) + 1,
  fiscalYearName: pattern.yearName,
  weekStart: (pattern.yearEnd.weekday % 7) + 1,
  pattern,
});
const range = (text: string) => {
  const [from = '', to = ''] = text.split('…');
  return { from: day(from), to: day(to) };
};

describe('shifts', () => {
  const back = (text: string, count: number, unit: DayGrain) => {
    const { from, to } = shiftRange(range(text), { count: -count, unit }, settings(RETAIL));
    return `${formatDay(from)}…${formatDay(to)}`;
  };

  test('whole periods by their number in the year, not by days', () => {
    expect(back('2024-02-04…2024-03-02', 1, 'year')).toBe('2023-01-29…2023-02-25');
    expect(back('2024-02-04…2024-05-04', 1, 'year')).toBe('2023-01-29…2023-04-29');
    // 53 weeks against 52, and the month of five weeks against the one of four.
    expect(back('2023-01-29…2024-02-03', 1, 'year')).toBe('2022-01-30…2023-01-28');
    expect(back('2023-12-31…2024-02-03', 1, 'year')).toBe('2023-01-01…2023-01-28');
    expect(back('2024-02-04…2024-03-02', 1, 'month')).toBe('2023-12-31…2024-02-03');
    expect(back('2024-02-04…2024-05-04', 1, 'quarter')).toBe('2023-10-29…2024-02-03');
  });

  test('a part of a period by its place in it, cut where the other is shorter', () => {
    expect(back('2024-02-04…2024-02-13', 1, 'year')).toBe('2023-01-29…2023-02-07');
    expect(back('2024-03-03…2024-04-05', 1, 'month')).toBe('2024-02-04…2024-03-02');
    expect(back('2024-02-04…2024-02-13', 2, 'week')).toBe('2024-01-21…2024-01-30');
  });

  test('a week by its place in the period; the 53rd stands beside the last of a shorter year', () => {
    expect(back('2024-02-11…2024-02-17', 1, 'year')).toBe('2023-02-05…2023-02-11');
    expect(back('2024-01-28…2024-02-03', 1, 'year')).toBe('2023-01-22…2023-01-28');
    expect(back('2024-01-21…2024-01-27', 1, 'year')).toBe('2023-01-22…2023-01-28');
  });

  test('months there are periods: whole ones, as many before, and how far apart they are', () => {
    const calendar = settings(RETAIL);
    expect(isWholeMonths(range('2024-02-04…2024-03-02'), calendar)).toBe(true);
    expect(isWholeMonths(range('2024-02-04…2024-02-29'), calendar)).toBe(false);
    expect(isWholeMonths(range('2024-02-01…2024-02-29'), calendar)).toBe(false);
    expect(lengthBack(range('2024-02-04…2024-05-04'), calendar)).toEqual({ count: -3, unit: 'month' });
    expect(lengthBack(range('2024-02-04…2024-02-13'), calendar)).toEqual({ count: -10, unit: 'day' });
    expect(monthNumber(day('2024-02-04'), calendar) - monthNumber(day('2023-02-03'), calendar)).toBe(12);
  });
});

describe('periods as they are written', () => {
  const calendar = settings(RETAIL);
  const days = (text: string) => {
    const parsed = parsePeriod(text, calendar);
    if (!('period' in parsed)) return parsed.problem.reason;
    const { from, to } = resolvePeriod(parsed.period, day('2024-03-15'), calendar);
    return `${from === null ? '' : formatDay(from)}…${to === null ? '' : formatDay(to)}`;
  };

  test.each([
    ['FY2023', '2023-01-29…2024-02-03'],
    ['2023', '2023-01-29…2024-02-03'],
    ['FY2023-Q4', '2023-10-29…2024-02-03'],
    ['2023-Q4', '2023-10-29…2024-02-03'],
    ['FY2023-P12', '2023-12-31…2024-02-03'],
    ['FY2023-W53', '2024-01-28…2024-02-03'],
    ['FY2024-W53', 'no-such-week'],
    ['FY2024-P13', 'no-such-month'],
    ['FY2024-Q5', 'no-such-quarter'],
    ['2024-03', 'month-of-pattern'],
    ['2024-03-15', '2024-03-15…2024-03-15'],
    ['FY2023-P12..FY2024-P01', '2023-12-31…2024-03-02'],
    ['mtd', '2024-03-03…2024-04-06'],
    ['last 2 months', '2023-12-31…2024-03-02'],
    ['last year', '2023-01-29…2024-02-03'],
    ['last 12 months to date', '2023-02-26…2024-04-06'],
  ])('%s is %s', (text, told) => {
    expect(days(text)).toBe(told);
  });
});

const patterns = fc.record({
  pattern: fc.constantFrom(...WEEK_PATTERNS),
  yearEnd: fc.record({
    which: fc.constantFrom('last' as const, 'nearest' as const),
    weekday: fc.integer({ min: 1, max: 7 }),
    month: fc.integer({ min: 1, max: 12 }),
  }),
  yearName: fc.constantFrom('start' as const, 'end' as const),
});
const days = fc.integer({ min: FIRST, max: LAST });
const grains = fc.constantFrom(...PATTERN_GRAINS);

describe('over 60 years, whatever the calendar', () => {
  test('members cover every day once, weeks are whole, years have 52 or 53 of them and end where they say', () => {
    fc.assert(
      fc.property(patterns, (pattern) => {
        const years = patternMembersOf('year', { from: FIRST, to: LAST }, pattern);
        expect(years.filter(({ year }) => year.weeks === 53).length).toBeGreaterThanOrEqual(9);
        expect(years.filter(({ year }) => year.weeks === 53).length).toBeLessThanOrEqual(13);
        for (const [i, year] of years.entries()) {
          expect(year.to - year.from + 1).toBe(year.year.weeks * 7);
          expect(weekday(year.to)).toBe(pattern.yearEnd.weekday);
          if (i > 0)
            expect([year.from, year.year.name]).toEqual([
              (years[i - 1]?.to ?? 0) + 1,
              (years[i - 1]?.year.name ?? 0) + 1,
            ]);
          const off = pattern.yearEnd.which === 'nearest' ? 3 : 0;
          const near = [-off, 0, off].map((by) => toCivil(year.to + by).month);
          expect(near).toContain(pattern.yearEnd.month);
        }
        for (const grain of PATTERN_GRAINS) {
          const members = patternMembersOf(grain, { from: FIRST, to: LAST }, pattern);
          members.forEach((member, i) => {
            if (i > 0) expect(member.from).toBe((members[i - 1]?.to ?? 0) + 1);
          });
        }
      }),
      { numRuns: 30 },
    );
  });

  test('weeks fall into periods by the pattern, the 53rd into the last', () => {
    fc.assert(
      fc.property(patterns, days, (pattern, at) => {
        const { from, to, weeks } = patternYearAt(at, pattern);
        const sizes = (grain: 'period' | 'quarter') =>
          patternMembersOf(grain, { from, to }, pattern).map((one) => (one.to - one.from + 1) / 7);
        const extra = weeks - 52;
        const one = pattern.pattern.split('-').map(Number);
        const wanted = [...one, ...one, ...one, ...one].map((size, i) => (i === 11 ? size + extra : size));
        expect(sizes('period')).toEqual(wanted);
        expect(sizes('quarter')).toEqual([13, 13, 13, 13 + extra]);
      }),
    );
  });

  test('a member holds its day, and its names are its own', () => {
    fc.assert(
      fc.property(patterns, grains, days, (pattern, grain, at) => {
        const member = patternMemberAt(grain, at, pattern);
        expect(member.from <= at && at <= member.to).toBe(true);
        const next = patternMemberAt(grain, member.to + 1, pattern);
        expect(patternMemberName(next)).not.toBe(patternMemberName(member));
        expect(patternYearNamed(member.year.name, pattern)).toEqual(member.year);
      }),
    );
  });

  test('there and back is where it was, for whole periods of any number', () => {
    const count = fc.integer({ min: -60, max: 60 });
    fc.assert(
      fc.property(patterns, days, fc.nat(400), count, (pattern, at, length, k) => {
        const calendar = settings(pattern);
        const whole = {
          from: startOf('month', at, calendar),
          to: endOf('month', at + length, calendar),
        };
        const there = shiftRange(whole, { count: k, unit: 'month' }, calendar);
        expect(isWholeMonths(there, calendar)).toBe(true);
        expect(shiftRange(there, { count: -k, unit: 'month' }, calendar)).toEqual(whole);
      }),
    );
  });

  test('a range keeps its direction, weeks stay weeks, and a day comes back or is the last of a shorter period', () => {
    const units = fc.constantFrom(...DAY_GRAINS);
    const count = fc.integer({ min: -40, max: 40 });
    fc.assert(
      fc.property(patterns, days, fc.nat(90), fc.tuple(count, units), (pattern, at, length, [k, unit]) => {
        const calendar = settings(pattern);
        const there = shiftRange({ from: at, to: at + length }, { count: k, unit }, calendar);
        expect(there.from).toBeLessThanOrEqual(there.to);
        const week = { from: startOf('week', at, calendar), to: endOf('week', at, calendar) };
        const moved = shiftRange(week, { count: k, unit: unit === 'day' ? 'week' : unit }, calendar);
        expect(moved).toEqual({
          from: startOf('week', moved.from, calendar),
          to: endOf('week', moved.from, calendar),
        });
        const back = shiftDayIn(shiftDayIn(at, { count: k, unit }, calendar), { count: -k, unit }, calendar);
        expect(back).toBeLessThanOrEqual(at);
      }),
      { numRuns: 300 },
    );
  });

  test('members of a year shifted by a year are those of the other year', () => {
    const grain = fc.constantFrom<DayGrain>('month', 'quarter', 'fiscal_quarter', 'year', 'fiscal_year');
    fc.assert(
      fc.property(patterns, grain, days, (pattern, g, at) => {
        const calendar = settings(pattern);
        const year = { from: startOf('year', at, calendar), to: endOf('year', at, calendar) };
        const before = {
          from: startOf('year', year.from - 1, calendar),
          to: year.from - 1,
        };
        const moved = membersOf(g, year, calendar).map((one) =>
          shiftRange(one, { count: -1, unit: 'year' }, calendar),
        );
        expect(moved).toEqual(membersOf(g, before, calendar));
      }),
    );
  });

  test('grains are those of the pattern, nested, and a name reads back as the member', () => {
    const grain = fc.constantFrom<DayGrain>('week', 'month', 'quarter', 'year');
    fc.assert(
      fc.property(patterns, grain, days, (pattern, g, at) => {
        const calendar = settings(pattern);
        const from = startOf(g, at, calendar);
        expect(nests('week', g, calendar)).toBe(true);
        expect(nests(g, 'fiscal_year', calendar)).toBe(true);
        expect(startOf('year', from, calendar)).toBe(startOf('year', at, calendar));
        const parsed = parsePeriod(memberName(g, from, calendar), calendar);
        const period = 'period' in parsed ? resolvePeriod(parsed.period, 0, calendar) : parsed.problem;
        expect(period).toEqual({ from, to: endOf(g, at, calendar) });
        expect(memberLabel(g, from, calendar)).toContain(formatDay(endOf(g, at, calendar)));
      }),
    );
  });
});

/** The National Retail Federation: weeks from Sunday, 4-5-4, a year ends on the Saturday nearest to 31 January. */
describe('the calendar of American retail', () => {
  const years = patternMembersOf('year', { from: day('2000-06-01'), to: day('2030-06-01') }, RETAIL);

  test('years of 53 weeks', () => {
    const long = years.filter(({ year }) => year.weeks === 53).map(({ year }) => year.name);
    expect(long).toEqual([2000, 2006, 2012, 2017, 2023, 2028]);
  });

  test.each([
    [2006, '2006-01-29', '2007-02-03'],
    [2007, '2007-02-04', '2008-02-02'],
    [2018, '2018-02-04', '2019-02-02'],
    [2019, '2019-02-03', '2020-02-01'],
    [2020, '2020-02-02', '2021-01-30'],
    [2022, '2022-01-30', '2023-01-28'],
    [2025, '2025-02-02', '2026-01-31'],
  ])('%i is %s to %s', (name, ...told) => {
    const year = patternYearNamed(name, RETAIL);
    expect([formatDay(year.from), formatDay(year.to)]).toEqual(told);
  });

  test('February, March and April 2024 have four, five and four weeks', () => {
    const periods = patternMembersOf('period', { from: day('2024-02-04'), to: day('2024-05-04') }, RETAIL);
    expect(periods.map(({ from, to }) => [formatDay(from), formatDay(to)])).toEqual([
      ['2024-02-04', '2024-03-02'],
      ['2024-03-03', '2024-04-06'],
      ['2024-04-07', '2024-05-04'],
    ]);
  });
});
