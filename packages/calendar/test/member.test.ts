import {
  type CalendarSettings,
  DEFAULT_CALENDAR,
  endOf,
  formatDay,
  type MemberGrain,
  membersOf,
  nests,
  parseDay,
  startOf,
  weekday,
  weekOfYear,
} from '@plumbline/calendar';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CALENDARS, DAY_GRAINS, FIRST, LAST } from './spans.ts';

const day = (text: string) => parseDay(text) ?? Number.NaN;
const july: CalendarSettings = { fiscalYearStart: 7, fiscalYearName: 'end', weekStart: 1 };
const april: CalendarSettings = { fiscalYearStart: 4, fiscalYearName: 'start', weekStart: 7 };

const GRAINS: readonly MemberGrain[] = [...DAY_GRAINS, 'week_year'];

function member(grain: MemberGrain, text: string, calendar = DEFAULT_CALENDAR): string {
  return `${formatDay(startOf(grain, day(text), calendar))}…${formatDay(endOf(grain, day(text), calendar))}`;
}

describe('member', () => {
  it('of the calendar year', () => {
    expect(member('day', '2012-02-29')).toBe('2012-02-29…2012-02-29');
    expect(member('month', '2012-02-29')).toBe('2012-02-01…2012-02-29');
    expect(member('quarter', '2012-02-29')).toBe('2012-01-01…2012-03-31');
    expect(member('quarter', '2013-12-31')).toBe('2013-10-01…2013-12-31');
    expect(member('year', '2012-02-29')).toBe('2012-01-01…2012-12-31');
  });

  it('of the year that weeks are counted in', () => {
    expect(member('week_year', '2024-12-30')).toBe('2024-12-30…2025-12-28');
    expect(member('week_year', '2027-01-03')).toBe('2025-12-29…2027-01-03');
    expect(member('week_year', '2024-12-29', april)).toBe('2024-12-29…2026-01-03');
  });

  it('of a fiscal year that starts in July or April', () => {
    expect(member('fiscal_year', '2013-06-30', july)).toBe('2012-07-01…2013-06-30');
    expect(member('fiscal_year', '2013-07-01', july)).toBe('2013-07-01…2014-06-30');
    expect(member('fiscal_quarter', '2013-02-10', july)).toBe('2013-01-01…2013-03-31');
    expect(member('fiscal_year', '2013-03-31', april)).toBe('2012-04-01…2013-03-31');
    expect(member('fiscal_quarter', '2013-03-31', april)).toBe('2013-01-01…2013-03-31');
    const february = { ...july, fiscalYearStart: 2 };
    expect(member('fiscal_quarter', '2013-01-31', february)).toBe('2012-11-01…2013-01-31');
    expect(member('fiscal_quarter', '2013-02-01', february)).toBe('2013-02-01…2013-04-30');
  });

  it('of weeks that start on any day', () => {
    expect(member('week', '2013-01-01')).toBe('2012-12-31…2013-01-06');
    expect(member('week', '2012-12-31')).toBe('2012-12-31…2013-01-06');
    expect(member('week', '2013-01-01', april)).toBe('2012-12-30…2013-01-05');
  });

  it('holds its day, and starts and ends with itself, on every day of 60 years', () => {
    for (const calendar of CALENDARS) {
      for (const grain of GRAINS) {
        for (let d = FIRST; d <= LAST; d++) {
          const from = startOf(grain, d, calendar);
          const to = endOf(grain, d, calendar);
          if (!(from <= d && d <= to)) expect.fail(`${grain} of ${formatDay(d)}`);
          if (startOf(grain, to, calendar) !== from) expect.fail(`start of ${grain} of ${formatDay(to)}`);
          if (endOf(grain, from, calendar) !== to) expect.fail(`end of ${grain} of ${formatDay(from)}`);
          if (d < LAST && startOf(grain, d + 1, calendar) !== (d === to ? d + 1 : from)) {
            expect.fail(`${grain} after ${formatDay(d)}`);
          }
        }
      }
    }
  });

  it('weeks start on the day of the calendar', () => {
    for (const calendar of CALENDARS) {
      for (let d = FIRST; d <= FIRST + 800; d++) {
        expect(weekday(startOf('week', d, calendar))).toBe(calendar.weekStart);
      }
    }
  });
});

