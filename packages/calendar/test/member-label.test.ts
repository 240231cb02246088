import {
  DEFAULT_CALENDAR,
  formatPeriod,
  memberLabel,
  memberName,
  parseDay,
  parsePeriod,
  startOf,
} from '@plumbline/calendar';
import { describe, expect, it } from 'vitest';
import { CALENDARS, DAY_GRAINS, FIRST, LAST } from './spans.ts';

const day = (text: string) => parseDay(text) ?? Number.NaN;

describe('memberLabel', () => {
  it('names members of the calendar year', () => {
    const label = (grain: Parameters<typeof memberLabel>[0], first: string) =>
      memberLabel(grain, day(first), DEFAULT_CALENDAR);
    expect(label('day', '2013-02-28')).toBe('2013-02-28');
    expect(label('week', '2012-12-31')).toBe('2013-W01');
    expect(label('month', '2013-02-01')).toBe('2013-02');
    expect(label('quarter', '2013-10-01')).toBe('2013-Q4');
    expect(label('year', '2013-01-01')).toBe('2013');
  });

  it('names both calendar years of a fiscal year, in both namings', () => {
    const ends = { fiscalYearStart: 7, fiscalYearName: 'end', weekStart: 1 } as const;
    const starts = { ...ends, fiscalYearName: 'start' } as const;
    const april = { ...starts, fiscalYearStart: 4 } as const;
    expect(memberLabel('fiscal_year', day('2012-07-01'), ends)).toBe('FY2013 (2012-07…2013-06)');
    expect(memberLabel('fiscal_year', day('2013-07-01'), starts)).toBe('FY2013 (2013-07…2014-06)');
    expect(memberLabel('fiscal_quarter', day('2012-07-01'), ends)).toBe('FY2013-Q1 (2012-07…2012-09)');
    expect(memberLabel('fiscal_quarter', day('2014-01-01'), april)).toBe('FY2013-Q4 (2014-01…2014-03)');
  });

  it('is the calendar year in either naming when the fiscal year starts in January', () => {
    for (const fiscalYearName of ['start', 'end'] as const) {
      const january = { ...DEFAULT_CALENDAR, fiscalYearName };
      expect(memberLabel('fiscal_year', day('2013-01-01'), january)).toBe('FY2013 (2013-01…2013-12)');
    }
  });

  it('has a name that parses to the same member, for every member of 60 years', () => {
    for (const calendar of CALENDARS) {
      for (const grain of DAY_GRAINS) {
        const step = grain === 'day' ? 17 : 7;
        for (let d = FIRST; d <= LAST; d += step) {
          const first = startOf(grain, d, calendar);
          const period = { kind: 'member', grain, first } as const;
          const name = memberName(grain, first, calendar);
          expect(parsePeriod(name, calendar), name).toEqual({ period });
          expect(formatPeriod(period, calendar)).toBe(name);
        }
      }
    }
  });
});
