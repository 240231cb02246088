import {
  type Day,
  formatDay,
  PATTERN_GRAINS,
  parseDay,
  parseYearEnd,
  patternMemberAt,
  patternMemberLabel,
  patternMemberName,
  patternMembersOf,
  patternYearAt,
  patternYearNamed,
  shiftPatternMember,
  shiftPatternRange,
  toCivil,
  WEEK_PATTERNS,
  type WeekPattern,
  weekday,
} from '@plumbline/calendar';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FIRST, LAST } from './spans.ts';

const day = (text: string): Day => parseDay(text) ?? Number.NaN;
const yearEnd = (text: string) => {
  const found = parseYearEnd(text);
  if (found === null) throw new Error(text);
  return found;
};

/** The calendar of American retail: 4-5-4 weeks, ending on the Saturday nearest to the end of January. */
const RETAIL: WeekPattern = {
  pattern: '4-5-4',
  yearEnd: yearEnd('saturday nearest january'),
  yearName: 'start',
};
const SEPTEMBER: WeekPattern = {
  pattern: '4-4-5',
  yearEnd: yearEnd('last saturday of september'),
  yearName: 'end',
};
const DECEMBER: WeekPattern = {
  pattern: '5-4-4',
  yearEnd: yearEnd('friday nearest december'),
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
    expect(parseYearEnd('saturday nearest end of january')).toEqual({
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

describe('shifts', () => {
  test('a year ago by the number in the year, not by days', () => {
    const first = patternMemberAt('period', day('2024-02-04'), RETAIL);
    expect(patternMemberName(shiftPatternMember(first, { count: -1, unit: 'year' }, RETAIL) ?? first)).toBe(
      'FY2023-P01',
    );
    expect(
      shiftPatternRange({ from: day('2024-02-04'), to: day('2024-05-04') }, 'period', {
        by: { count: -1, unit: 'year' },
        pattern: RETAIL,
      }),
    ).toEqual({ from: day('2023-01-29'), to: day('2023-04-29') });
  });

  test('the 53rd week has no week a year ago, and stands before the first of the next', () => {
    const last = patternMemberAt('week', day('2024-02-03'), RETAIL);
    expect(shiftPatternMember(last, { count: -1, unit: 'year' }, RETAIL)).toBeNull();
    const next = shiftPatternMember(last, { count: 1, unit: 'week' }, RETAIL);
    expect(next === null ? null : patternMemberName(next)).toBe('FY2024-W01');
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

  test('there and back is where it was, unless there is no such week', () => {
    const by = fc.record({ count: fc.integer({ min: -30, max: 30 }), unit: grains });
    fc.assert(
      fc.property(patterns, grains, days, by, (pattern, grain, at, interval) => {
        const member = patternMemberAt(grain, at, pattern);
        const there = shiftPatternMember(member, interval, pattern);
        if (there === null) return;
        expect(there.grain).toBe(grain);
        const back = shiftPatternMember(there, { ...interval, count: -interval.count }, pattern);
        expect(back).toEqual(member);
      }),
      { numRuns: 500 },
    );
  });

  test('members of a year shifted by a year are those of the other year', () => {
    fc.assert(
      fc.property(
        patterns,
        fc.constantFrom('period' as const, 'quarter' as const),
        days,
        (pattern, grain, at) => {
          const year = patternYearAt(at, pattern);
          const before = patternYearAt(year.from - 1, pattern);
          const moved = patternMembersOf(grain, year, pattern).map((one) =>
            shiftPatternMember(one, { count: -1, unit: 'year' }, pattern),
          );
          expect(moved).toEqual(patternMembersOf(grain, before, pattern));
        },
      ),
    );
  });
});
