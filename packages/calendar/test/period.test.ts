import {
  type CalendarSettings,
  DEFAULT_CALENDAR,
  formatDay,
  formatPeriod,
  type PeriodSpec,
  parseDay,
  parsePeriod,
  resolvePeriod,
} from '@plumbline/calendar';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CALENDARS, DAY_GRAINS, FIRST, LAST } from './spans.ts';

const day = (text: string) => parseDay(text) ?? Number.NaN;
const april: CalendarSettings = { fiscalYearStart: 4, fiscalYearName: 'start', weekStart: 1 };
const julyStart: CalendarSettings = { fiscalYearStart: 7, fiscalYearName: 'start', weekStart: 1 };
const julyEnd: CalendarSettings = { fiscalYearStart: 7, fiscalYearName: 'end', weekStart: 7 };

function days(text: string, calendar = DEFAULT_CALENDAR, today = '2026-11-20'): string {
  const parsed = parsePeriod(text, calendar);
  if ('problem' in parsed) return `${parsed.problem.reason} ${parsed.problem.start}-${parsed.problem.end}`;
  const { from, to } = resolvePeriod(parsed.period, day(today), calendar);
  return `${from === null ? '' : formatDay(from)}…${to === null ? '' : formatDay(to)}`;
}

describe('period: one member', () => {
  it.each([
    ['2013', '2013-01-01…2013-12-31'],
    ['2013-Q3', '2013-07-01…2013-09-30'],
    ['2013-q3', '2013-07-01…2013-09-30'],
    ['2012-02', '2012-02-01…2012-02-29'],
    ['2013-07-15', '2013-07-15…2013-07-15'],
    ['2009-W53', '2009-12-28…2010-01-03'],
    ['  2013 ', '2013-01-01…2013-12-31'],
    ['FY2013', '2013-01-01…2013-12-31'],
    ['FY2013-Q1', '2013-01-01…2013-03-31'],
  ])('%s', (text, expected) => expect(days(text)).toBe(expected));

  it('fiscal years in both namings', () => {
    expect(days('FY2013', julyStart)).toBe('2013-07-01…2014-06-30');
    expect(days('FY2013', julyEnd)).toBe('2012-07-01…2013-06-30');
    expect(days('fy2013-q4', julyEnd)).toBe('2013-04-01…2013-06-30');
    expect(days('FY2013-Q1', april)).toBe('2013-04-01…2013-06-30');
  });
});

describe('period: ranges', () => {
  it.each([
    ['2013-01-01..2013-06-30', '2013-01-01…2013-06-30'],
    ['2013-03 .. 2013-03', '2013-03-01…2013-03-31'],
    ['..2010-12-31', '…2010-12-31'],
    ['2011-01..', '2011-01-01…'],
    ['2012-Q1..2013-06', '2012-01-01…2013-06-30'],
    ['2013..2013-06', '2013-01-01…2013-06-30'],
  ])('%s', (text, expected) => expect(days(text)).toBe(expected));

  it('of fiscal years', () => expect(days('FY2023..FY2025', julyEnd)).toBe('2022-07-01…2025-06-30'));
});

describe('period: relative to today', () => {
  it.each([
    ['last 12 months', '2025-11-01…2026-10-31'],
    ['last 12 months to date', '2025-11-01…2026-11-30'],
    ['last month', '2026-10-01…2026-10-31'],
    ['last 7 days', '2026-11-13…2026-11-19'],
    ['last 7 days to date', '2026-11-13…2026-11-20'],
    ['last 2 weeks', '2026-11-02…2026-11-15'],
    ['last 4 quarters', '2025-10-01…2026-09-30'],
    ['last year', '2025-01-01…2025-12-31'],
    ['LAST 2 Years To Date', '2024-01-01…2026-12-31'],
    ['this day', '2026-11-20…2026-11-20'],
    ['this week', '2026-11-16…2026-11-22'],
    ['this month', '2026-11-01…2026-11-30'],
    ['this quarter', '2026-10-01…2026-12-31'],
    ['this year', '2026-01-01…2026-12-31'],
    ['mtd', '2026-11-01…2026-11-30'],
    ['QTD', '2026-10-01…2026-12-31'],
    ['ytd', '2026-01-01…2026-12-31'],
  ])('%s', (text, expected) => expect(days(text)).toBe(expected));

  it.each([
    [april, 'this fiscal_year', '2026-04-01…2027-03-31'],
    [april, 'last fiscal_year', '2025-04-01…2026-03-31'],
    [april, 'last 2 fiscal quarters', '2026-04-01…2026-09-30'],
    [julyEnd, 'this fiscal year', '2026-07-01…2027-06-30'],
    [julyEnd, 'this fiscal_quarter', '2026-10-01…2026-12-31'],
    [julyEnd, 'last fiscal_years', '2025-07-01…2026-06-30'],
    [julyEnd, 'this week', '2026-11-15…2026-11-21'],
  ] as const)('fiscal and week settings %#', (calendar, text, expected) =>
    expect(days(text, calendar)).toBe(expected),
  );

  it('around the turn of a year and on a leap day', () => {
    expect(days('last 3 months', DEFAULT_CALENDAR, '2026-01-31')).toBe('2025-10-01…2025-12-31');
    expect(days('last year', DEFAULT_CALENDAR, '2024-02-29')).toBe('2023-01-01…2023-12-31');
    expect(days('last week', DEFAULT_CALENDAR, '2026-01-01')).toBe('2025-12-22…2025-12-28');
  });
});

