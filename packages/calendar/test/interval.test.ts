import {
  DEFAULT_CALENDAR,
  endOf,
  formatInterval,
  parseInterval,
  unitOfWord,
  unitSize,
} from '@plumbline/calendar';
import { describe, expect, it } from 'vitest';
import { DAY_GRAINS } from './spans.ts';

describe('interval', () => {
  it.each([
    ['1 year', { count: 1, unit: 'year' }],
    ['12 months', { count: 12, unit: 'month' }],
    ['7 days', { count: 7, unit: 'day' }],
    ['1 days', { count: 1, unit: 'day' }],
    ['4 fiscal_quarters', { count: 4, unit: 'fiscal_quarter' }],
    ['4 Fiscal Quarters', { count: 4, unit: 'fiscal_quarter' }],
    ['  2   weeks ', { count: 2, unit: 'week' }],
    ['1000 years', { count: 1000, unit: 'year' }],
  ])('%s', (text, expected) => expect(parseInterval(text)).toEqual(expected));

  it.each([
    '',
    'year',
    '1',
    '1year',
    '0 days',
    '-1 year',
    '1.5 years',
    '1 hour',
    '1 moon',
    '1001 years',
    '1 year ago',
    '1 fiscal',
  ])('refuses %j', (text) => expect(parseInterval(text)).toBeNull());

  it('prints what it parses', () => {
    for (const unit of DAY_GRAINS) {
      for (const count of [1, 2, 36])
        expect(parseInterval(formatInterval({ count, unit }))).toEqual({ count, unit });
    }
    expect(formatInterval({ count: 1, unit: 'month' })).toBe('1 month');
    expect(formatInterval({ count: 12, unit: 'month' })).toBe('12 months');
  });

  it('knows the words of units', () => {
    expect(unitOfWord('fiscal year')).toBe('fiscal_year');
    expect(unitOfWord('hour')).toBeNull();
    expect(unitSize('fiscal_quarter')).toEqual({ kind: 'months', months: 3 });
  });

  it('a quarter has three months: its size is that of its members', () => {
    for (const unit of DAY_GRAINS) {
      const size = unitSize(unit);
      const days = endOf(unit, 0, DEFAULT_CALENDAR) + 1;
      if (unit === 'week') expect(size).toEqual({ kind: 'days', days: 7 });
      else expect(days).toBe(size.kind === 'days' ? size.days : { 1: 31, 3: 90, 12: 365 }[size.months]);
    }
  });
});