describe('membersOf', () => {
  const anyDay = fc.integer({ min: FIRST, max: LAST });

  it('lists whole members, uncut', () => {
    const members = membersOf('month', { from: day('2012-01-15'), to: day('2012-03-01') }, DEFAULT_CALENDAR);
    expect(members.map((m) => `${formatDay(m.from)}…${formatDay(m.to)}`)).toEqual([
      '2012-01-01…2012-01-31',
      '2012-02-01…2012-02-29',
      '2012-03-01…2012-03-31',
    ]);
  });

  it('partitions a range without gap or overlap', () => {
    const grains = fc.constantFrom(...GRAINS);
    const calendars = fc.constantFrom(...CALENDARS);
    fc.assert(
      fc.property(
        anyDay,
        fc.integer({ min: 0, max: 2000 }),
        grains,
        calendars,
        (from, length, grain, calendar) => {
          const to = from + length;
          const members = membersOf(grain, { from, to }, calendar);
          expect(members[0]?.from).toBe(startOf(grain, from, calendar));
          expect(members.at(-1)?.to).toBe(endOf(grain, to, calendar));
          members.forEach((m, i) => {
            expect(m.from <= m.to).toBe(true);
            if (i > 0) expect(m.from).toBe((members[i - 1]?.to ?? 0) + 1);
            expect(startOf(grain, m.to, calendar)).toBe(m.from);
          });
        },
      ),
    );
  });
});

describe('nests', () => {
  it('is true exactly when no member of the fine grain crosses a member of the coarse one', () => {
    for (const calendar of CALENDARS) {
      for (const fine of GRAINS) {
        for (const coarse of GRAINS) {
          const crosses = membersOf(fine, { from: FIRST, to: LAST }, calendar).some(
            (m) => startOf(coarse, m.from, calendar) !== startOf(coarse, m.to, calendar),
          );
          expect(
            nests(fine, coarse, calendar),
            `${fine} in ${coarse} from month ${calendar.fiscalYearStart}`,
          ).toBe(!crosses);
        }
      }
    }
  });
});

describe('weekOfYear', () => {
  it('is the ISO week where weeks start on Monday (ordinal formula of ISO 8601)', () => {
    for (let d = FIRST; d <= LAST; d++) {
      expect(weekOfYear(d, DEFAULT_CALENDAR)).toEqual(isoWeek(d));
    }
  });

  it('has known weeks', () => {
    expect(weekOfYear(day('2005-01-01'), DEFAULT_CALENDAR)).toEqual({ year: 2004, week: 53 });
    expect(weekOfYear(day('2008-12-29'), DEFAULT_CALENDAR)).toEqual({ year: 2009, week: 1 });
    expect(weekOfYear(day('2010-01-03'), DEFAULT_CALENDAR)).toEqual({ year: 2009, week: 53 });
    expect(weekOfYear(day('2024-12-30'), DEFAULT_CALENDAR)).toEqual({ year: 2025, week: 1 });
  });

  it('counts each year from 1 without a gap, whatever day weeks start on', () => {
    for (const calendar of CALENDARS) {
      let last = weekOfYear(FIRST, calendar);
      for (let d = startOf('week', FIRST, calendar) + 7; d <= LAST; d += 7) {
        const next = weekOfYear(d, calendar);
        if (next.week === 1) {
          expect(next.year).toBe(last.year + 1);
          expect(last.week === 52 || last.week === 53).toBe(true);
        } else expect(next).toEqual({ year: last.year, week: last.week + 1 });
        last = next;
      }
    }
  });
});

/** week = ⌊(ordinal − weekday + 10) ÷ 7⌋, 0 and 53 corrected by the weeks of the year. */
function isoWeek(d: number): { year: number; week: number } {
  const date = new Date(d * 86_400_000);
  const year = date.getUTCFullYear();
  const ordinal = (date.getTime() - Date.UTC(year, 0, 1)) / 86_400_000 + 1;
  const week = Math.floor((ordinal - (date.getUTCDay() || 7) + 10) / 7);
  if (week < 1) return { year: year - 1, week: weeksIn(year - 1) };
  return week > weeksIn(year) ? { year: year + 1, week: 1 } : { year, week };
}

function weeksIn(year: number): number {
  const first = new Date(Date.UTC(year, 0, 1)).getUTCDay();
  const last = new Date(Date.UTC(year, 11, 31)).getUTCDay();
  return first === 4 || last === 4 ? 53 : 52;
}
