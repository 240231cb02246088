import type { MetricQuery } from '@plumbline/query';
import fc from 'fast-check';
import { VISITS } from './family.ts';
import { queryOf } from './query.ts';
import { type Asking, shopWith } from './shop.ts';

const CLOCKS = ['hour', 'minute'];
const SHIFTS = ['1 day', '7 days', '1 month', '1 year'];
const LEAVES = [...VISITS.additive, ...VISITS.others, 'new_minutes', 'pages_seen'];

/** Metrics that only these questions ask. */
const METRICS = {
  new_minutes: 'new(minutes, by: visits.page)',
  pages_seen: 'count_distinct(visits.page)',
};

/** A formula whose range is made of days, or of the hours and minutes of one: what a part of a day has a figure for. */
function formulaOfParts(depth: number): fc.Arbitrary<string> {
  const leaf = fc.constantFrom(...LEAVES);
  if (depth === 0) return leaf;
  const of = formulaOfParts(depth - 1);
  const shift = fc.constantFrom(...SHIFTS);
  const within = fc.constantFrom(
    '',
    ', within: day',
    ', within: hour',
    ', within: month',
    ', within: visits.page',
  );
  const per = fc.constantFrom('hour', 'minute', 'day', '(hour, visits.page)', 'visits.page');
  const inner = fc.oneof(
    leaf,
    fc.tuple(leaf, shift).map(([m, by]) => `prior(${m}, ${by})`),
  );
  return fc.oneof(
    leaf,
    fc.tuple(of, shift).map(([m, by]) => `prior(${m}, ${by})`),
    fc.tuple(of, shift).map(([m, by]) => `growth(${m}, ${by})`),
    fc.tuple(of, within).map(([m, named]) => `share(${m}${named})`),
    fc.tuple(of, within).map(([m, named]) => `total(${m}${named})`),
    fc.tuple(fc.constantFrom('rank', 'rank_share'), leaf).map(([form, m]) => `${form}(${m})`),
    fc
      .tuple(fc.constantFrom('max', 'avg', 'count', 'sum'), inner, per)
      .map(([fn, m, f]) => `${fn}(${m} per ${f})`),
    fc.tuple(inner, per).map(([m, f]) => `count(${m} per ${f} having ${m} >= 3)`),
    fc.tuple(of, fc.constantFrom(...VISITS.conditions)).map(([m, c]) => `((${m}) where ${c})`),
    fc.tuple(of, of).map(([a, b]) => `((${a}) + (${b}))`),
  );
}

const times = fc.constantFrom(
  ['hour'],
  ['day', 'hour'],
  ['hour', 'day'],
  ['minute'],
  ['hour', 'minute'],
  ['month', 'hour'],
  ['week', 'hour'],
);
const SHORT = ['2024-02-28..2024-03-01', '2024-01-31..2024-02-02', '2024-03-30..2024-04-01'];
const FIXED = ['2024-02-26..2024-02-28', '2024-01-31..2024-02-02', '2023-12'];

/** Visits by parts of the day, moved, filled, ranked and shared: all that such a question can ask. */
export const hoursAsking: fc.Arbitrary<Asking> = fc
  .record({
    shop: shopWith(null),
    formulas: fc.record({ first: formulaOfParts(1), second: formulaOfParts(2), third: formulaOfParts(1) }),
    query: queryOf(VISITS, ['first', 'second', 'third', ...LEAVES]),
    times,
    onlyWithin: fc.boolean(),
    period: fc.constantFrom(...SHORT),
    fixed: fc.constantFrom(...FIXED),
    fill: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ shop, formulas, query, ...chosen }) => ({
    family: VISITS,
    shop: { ...shop, formulas: { ...METRICS, ...formulas } },
    query: byParts(query, chosen),
  }));

interface Chosen {
  readonly times: readonly string[];
  /** The parts stand in the formulas alone. */
  readonly onlyWithin: boolean;
  readonly period: string;
  readonly fixed: string;
  readonly fill: number;
}

function byParts({ share, totals, others, ...query }: MetricQuery, chosen: Chosen): MetricQuery {
  const pages = (query.by ?? []).filter((item) => item === 'visits.page');
  const own = chosen.onlyWithin ? chosen.times.filter((time) => !CLOCKS.includes(time)) : chosen.times;
  const by = [...own, ...pages];
  const compare = (query.compare ?? []).map((item) =>
    typeof item === 'object' ? { fixed: chosen.fixed } : item,
  );
  // The oracle visits every minute that is filled.
  const isFilled = chosen.fill === 0 && own.length > 0 && !own.includes('minute');
  const parts = own.some((time) => CLOCKS.includes(time)) && share !== undefined;
  return {
    ...query,
    by,
    period: chosen.period,
    compare,
    fill: isFilled,
    ...(totals === undefined ? {} : { totals }),
    ...(others === true && pages.length > 0 ? { others } : {}),
    ...(parts
      ? {
          share: {
            within: own.slice(0, 1),
            metrics: query.metrics.filter((name) => VISITS.additive.includes(name)),
          },
        }
      : {}),
  } as MetricQuery;
}
