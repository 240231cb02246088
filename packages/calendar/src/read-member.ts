import { fromCivil, parseDay } from './day.ts';
import { startOfFiscalYear } from './fiscal-year.ts';
import type { CalendarSettings, DateRange, Day, DayGrain } from './grain.ts';
import { endOf, monthIndex, monthStart } from './member.ts';
import type { PeriodReason } from './period-problem.ts';
import { startOfWeekOfYear } from './week-of-year.ts';
import { patternMembersOf } from './week-pattern/pattern-member.ts';
import { patternYearNamed } from './week-pattern/pattern-year.ts';
import type { PatternGrain, WeekPattern } from './week-pattern/week-pattern.ts';

/** One member of a grain as written: `2013-Q3`, `FY2013`. */
export interface WrittenMember extends DateRange {
  readonly grain: DayGrain;
}

interface Form {
  readonly grain: DayGrain;
  readonly pattern: RegExp;
  read(year: number, number: number, calendar: CalendarSettings): Day | PeriodReason;
}

const FIRST_DAY = fromCivil(1, 1, 1);
const LAST_DAY = fromCivil(9999, 12, 31);

const FORMS: readonly Form[] = [
  { grain: 'year', pattern: /^(\d{4})$/, read: (year) => fromCivil(year, 1, 1) },
  {
    grain: 'quarter',
    pattern: /^(\d{4})-Q(\d+)$/i,
    read: (year, quarter) => (isQuarter(quarter) ? fromCivil(year, quarter * 3 - 2, 1) : 'no-such-quarter'),
  },
  {
    grain: 'month',
    pattern: /^(\d{4})-(\d{2})$/,
    read: (year, month) => (month >= 1 && month <= 12 ? fromCivil(year, month, 1) : 'no-such-month'),
  },
  {
    grain: 'week',
    pattern: /^(\d{4})-W(\d{2})$/i,
    read: (year, week, calendar) => startOfWeekOfYear(year, week, calendar) ?? 'no-such-week',
  },
  {
    grain: 'fiscal_year',
    pattern: /^FY(\d{4})$/i,
    read: (year, _, calendar) => startOfFiscalYear(year, calendar),
  },
  {
    grain: 'fiscal_quarter',
    pattern: /^FY(\d{4})-Q(\d+)$/i,
    read: (year, quarter, calendar) =>
      isQuarter(quarter)
        ? monthStart(monthIndex(startOfFiscalYear(year, calendar)) + (quarter - 1) * 3)
        : 'no-such-quarter',
  },
];

/** Reads one member; the reason when the text is none. */
export function readMember(text: string, calendar: CalendarSettings): WrittenMember | PeriodReason {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    const day = parseDay(text);
    return day === null ? 'no-such-day' : { grain: 'day', from: day, to: day };
  }
  for (const form of calendar.pattern === undefined ? FORMS : patternForms(calendar.pattern)) {
    const match = form.pattern.exec(text);
    if (match === null) continue;
    const from = form.read(Number(match[1]), Number(match[2]), calendar);
    if (typeof from === 'string') return from;
    const to = endOf(form.grain, from, calendar);
    return from < FIRST_DAY || to > LAST_DAY ? 'out-of-range' : { grain: form.grain, from, to };
  }
  return 'unknown-form';
}

/** Members are named by their number in the year; `2024-03` would be read as March. */
function patternForms(pattern: WeekPattern): readonly Form[] {
  const first = (grain: PatternGrain, year: number, number: number): Day | null => {
    const { from, to } = patternYearNamed(year, pattern);
    return patternMembersOf(grain, { from, to }, pattern)[number - 1]?.from ?? null;
  };
  return [
    { grain: 'year', pattern: /^(?:FY)?(\d{4})$/i, read: (year) => patternYearNamed(year, pattern).from },
    {
      grain: 'quarter',
      pattern: /^(?:FY)?(\d{4})-Q(\d+)$/i,
      read: (year, quarter) => first('quarter', year, quarter) ?? 'no-such-quarter',
    },
    {
      grain: 'month',
      pattern: /^(?:FY)?(\d{4})-P(\d{2})$/i,
      read: (year, period) => first('period', year, period) ?? 'no-such-month',
    },
    {
      grain: 'week',
      pattern: /^(?:FY)?(\d{4})-W(\d{2})$/i,
      read: (year, week) => first('week', year, week) ?? 'no-such-week',
    },
    { grain: 'month', pattern: /^(\d{4})-(\d{2})$/, read: () => 'month-of-pattern' },
  ];
}

function isQuarter(quarter: number): boolean {
  return quarter >= 1 && quarter <= 4;
}
