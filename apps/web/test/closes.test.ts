import { afterEach, describe, expect, test } from 'vitest';
import { closablePeriods } from '../src/pages/closes/closable-periods.ts';
import { findingTexts } from '../src/pages/closes/figure-texts.ts';
import { framePeriodOf } from '../src/pages/closes/frame-period-of.ts';
import { periodName } from '../src/parts/period-name.ts';
import type { FiscalYears } from '../src/reading/fiscal-period.ts';
import { setCalendarMonths } from '../src/reading/month-of-day.ts';
import { en } from '../src/words/en.ts';
import { zh } from '../src/words/zh.ts';

const WEEKS = ['FY2026-P09', 'FY2026-P10', 'FY2026-P11'].map((name, i) => ({
  name,
  first: `2026-${String(9 + i).padStart(2, '0')}-27`,
}));
afterEach(() => setCalendarMonths(null));

function offered(today: string, locked: readonly string[] = [], fiscal: FiscalYears | null = null) {
  return closablePeriods({ today, locked: new Set(locked), fiscal }).map(({ grain, periods }) => [
    grain,
    ...periods.map(({ period }) => period),
  ]);
}

describe('what can be locked', () => {
  test('is over on the day, and not locked', () => {
    const [months, quarters, years, more] = offered('2026-11-20', ['2026-10', '2026-Q3']);
    expect(months?.slice(0, 3)).toEqual(['month', '2026-09', '2026-08']);
    expect(quarters?.slice(0, 2)).toEqual(['quarter', '2026-Q2']);
    expect(years).toEqual(['year', '2025', '2024', '2023']);
    expect(more).toBeUndefined();
  });

  test('of whole weeks: no further back than the calendar is known', () => {
    setCalendarMonths(WEEKS);
    expect(offered('2026-11-28')).toEqual([['month', 'FY2026-P10', 'FY2026-P09']]);
  });

  test('of fiscal years that begin in April: their quarters and years too, with their months', () => {
    const fiscal = { start: 4, named: 'end' } as const;
    const [, , , quarters, years] = offered('2026-11-20', ['FY2027-Q2'], fiscal);
    expect(quarters?.slice(0, 4)).toEqual(['fiscal_quarter', 'FY2027-Q1', 'FY2026-Q4', 'FY2026-Q3']);
    expect(years).toEqual(['fiscal_year', 'FY2026', 'FY2025', 'FY2024']);
    const groups = closablePeriods({ today: '2026-11-20', locked: new Set(), fiscal });
    const textsOf = (grain: string) => groups.find((one) => one.grain === grain)?.periods[0]?.text;
    expect(textsOf('fiscal_year')?.('zh')).toBe('2026财年 · 2025年4月–2026年3月');
    expect(textsOf('fiscal_quarter')?.('en')).toBe('Q2 FY2027 · Jul–Sep 2026');
  });

  test('of fiscal years named by the year they begin in', () => {
    const fiscal = { start: 7, named: 'start' } as const;
    const [, , , quarters, years] = offered('2026-07-01', [], fiscal);
    expect(quarters?.slice(0, 3)).toEqual(['fiscal_quarter', 'FY2025-Q4', 'FY2025-Q3']);
    expect(years?.slice(0, 2)).toEqual(['fiscal_year', 'FY2025']);
  });
});

test('a period that the bar cannot choose leads to its last month', () => {
  expect(framePeriodOf({ period: '2026-Q2', to: '2026-06-30' })).toBe('2026-Q2');
  expect(framePeriodOf({ period: '2026-06-01..2026-06-15', to: '2026-06-15' })).toBe('2026-06');
  expect(framePeriodOf({ period: 'FY2026', to: '2026-03-31' })).toBe('2026-03');
});

test('a period is called by the calendar, days by themselves', () => {
  expect(periodName('2026-06', zh, 'zh')).toBe('2026年6月');
  expect(periodName('FY2026-Q3', en, 'en')).toBe('Q3 FY2026');
  expect(periodName('2026-06-01..2026-06-15', en, 'en')).toBe('2026-06-01 to 2026-06-15');
});

describe('both figures of a finding', () => {
  const finding = {
    period: '2026-06',
    metric: 'm',
    unit: 'percent',
    other_unit: false,
    gone: false,
    causes: [],
  };

  test('have as many decimals as tell two rates apart, and differ in points', () => {
    const rates = { ...finding, closed: 0.325, now: 0.32501, difference: 0.00001 };
    expect(findingTexts(rates, en)).toEqual({
      closed: '32.5000%',
      now: '32.5010%',
      difference: '+0.0010 pts',
    });
  });

  test('are amounts to the last digit; one that is gone says so', () => {
    const gone = { ...finding, unit: 'money', closed: '1200.00', now: null, gone: true, difference: null };
    expect(findingTexts(gone, zh)).toEqual({
      closed: '1,200.00',
      now: '已无法得出',
      difference: '—',
    });
  });

  test('a difference below the decimals that tell two apart has more of them', () => {
    const close = { ...finding, closed: 0.325049, now: 0.325051, difference: 0.000002 };
    expect(findingTexts(close, en)).toEqual({
      closed: '32.5049%',
      now: '32.5051%',
      difference: '+0.0002 pts',
    });
  });

  test('a figure of another unit is written without the one that was closed', () => {
    const other = { ...finding, other_unit: true, closed: 0.325, now: 32.5, difference: null };
    expect(findingTexts(other, en)).toEqual({
      closed: '32.50%',
      now: '32.5',
      difference: 'in another unit',
    });
  });
});
