import type { PeriodReason, QueryParams } from '../../codes/query.ts';
import type { Catalog } from '../catalog.ts';

const PERIOD_REASONS: { readonly [R in PeriodReason]: (part: string) => string } = {
  empty: () => 'the text is empty',
  'unknown-form': (part) =>
    `“${part}” is none of the forms 2013, 2013-Q3, 2013-07, 2013-W07, 2013-07-15, FY2013, FY2013-Q1, a..b, last 12 months [to date], this quarter, mtd, qtd, ytd`,
  'expected-unit': () =>
    'a unit is missing at the end: day, week, month, quarter, year, fiscal_quarter or fiscal_year',
  'unknown-unit': (part) =>
    `“${part}” is not a unit; the units are day, week, month, quarter, year, fiscal_quarter and fiscal_year`,
  'count-out-of-range': (part) =>
    `the number of units must be at least 1 and reach back at most 1,000 years, not ${part}`,
  'unexpected-text': (part) => `“${part}” is left over after a complete period`,
  'no-such-month': (part) => `${part} is no month; months are 01 to 12`,
  'no-such-quarter': (part) => `${part} is no quarter; quarters are Q1 to Q4`,
  'no-such-week': (part) => `the year has no week ${part}`,
  'no-such-day': (part) => `there is no day ${part} in the calendar`,
  'out-of-range': (part) => `${part} does not lie within the years 0001 to 9999`,
  'relative-end': (part) => `a range needs fixed ends, and “${part}” moves with today`,
  'range-without-ends': () => 'a range needs at least one end',
  'too-many-ends': () => 'a range has two ends, and “..” stands here more than once',
  'range-reversed': () => 'the range ends before it begins',
};

export const query: Catalog<QueryParams> = {
  'query/unknown-metric': (p) => `there is no metric called ${p.name}`,
  'query/bad-period': (p) => `cannot read the period “${p.text}”: ${PERIOD_REASONS[p.reason](p.part)}`,
};
