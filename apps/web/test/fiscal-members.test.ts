import { afterEach, describe, expect, test } from 'vitest';
import { memberKey } from '../src/parts/pivot/cells.ts';
import { memberText } from '../src/parts/sheet/member-text.ts';
import { setFiscalYears } from '../src/reading/fiscal-period.ts';
import { setCalendarMonths } from '../src/reading/month-of-day.ts';
import { en } from '../src/words/en.ts';
import { zh } from '../src/words/zh.ts';

const said = (ref: string, day: string) => [
  memberText(memberKey(day), ref, { words: zh, locale: 'zh' }),
  memberText(memberKey(day), ref, { words: en, locale: 'en' }),
];

afterEach(() => {
  setFiscalYears(null);
  setCalendarMonths(null);
});

describe('fiscal years and quarters of an answer are called by their names', () => {
  test('of a year that begins in July, named by either of its years', () => {
    setFiscalYears({ start: 7, named: 'start' });
    expect(said('fiscal_year', '2012-07-01')).toEqual(['2012财年（2012/13）', 'FY2012 (2012/13)']);
    setFiscalYears({ start: 7, named: 'end' });
    expect(said('fiscal_year', '2012-07-01')).toEqual(['2013财年（2012/13）', 'FY2013 (2012/13)']);
    expect(said('fiscal_quarter', '2013-01-01')).toEqual(['2013财年三季度', 'Q3 FY2013']);
    expect(said('fiscal_quarter', '2012-07-01')).toEqual(['2013财年一季度', 'Q1 FY2013']);
    setFiscalYears({ start: 10, named: 'end' });
    expect(said('fiscal_year', '1999-10-01')).toEqual(['2000财年（1999/00）', 'FY2000 (1999/00)']);
  });

  test('of years that are those of the calendar', () => {
    expect(said('fiscal_year', '2012-01-01')).toEqual(['2012财年', 'FY2012']);
    expect(said('fiscal_quarter', '2012-04-01')).toEqual(['2012财年二季度', 'Q2 FY2012']);
  });

  test('of years of whole weeks', () => {
    const names = Array.from({ length: 12 }, (_, i) => `FY2026-P${String(i + 1).padStart(2, '0')}`);
    setCalendarMonths(names.map((name, i) => ({ name, first: `2026-${String(i + 1).padStart(2, '0')}-02` })));
    expect(said('fiscal_year', '2026-01-02')).toEqual(['2026财年', 'FY2026']);
    expect(said('fiscal_quarter', '2026-04-02')).toEqual(['2026财年二季度', 'Q2 FY2026']);
  });

  test('a company’s own years come by their labels', () => {
    setFiscalYears({ start: 7, named: 'end' });
    expect(said('fiscal_year', '2025')).toEqual(['2025', '2025']);
  });
});
