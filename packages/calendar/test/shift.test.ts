import {
  type DateRange,
  type DayGrain,
  DEFAULT_CALENDAR,
  endOf,
  formatDay,
  type Interval,
  isWholeMonths,
  parseDay,
  previousRange,
  shiftDay,
  shiftRange,
  startOf,
  toCivil,
} from '@plumbline/calendar';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CALENDARS, DAY_GRAINS, FIRST, LAST } from './spans.ts';

const day = (text: string) => parseDay(text) ?? Number.NaN;
const range = (text: string): DateRange => {
  const [from, to] = text.split('…');
  return { from: day(from ?? ''), to: day(to ?? '') };
};
const text = (r: DateRange) => `${formatDay(r.from)}…${formatDay(r.to)}`;
const by = (count: number, unit: DayGrain): Interval => ({ count, unit });
const shifted = (from: string, count: number, unit: DayGrain) =>
  formatDay(shiftDay(day(from), by(count, unit)));
const moved = (from: string, count: number, unit: DayGrain) =>
  text(shiftRange(range(from), by(count, unit), DEFAULT_CALENDAR));

describe('shiftDay', () => {
  it('clamps 29 February (year ago of a leap day keeps its row)', () => {
    expect(shifted('2024-02-29', -1, 'year')).toBe('2023-02-28');
    expect(shifted('2024-02-29', -4, 'year')).toBe('2020-02-29');
    expect(shifted('2024-02-29', 1, 'fiscal_year')).toBe('2025-02-28');
    expect(shifted('2023-02-28', 1, 'year')).toBe('2024-02-28');
  });

  it('clamps the 31st (previous month of 31 March and 31 May keeps its row)', () => {
    expect(shifted('2013-03-31', -1, 'month')).toBe('2013-02-28');
    expect(shifted('2013-05-31', -1, 'month')).toBe('2013-04-30');
    expect(shifted('2013-05-31', -1, 'quarter')).toBe('2013-02-28');
    expect(shifted('2013-05-31', -1, 'fiscal_quarter')).toBe('2013-02-28');
    expect(shifted('2012-12-31', 2, 'month')).toBe('2013-02-28');
  });

  it('counts days and weeks', () => {
    expect(shifted('2013-03-01', -1, 'day')).toBe('2013-02-28');
    expect(shifted('2013-01-07', -52, 'week')).toBe('2012-01-09');
  });
});

