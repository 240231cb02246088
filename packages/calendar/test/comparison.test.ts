import {
  type CalendarSettings,
  type DateRange,
  DEFAULT_CALENDAR,
  endOf,
  formatDay,
  memberLabel,
  membersOf,
  parseDay,
  parsePeriod,
  resolvePeriod,
  shiftRange,
  startOf,
} from '@plumbline/calendar';
import { describe, expect, it } from 'vitest';

const day = (text: string) => parseDay(text) ?? Number.NaN;
const text = (range: DateRange) => `${formatDay(range.from)}…${formatDay(range.to)}`;

function rangeOf(period: string, calendar: CalendarSettings): DateRange {
  const parsed = parsePeriod(period, calendar);
  if ('problem' in parsed) return expect.fail(parsed.problem.reason);
  const { from, to } = resolvePeriod(parsed.period, day('2026-11-20'), calendar);
  return { from: from ?? expect.fail(), to: to ?? expect.fail() };
}

describe('year ago', () => {
  it('of a leap day and of February keeps every day of the base', () => {
    const yearAgo = (range: DateRange) =>
      text(shiftRange(range, { count: -1, unit: 'year' }, DEFAULT_CALENDAR));
    expect(yearAgo(rangeOf('2024-02-29', DEFAULT_CALENDAR))).toBe('2023-02-28…2023-02-28');
    expect(yearAgo(rangeOf('2025-02', DEFAULT_CALENDAR))).toBe('2024-02-01…2024-02-29');
    expect(yearAgo(rangeOf('2024-02', DEFAULT_CALENDAR))).toBe('2023-02-01…2023-02-28');
  });

  it('by weekdays is 364 days back, by weeks 52 weeks', () => {
    const week = rangeOf('2024-W09', DEFAULT_CALENDAR);
    expect(text(shiftRange(week, { count: -364, unit: 'day' }, DEFAULT_CALENDAR))).toBe(
      '2023-02-27…2023-03-05',
    );
    expect(shiftRange(week, { count: -52, unit: 'week' }, DEFAULT_CALENDAR)).toEqual(
      shiftRange(week, { count: -364, unit: 'day' }, DEFAULT_CALENDAR),
    );
  });
});

describe('previous month', () => {
  it('exists for each day of March and May, the 31st too', () => {
    const days = membersOf('day', rangeOf('2013-03..2013-05', DEFAULT_CALENDAR), DEFAULT_CALENDAR);
    const bases = days.map((d) =>
      formatDay(shiftRange(d, { count: -1, unit: 'month' }, DEFAULT_CALENDAR).from),
    );
    expect(bases).toHaveLength(92);
    expect(bases.slice(28, 31)).toEqual(['2013-02-28', '2013-02-28', '2013-02-28']);
    expect(bases.at(-1)).toBe('2013-04-30');
  });
});

describe('fiscal years', () => {
  const april: CalendarSettings = { fiscalYearStart: 4, fiscalYearName: 'start', weekStart: 1 };
  const july: CalendarSettings = { fiscalYearStart: 7, fiscalYearName: 'end', weekStart: 1 };
  const toDate = (grain: 'fiscal_year' | 'fiscal_quarter', calendar: CalendarSettings): DateRange => ({
    from: startOf(grain, day('2026-11-20'), calendar),
    to: day('2026-11-20'),
  });

  it('quarter and year to date, and the same dates a year ago', () => {
    expect(text(toDate('fiscal_year', april))).toBe('2026-04-01…2026-11-20');
    expect(text(toDate('fiscal_quarter', april))).toBe('2026-10-01…2026-11-20');
    expect(text(toDate('fiscal_year', july))).toBe('2026-07-01…2026-11-20');
    expect(
      text(shiftRange(toDate('fiscal_year', july), { count: -1, unit: 'fiscal_year' }, DEFAULT_CALENDAR)),
    ).toBe('2025-07-01…2025-11-20');
    expect(
      text(
        shiftRange(toDate('fiscal_quarter', april), { count: -1, unit: 'fiscal_quarter' }, DEFAULT_CALENDAR),
      ),
    ).toBe('2026-07-01…2026-08-20');
  });

  it('whole years against the year before, leap day inside or not', () => {
    const yearAgo = (period: string, calendar: CalendarSettings) =>
      text(shiftRange(rangeOf(period, calendar), { count: -1, unit: 'fiscal_year' }, DEFAULT_CALENDAR));
    expect(yearAgo('FY2024', july)).toBe('2022-07-01…2023-06-30');
    expect(yearAgo('FY2024-Q4', april)).toBe('2024-01-01…2024-03-31');
  });

  it('twelve months make four quarters make one year, in order', () => {
    const year = rangeOf('FY2025', july);
    expect(
      membersOf('fiscal_quarter', year, july).map((q) => memberLabel('fiscal_quarter', q.from, july)),
    ).toEqual([
      'FY2025-Q1 (2024-07…2024-09)',
      'FY2025-Q2 (2024-10…2024-12)',
      'FY2025-Q3 (2025-01…2025-03)',
      'FY2025-Q4 (2025-04…2025-06)',
    ]);
    expect(membersOf('month', year, july)).toHaveLength(12);
    expect(endOf('fiscal_year', year.from, july)).toBe(year.to);
  });
});
