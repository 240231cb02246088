import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { choose } from '../src/reading/choice.ts';
import { decimalText } from '../src/reading/decimal.ts';
import {
  changeTableText,
  pointsText,
  shareText,
  signedText,
  tableText,
  tileText,
} from '../src/reading/figure-text.ts';
import { firstDayOf, monthOfDay, setCalendarMonths } from '../src/reading/month-of-day.ts';
import {
  countMonths,
  isPeriod,
  lastMonthOf,
  monthsText,
  monthText,
  periodAround,
  periodText,
  shiftMonth,
  shiftPeriod,
  spanText,
  yearToMonth,
} from '../src/reading/period.ts';
import { statusOf, verdictOf } from '../src/reading/verdict.ts';

test('brackets stand for the minus of a figure, never behind the sign of a difference', () => {
  choose({ hasBrackets: true });
  try {
    expect(tableText('-320000', 'money', 'zh')).toBe('(32.0)');
    expect(changeTableText('-320000', 'money', 'zh')).toBe('−32.0');
    expect(changeTableText('320000', 'money', 'zh')).toBe('+32.0');
  } finally {
    choose({ hasBrackets: false });
  }
});

describe('figures are written exactly', () => {
  test.each([
    ['1.005', 0, 2, '1.01'],
    ['-1.005', 0, 2, '−1.01'],
    ['-0.004', 0, 2, '0.00'],
    ['1133000000.00', -4, 1, '113,300.0'],
    ['123456789012345678.99', 0, 1, '123,456,789,012,345,679.0'],
    [1e21, 0, 0, '1,000,000,000,000,000,000,000'],
    [1.5e-7, 7, 1, '1.5'],
    [0.5, 0, 0, '1'],
  ])('%s × 10^%i with %i decimals is %s', (figure, shift, decimals, text) => {
    expect(decimalText(figure, shift, decimals)).toBe(text);
  });

  test('what is no number has no text', () => {
    for (const figure of ['', 'abc', Number.NaN, Number.POSITIVE_INFINITY])
      expect(decimalText(figure, 0, 2)).toBeNull();
  });

  test('read back, a text is within half of its last digit of the figure', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
        fc.nat(6),
        fc.nat(4),
        (cents, shift, decimals) => {
          const size = cents < 0n ? -cents : cents;
          const digits = String(size).padStart(3, '0');
          const figure = `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
          const text = decimalText(figure, -shift, decimals) ?? '';
          const back = BigInt(text.replace('−', '-').replace(/[,.]/g, ''));
          const unit = 10n ** BigInt(shift + 2);
          const exact = cents * 10n ** BigInt(decimals);
          const off = back * unit - exact;
          expect((off < 0n ? -off : off) * 2n <= unit).toBe(true);
        },
      ),
    );
  });

  test('the negative of a figure is its text with a minus', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 31 - 1 }), (figure) => {
        expect(decimalText(-figure, 0, 0)).toBe(`−${decimalText(figure, 0, 0)}`);
      }),
    );
  });
});

test('money in a table has the unit of its header, a tile chooses', () => {
  expect(tableText('56650000.00', 'money', 'zh')).toBe('5,665.0');
  expect(tableText('56650000.00', 'money', 'en')).toBe('56.65');
  expect(tableText('0.3705', 'percent', 'zh')).toBe('37.05%');
  expect(tableText(94600, 'count(customer)', 'en')).toBe('94,600');
  expect(tileText('128000000', 'money', 'zh')).toEqual({ text: '1.28', scale: 'yi' });
  expect(tileText('12800000', 'money', 'en')).toEqual({ text: '12.80', scale: 'wan' });
  expect(tileText('-9500', 'money', 'zh')).toEqual({ text: '−9,500', scale: null });
});

test('differences show their sign, zero has none', () => {
  expect(pointsText('-0.0112')).toBe('−1.12');
  expect(pointsText('0.0024')).toBe('+0.24');
  expect(signedText(shareText(0.157))).toBe('+15.7%');
  expect(signedText('0.0%')).toBe('0.0%');
});

test('colour follows what is good for the metric', () => {
  expect(verdictOf(-1, 'up')).toBe('unfavourable');
  expect(verdictOf(-1, 'down')).toBe('favourable');
  expect(verdictOf(0, 'up')).toBeNull();
  expect(verdictOf(1, 'none')).toBeNull();
  expect([1, 0.97, 0.969, null].map((share) => statusOf(share, 'up'))).toEqual([
    'good',
    'watch',
    'behind',
    'none',
  ]);
  expect([0.9, 1.03, 1.04].map((share) => statusOf(share, 'down'))).toEqual(['good', 'watch', 'behind']);
});

test('months', () => {
  expect(shiftMonth('2026-10', -11)).toBe('2025-11');
  expect([monthText('2026-10', 'zh'), monthText('2026-10', 'en')]).toEqual(['2026年10月', 'Oct 2026']);
  expect([spanText('2026-10', 'zh'), spanText('2026-01', 'zh')]).toEqual(['1–10月', '1月']);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 400 }), (by) => {
      expect(shiftMonth(shiftMonth('2026-10', -by), by)).toBe('2026-10');
    }),
  );
});

test('periods of whole weeks are read and counted like months, under their own names', () => {
  expect(['FY2026-P10', 'FY2026-Q4', 'FY2026', '2026-P10', 'FY2026-P13'].map(isPeriod)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
  expect([shiftMonth('FY2026-P02', -2), shiftPeriod('FY2026-Q1', -1), shiftPeriod('FY2026', 1)]).toEqual([
    'FY2025-P12',
    'FY2025-Q4',
    'FY2027',
  ]);
  expect(periodAround('FY2026-P10', 'quarter')).toBe('FY2026-Q4');
  expect(lastMonthOf('FY2026-Q3')).toBe('FY2026-P09');
  expect(yearToMonth('FY2026-P10')).toBe('FY2026-P01..FY2026-P10');
  expect(countMonths('FY2025-P11', 'FY2026-P02')).toBe(4);
  expect(['FY2026-P10', 'FY2026-Q3', 'FY2026'].map((period) => periodText(period, 'zh'))).toEqual([
    '2026财年第10期',
    '2026财年三季度',
    '2026财年',
  ]);
  expect([
    periodText('FY2026-P10', 'en'),
    spanText('FY2026-P10', 'zh'),
    spanText('FY2026-P10', 'en'),
  ]).toEqual(['P10 FY2026', '第1–10期', 'P1–P10']);
  expect([monthsText('2026-08', '2026-10', 'zh'), monthsText('FY2026-P08', 'FY2026-P10', 'en')]).toEqual([
    '2026年8–10月',
    'P8–P10 FY2026',
  ]);
});

test('a day lies in the month of its date, or in the one that the calendar of the workspace names', () => {
  expect([monthOfDay('2026-09-28'), firstDayOf('2026-Q3')]).toEqual(['2026-09', '2026-07-01']);
  setCalendarMonths([
    { name: 'FY2026-P09', first: '2026-08-24' },
    { name: 'FY2026-P10', first: '2026-09-28' },
  ]);
  try {
    expect(['2026-09-27', '2026-09-28', '2026-10-25T08:00:00Z'].map(monthOfDay)).toEqual([
      'FY2026-P09',
      'FY2026-P10',
      'FY2026-P10',
    ]);
    expect([firstDayOf('FY2026-Q4'), firstDayOf('FY2020')]).toEqual(['2026-09-28', null]);
  } finally {
    setCalendarMonths(null);
  }
});