describe('shiftRange', () => {
  it('moves whole months by months: February 2013 against all 29 days of February 2012', () => {
    expect(moved('2013-02-01…2013-02-28', -1, 'year')).toBe('2012-02-01…2012-02-29');
    expect(moved('2012-02-01…2012-02-29', 1, 'year')).toBe('2013-02-01…2013-02-28');
    expect(moved('2025-02-01…2025-02-28', -1, 'year')).toBe('2024-02-01…2024-02-29');
    expect(moved('2013-04-01…2013-06-30', -1, 'quarter')).toBe('2013-01-01…2013-03-31');
    expect(moved('2013-01-01…2013-12-31', -1, 'month')).toBe('2012-12-01…2013-11-30');
    expect(moved('2012-07-01…2013-06-30', -1, 'fiscal_year')).toBe('2011-07-01…2012-06-30');
    expect(moved('2012-07-01…2012-09-30', -1, 'fiscal_quarter')).toBe('2012-04-01…2012-06-30');
  });

  it('moves other ranges day by day, clamped', () => {
    expect(moved('2013-11-01…2013-11-19', -1, 'month')).toBe('2013-10-01…2013-10-19');
    expect(moved('2013-11-01…2013-11-19', -1, 'year')).toBe('2012-11-01…2012-11-19');
    expect(moved('2013-03-01…2013-03-30', -1, 'month')).toBe('2013-02-01…2013-02-28');
    expect(moved('2024-02-29…2024-02-29', -1, 'year')).toBe('2023-02-28…2023-02-28');
    expect(moved('2024-02-01…2024-02-28', -1, 'year')).toBe('2023-02-01…2023-02-28');
  });

  it('moves whole months by days when the unit is days or weeks', () => {
    expect(moved('2013-02-01…2013-02-28', -364, 'day')).toBe('2012-02-03…2012-03-01');
    expect(moved('2013-01-07…2013-01-13', -52, 'week')).toBe('2012-01-09…2012-01-15');
    expect(moved('2013-01-07…2013-01-13', -1, 'week')).toBe('2012-12-31…2013-01-06');
  });

  it('k and then −k is the identity on whole months', () => {
    const months = fc.constantFrom<DayGrain>('month', 'quarter', 'year', 'fiscal_quarter', 'fiscal_year');
    const count = fc.integer({ min: -100, max: 100 });
    const length = fc.integer({ min: 0, max: 900 });
    fc.assert(
      fc.property(fc.integer({ min: FIRST, max: LAST }), length, count, months, (from, days, k, unit) => {
        const calendar = CALENDARS[0] ?? expect.fail();
        const whole = { from: startOf('month', from, calendar), to: endOf('month', from + days, calendar) };
        const there = shiftRange(whole, by(k, unit), DEFAULT_CALENDAR);
        expect(isWholeMonths(there, DEFAULT_CALENDAR)).toBe(true);
        expect(shiftRange(there, by(-k, unit), DEFAULT_CALENDAR)).toEqual(whole);
      }),
    );
  });

  it('k and then −k is the identity on days that exist in both months, and on any day for days and weeks', () => {
    for (let d = FIRST; d <= LAST; d++) {
      for (const unit of DAY_GRAINS) {
        const there = shiftDay(d, by(-3, unit));
        const back = shiftDay(there, by(3, unit));
        const exists = unit === 'day' || unit === 'week' || toCivil(there).day === toCivil(d).day;
        if (exists ? back !== d : back > d) expect.fail(`${unit} from ${formatDay(d)}`);
      }
    }
  });

  it('never turns a range around', () => {
    const unit = fc.constantFrom(...DAY_GRAINS);
    fc.assert(
      fc.property(
        fc.integer({ min: FIRST, max: LAST }),
        fc.nat(90),
        fc.integer({ min: -40, max: 40 }),
        unit,
        (from, n, k, u) => {
          const to = shiftRange({ from, to: from + n }, by(k, u), DEFAULT_CALENDAR);
          expect(to.from <= to.to).toBe(true);
        },
      ),
    );
  });
});

describe('previousRange', () => {
  it('is the range of equal length that ends the day before', () => {
    expect(text(previousRange(range('2013-11-10…2013-11-19'), DEFAULT_CALENDAR))).toBe(
      '2013-10-31…2013-11-09',
    );
    expect(text(previousRange(range('2013-03-01…2013-03-01'), DEFAULT_CALENDAR))).toBe(
      '2013-02-28…2013-02-28',
    );
  });

  it('shifts whole months, quarters and years as such', () => {
    expect(text(previousRange(range('2013-03-01…2013-03-31'), DEFAULT_CALENDAR))).toBe(
      '2013-02-01…2013-02-28',
    );
    expect(text(previousRange(range('2013-04-01…2013-06-30'), DEFAULT_CALENDAR))).toBe(
      '2013-01-01…2013-03-31',
    );
    expect(text(previousRange(range('2013-01-01…2013-12-31'), DEFAULT_CALENDAR))).toBe(
      '2012-01-01…2012-12-31',
    );
    expect(text(previousRange(range('2012-12-01…2013-02-28'), DEFAULT_CALENDAR))).toBe(
      '2012-09-01…2012-11-30',
    );
  });

  it('touches the range without a gap and has its length', () => {
    fc.assert(
      fc.property(fc.integer({ min: FIRST, max: LAST }), fc.nat(800), (from, n) => {
        const current = { from, to: from + n };
        const previous = previousRange(current, DEFAULT_CALENDAR);
        expect(previous.to).toBe(from - 1);
        if (isWholeMonths(current, DEFAULT_CALENDAR))
          expect(isWholeMonths(previous, DEFAULT_CALENDAR)).toBe(true);
        else expect(previous.to - previous.from).toBe(n);
      }),
    );
  });
});
