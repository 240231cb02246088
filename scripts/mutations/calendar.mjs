const calendar = (file, find, replace, why) => ({
  file: `packages/calendar/src/${file}`,
  find,
  replace,
  why,
});

export default [
  calendar(
    'unit-size.ts',
    "quarter: { kind: 'months', months: 3 },\n  year",
    "quarter: { kind: 'months', months: 1 },\n  year",
    'a quarter is three months (another product shipped one)',
  ),
  calendar(
    'unit-size.ts',
    "fiscal_quarter: { kind: 'months', months: 3 }",
    "fiscal_quarter: { kind: 'months', months: 4 }",
    'so is a fiscal quarter',
  ),
  calendar(
    'day.ts',
    'Math.max(1, Math.min(day, daysInMonth(wholeYear, monthOfYear)))',
    'day',
    'the 31st and 02-29 clamp instead of running into the next month',
  ),
  calendar('day.ts', 'year % 400 === 0', 'year % 400 !== 0', '2000 is a leap year, 1900 is none'),
  calendar(
    'shift.ts',
    "if (size.kind === 'months' && isWholeMonths(range)) return",
    "if (size.kind === 'days') return",
    'February 2013 compares with all 29 days of February 2012',
  ),
  calendar(
    'shift.ts',
    'to: monthStart(monthIndex(range.to + 1) + months) - 1,',
    'to: monthStart(monthIndex(range.to + 1) + months),',
    'a shifted range of whole months ends with its month',
  ),
  calendar(
    'shift.ts',
    'return { from: range.from - days, to: range.from - 1 };',
    'return { from: range.from - days, to: range.from };',
    'the previous range ends the day before',
  ),
  calendar(
    'shift.ts',
    'if (isWholeMonths(range)) return shiftMonths(range, monthIndex(range.from) - monthIndex(range.to + 1));\n',
    '',
    'before a whole March comes a whole February, not 31 days',
  ),
  calendar(
    'fiscal-year.ts',
    "calendar.fiscalYearName === 'end' && calendar.fiscalYearStart > 1 ? 1 : 0",
    "calendar.fiscalYearName === 'start' && calendar.fiscalYearStart > 1 ? 1 : 0",
    'FY2013 is named after the year it ends or starts in, as declared',
  ),
  calendar(
    'member.ts',
    'day - ((weekday(day) - calendar.weekStart + 7) % 7)',
    'day - ((weekday(day) - 1 + 7) % 7)',
    'weeks start where the workspace says',
  ),
  calendar(
    'member.ts',
    "grain === 'fiscal_quarter' || grain === 'fiscal_year' ? calendar.fiscalYearStart - 1 : 0",
    "grain === 'fiscal_year' ? calendar.fiscalYearStart - 1 : 0",
    'fiscal quarters start with the fiscal year',
  ),
  calendar(
    'resolve-period.ts',
    'to: toDate ? endOf(grain, today, calendar) : current - 1,',
    'to: endOf(grain, today, calendar),',
    'the last 12 months are the whole ones before this month',
  ),
];
