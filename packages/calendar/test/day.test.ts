import { daysInMonth, formatDay, fromCivil, parseDay, toCivil, weekday } from '@plumbline/calendar';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIRST, LAST } from './spans.ts';

describe('day', () => {
  it('counts from 1970-01-01', () => {
    expect(parseDay('1970-01-01')).toBe(0);
    expect(parseDay('1969-12-31')).toBe(-1);
    expect(parseDay('2000-03-01')).toBe(11017);
    expect(parseDay('2013-02-28')).toBe(15764);
  });

  it('agrees with the UTC calendar of JavaScript on every day of 60 years', () => {
    for (let day = FIRST; day <= LAST; day++) {
      const date = new Date(day * 86_400_000);
      expect(formatDay(day)).toBe(date.toISOString().slice(0, 10));
      expect(weekday(day)).toBe(date.getUTCDay() === 0 ? 7 : date.getUTCDay());
      const { year, month, day: dayOfMonth } = toCivil(day);
      expect(fromCivil(year, month, dayOfMonth)).toBe(day);
      expect(parseDay(formatDay(day))).toBe(day);
    }
  });

  it('is exact at the ends of the years that dates can have', () => {
    for (const text of ['0001-01-01', '0004-02-29', '1582-10-15', '1900-03-01', '2000-02-29', '9999-12-31']) {
      const day = parseDay(text);
      expect(day).not.toBeNull();
      expect(formatDay(day ?? 0)).toBe(text);
    }
    expect(formatDay(fromCivil(0, 12, 31))).toBe('0000-12-31');
    expect(formatDay(fromCivil(-1, 1, 1))).toBe('-0001-01-01');
  });

  it('refuses texts that are no day', () => {
    const wrong = [
      '',
      '2013',
      '2013-2-28',
      '2013-02-29',
      '1900-02-29',
      '2013-04-31',
      '2013-00-10',
      '2013-13-01',
      '2013-01-00',
      '0000-01-01',
      ' 2013-01-01',
      '2013-01-01T00:00',
      '2013-01-01\n',
    ];
    for (const text of wrong) expect(parseDay(text), text).toBeNull();
  });

  it('clamps the day of month and carries months into years', () => {
    const civil = (year: number, month: number, day: number) => formatDay(fromCivil(year, month, day));
    expect(civil(2013, 2, 31)).toBe('2013-02-28');
    expect(civil(2012, 2, 31)).toBe('2012-02-29');
    expect(civil(2013, 4, 31)).toBe('2013-04-30');
    expect(civil(2013, 13, 31)).toBe('2014-01-31');
    expect(civil(2013, 0, 31)).toBe('2012-12-31');
    expect(civil(2013, -22, 29)).toBe('2011-02-28');
    expect(civil(2013, 5, 0)).toBe('2013-05-01');
  });

  it('carries any number of months', () => {
    fc.assert(
      fc.property(fc.integer({ min: -3000, max: 3000 }), fc.integer({ min: 1, max: 31 }), (months, day) => {
        const { year, month, day: dayOfMonth } = toCivil(fromCivil(2000, 1 + months, day));
        expect(year * 12 + month - 1).toBe(2000 * 12 + months);
        expect(dayOfMonth).toBe(Math.min(day, daysInMonth(year, month)));
      }),
    );
  });
});