describe('period: what is refused', () => {
  it.each([
    ['', 'empty 0-0'],
    ['   ', 'empty 0-3'],
    ['soon', 'unknown-form 0-4'],
    [' 2013-7', 'unknown-form 1-7'],
    ['20130701', 'unknown-form 0-8'],
    ['2013-Q5', 'no-such-quarter 0-7'],
    ['2013-Q0', 'no-such-quarter 0-7'],
    ['FY2013-Q5', 'no-such-quarter 0-9'],
    ['2013-13', 'no-such-month 0-7'],
    ['2013-02-29', 'no-such-day 0-10'],
    ['2013-W53', 'no-such-week 0-8'],
    ['2013-W00', 'no-such-week 0-8'],
    ['0000', 'out-of-range 0-4'],
    ['last', 'expected-unit 4-4'],
    ['last 12', 'expected-unit 7-7'],
    ['this', 'expected-unit 4-4'],
    ['last 12 moths', 'unknown-unit 8-13'],
    ['last 3 hours', 'unknown-unit 7-12'],
    ['this fiscal', 'unknown-unit 5-11'],
    ['last 0 months', 'count-out-of-range 5-6'],
    ['last 999999999999999999999 days', 'count-out-of-range 5-26'],
    ['last 1001 years', 'count-out-of-range 5-9'],
    ['last -3 days', 'unknown-unit 5-7'],
    ['last 12 months to', 'unexpected-text 15-17'],
    ['last 12 months to dates', 'unexpected-text 15-23'],
    ['last 12 months to date please', 'unexpected-text 23-29'],
    ['this month to date', 'unexpected-text 11-18'],
    ['ytd 2013', 'unexpected-text 4-8'],
    ['..', 'range-without-ends 0-2'],
    ['2013..2014..2015', 'too-many-ends 12-16'],
    ['2013-06..2012', 'range-reversed 0-13'],
    ['2013..soon', 'unknown-form 6-10'],
    [' 2013-02-30 .. 2014', 'no-such-day 1-11'],
    ['last 3 months..2014', 'relative-end 0-13'],
    ['2013..ytd', 'relative-end 6-9'],
  ])('%j', (text, expected) => expect(days(text)).toBe(expected));

  it('a fiscal year that reaches out of the calendar', () => {
    expect(days('FY9999', julyStart)).toBe('out-of-range 0-6');
    expect(days('FY0001', julyEnd)).toBe('out-of-range 0-6');
  });
});

describe('period: properties', () => {
  const anyDay = fc.integer({ min: FIRST, max: LAST });
  const grain = fc.constantFrom(...DAY_GRAINS);
  const spec: fc.Arbitrary<PeriodSpec> = fc.oneof(
    fc.record({ kind: fc.constant('between' as const), from: anyDay, to: fc.constant(null) }),
    fc.record({ kind: fc.constant('between' as const), from: fc.constant(null), to: anyDay }),
    fc.tuple(anyDay, fc.nat(4000)).map(([from, n]) => ({ kind: 'between' as const, from, to: from + n })),
    fc.record({
      kind: fc.constant('last' as const),
      count: fc.integer({ min: 1, max: 1000 }),
      grain,
      toDate: fc.boolean(),
    }),
    fc.record({ kind: fc.constant('this' as const), grain }),
  );

  it('parse ∘ format is the identity', () => {
    fc.assert(
      fc.property(spec, fc.constantFrom(...CALENDARS), (period, calendar) => {
        expect(parsePeriod(formatPeriod(period, calendar), calendar)).toEqual({ period });
      }),
    );
  });

  it('`last n` ends the day before `this` begins and has n members; `to date` adds exactly this one', () => {
    fc.assert(
      fc.property(
        anyDay,
        grain,
        fc.integer({ min: 1, max: 60 }),
        fc.constantFrom(...CALENDARS),
        (today, g, n, calendar) => {
          const current = resolvePeriod({ kind: 'this', grain: g }, today, calendar);
          const last = resolvePeriod({ kind: 'last', count: n, grain: g, toDate: false }, today, calendar);
          const toDate = resolvePeriod({ kind: 'last', count: n, grain: g, toDate: true }, today, calendar);
          expect(last.to).toBe((current.from ?? 0) - 1);
          expect(toDate).toEqual({ from: last.from, to: current.to });
          let members = 0;
          for (let d = last.from ?? 0; d <= (last.to ?? 0); members++) {
            d = (resolvePeriod({ kind: 'this', grain: g }, d, calendar).to ?? 0) + 1;
          }
          expect(members).toBe(n);
        },
      ),
    );
  });

  it('any text is a period or a problem inside the text', () => {
    const piece = fc.constantFrom(
      '2013',
      '-',
      'Q',
      'Q3',
      '-07',
      '-W',
      '53',
      'FY',
      '..',
      '.',
      ' ',
      'last',
      'this',
      'mtd',
      '12',
      'months',
      'fiscal',
      'year',
      'to',
      'date',
      '0',
      '9999',
      '\t',
      '去年',
      '２０１３',
      '\u0000',
      '😀',
    );
    const texts = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.array(piece).map((p) => p.join('')),
    );
    fc.assert(
      fc.property(texts, fc.constantFrom(...CALENDARS), (text, calendar) => {
        const parsed = parsePeriod(text, calendar);
        if ('problem' in parsed) {
          const { start, end } = parsed.problem;
          expect(0 <= start && start <= end && end <= text.length).toBe(true);
          return;
        }
        const { from, to } = resolvePeriod(parsed.period, day('2026-11-20'), calendar);
        expect(from !== null || to !== null).toBe(true);
        if (from !== null && to !== null) expect(from <= to).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });

  it('takes time in proportion to the text', () => {
    expect(days('1'.repeat(200_000))).toBe('unknown-form 0-200000');
    expect(days(`last ${' '.repeat(200_000)}x`)).toBe('unknown-unit 200005-200006');
  });
});
