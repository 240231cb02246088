import fc from 'fast-check';
import type { Family } from './family.ts';

const SHIFTS = ['1 month', '1 year', '1 quarter', '7 days', '2 months'];
const WINDOWS = ['3 months', '12 months', '1 quarter', '10 days', '1 week'];
const GRAINS = ['year', 'quarter', 'month', 'fiscal_year'];
/** A query would move these into its period; inside a formula they read each measure's own dates. */
const TIME_CONDITIONS = [
  "month >= date '2024-02-01'",
  "year = date '2023-01-01'",
  "week <> date '2024-02-26' or quarter = date '2024-01-01'",
];
const PERIODS = ['2024-01', '2023-12', '2024-Q1', '2023', 'FY2023'];

/** What may stand inside a formula at this place. */
interface Place {
  readonly family: Family;
  readonly depth: number;
  /** Inside to_date or trailing a total would drop the window. */
  readonly mayTotal: boolean;
  readonly mayPer: boolean;
}

/** A random formula over the plain metrics of a family: time forms, totals, members, filters and arithmetic, nested. */
export function formulaOf(family: Family, depth = 2): fc.Arbitrary<string> {
  return inside({ family, depth, mayTotal: true, mayPer: true });
}

function inside(place: Place): fc.Arbitrary<string> {
  const { family, depth } = place;
  const leaf = fc.constantFrom(...family.additive, ...family.stocks, ...family.others);
  if (depth === 0) return leaf;
  const below = { ...place, depth: depth - 1 };
  const window = { ...below, mayTotal: false };
  const forms: fc.MaybeWeightedArbitrary<string>[] = [
    { weight: 2, arbitrary: leaf },
    { weight: 2, arbitrary: arithmetic(below) },
    call('prior', inside(below), SHIFTS),
    call('growth', inside(below), SHIFTS),
    call('to_date', inside(window), GRAINS),
    call('trailing', inside(window), WINDOWS),
    call('at', inside(below), PERIODS),
    scalar(below),
    inside(below).map((m) => `((${m}) / days())`),
    inside(below).map((m) => `((${m}) + date_diff(day, period_start(), complete_through()))`),
    inside(below).map((m) => `annualize(${m})`),
    fc.tuple(inside(below), fc.constantFrom('2023-12-31', '2024-02-15')).map(([m, day]) => {
      return `as_reported(${m}, date '${day}')`;
    }),
    inside(below).map((m) => `first_reported(${m})`),
  ];
  if (family.conditions.length > 0) forms.push({ weight: 2, arbitrary: filtered(below) });
  if (place.mayTotal) forms.push(scoped(below));
  if (place.mayPer) forms.push({ weight: 2, arbitrary: perMember(below) });
  return fc.oneof(...forms);
}

function call(name: string, of: fc.Arbitrary<string>, words: readonly string[]): fc.Arbitrary<string> {
  return fc.tuple(of, fc.constantFrom(...words)).map(([m, word]) => `${name}(${m}, ${word})`);
}

function arithmetic(place: Place): fc.Arbitrary<string> {
  return fc
    .tuple(
      inside(place),
      fc.constantFrom('+', '-', '/', '*'),
      fc.oneof(inside(place), fc.constantFrom('2', '0.5')),
    )
    .map(([a, operator, b]) => `((${a}) ${operator} (${b}))`);
}

/** Rounding is left to exact figures: no two engines round the same double alike. */
function scalar(place: Place): fc.Arbitrary<string> {
  const exact = place.family.additive.map((m) => `round(${m}, 1)`);
  const of = inside(place);
  return fc.oneof(
    of.map((m) => `coalesce(${m}, 0)`),
    of.map((m) => `abs(${m})`),
    fc.tuple(of, of).map(([a, b]) => `if((${a}) > 1, ${b}, 2)`),
    fc.tuple(of, of).map(([a, b]) => `greatest(${a}, ${b})`),
    ...(exact.length === 0 ? [] : [fc.constantFrom(...exact)]),
  );
}

function filtered(place: Place): fc.Arbitrary<string> {
  return fc
    .tuple(inside(place), fc.constantFrom(...place.family.conditions, ...TIME_CONDITIONS))
    .map(([m, c]) => `((${m}) where ${c})`);
}

function scoped(place: Place): fc.Arbitrary<string> {
  const names = [...place.family.dimensions.filter((d) => typeof d === 'string'), 'month', 'quarter', 'year'];
  const within = fc
    .option(fc.constantFrom(...names))
    .map((name) => (name === null ? '' : `, within: ${name}`));
  return fc
    .tuple(
      fc.constantFrom('total', 'share', 'rank', 'rank_share', 'ntile'),
      inside({ ...place, mayTotal: false }),
      within,
    )
    .map(([form, m, named]) => {
      if (form === 'total' || form === 'share') return `${form}(${m}${named})`;
      return form === 'ntile' ? `ntile(${m}, 3)` : `${form}(${m})`;
    });
}

function perMember({ family, depth }: Place): fc.Arbitrary<string> {
  const isStock = family.stocks.length > 0;
  const functions = isStock ? ['avg', 'max', 'min', 'median'] : ['sum', 'avg', 'count', 'max', 'median'];
  const fields = [...family.members, 'day', 'month'];
  const of = inside({ family, depth: Math.min(depth, 1), mayTotal: false, mayPer: false });
  const having = fc.option(
    fc
      .tuple(of, fc.constantFrom('>', '>=', '<'), fc.constantFrom('0', '1', '5'))
      .map((words) => words.join(' ')),
  );
  return fc
    .tuple(fc.constantFrom(...functions), of, fc.subarray(fields, { minLength: 1, maxLength: 2 }), having)
    .map(([fn, m, per, condition]) => {
      const members = per.length === 1 ? per[0] : `(${per.join(', ')})`;
      return `${fn}(${m} per ${members}${condition === null ? '' : ` having ${condition}`})`;
    });
}
