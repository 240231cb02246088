import fc from 'fast-check';

const SHIFTS = [
  '1 fiscal_year',
  '1 fiscal_quarter',
  '2 fiscal_quarters',
  '1 year',
  '1 quarter',
  '5 fiscal_quarters',
];
const WINDOWS = ['2 fiscal_quarters', '4 fiscal_quarters', '2 fiscal_years'];
const GRAINS = ['fiscal_year', 'fiscal_year', 'fiscal_quarter'];
const PERIODS = ['FY2022', 'FY2022-Q1', 'FY2022-Q4', 'FY2023', 'FY2023-Q2'];

/** What a formula is made of. */
export interface Leaves {
  readonly metrics: readonly string[];
  readonly conditions: readonly string[];
  /** Fields of members. */
  readonly members: readonly string[];
  readonly isStock: boolean;
}

/** What may stand inside a formula at this place. */
interface Place extends Leaves {
  readonly depth: number;
  /** Inside a window a total would drop it. */
  readonly mayTotal: boolean;
  readonly mayPer: boolean;
}

/** A random formula of periods that each company counts by itself, nested. */
export function formulaOfCompanies(leaves: Leaves, depth = 2): fc.Arbitrary<string> {
  return inside({ ...leaves, depth, mayTotal: true, mayPer: true });
}

function inside(place: Place): fc.Arbitrary<string> {
  const leaf = fc.constantFrom(...place.metrics);
  if (place.depth === 0) return leaf;
  const below = { ...place, depth: place.depth - 1 };
  const window = { ...below, mayTotal: false };
  const of = inside(below);
  const forms: fc.MaybeWeightedArbitrary<string>[] = [
    { weight: 2, arbitrary: leaf },
    { weight: 2, arbitrary: arithmetic(below) },
    { weight: 2, arbitrary: call('prior', of, SHIFTS) },
    call('growth', of, SHIFTS),
    { weight: 2, arbitrary: call('to_date', inside(window), GRAINS) },
    { weight: 2, arbitrary: call('trailing', inside(window), WINDOWS) },
    call('at', of, PERIODS),
    of.map((m) => `((${m}) / days())`),
    of.map((m) => `((${m}) + date_diff(day, period_start(), complete_through()))`),
    of.map((m) => `annualize(${m})`),
    of.map((m) => `coalesce(${m}, 0)`),
    fc.tuple(of, of).map(([a, b]) => `if((${a}) > 9, ${b}, 2)`),
    fc.tuple(of, fc.constantFrom(...place.conditions)).map(([m, c]) => `((${m}) where ${c})`),
  ];
  if (place.mayTotal) forms.push(scoped(below));
  if (place.mayPer) forms.push({ weight: 2, arbitrary: perMember(below) });
  return fc.oneof(...forms);
}

function call(name: string, of: fc.Arbitrary<string>, words: readonly string[]): fc.Arbitrary<string> {
  return fc.tuple(of, fc.constantFrom(...words)).map(([m, word]) => `${name}(${m}, ${word})`);
}

function arithmetic(place: Place): fc.Arbitrary<string> {
  const of = inside(place);
  return fc
    .tuple(of, fc.constantFrom('+', '-', '/', '*'), fc.oneof(of, fc.constantFrom('2', '0.5')))
    .map(([a, operator, b]) => `((${a}) ${operator} (${b}))`);
}

function scoped(place: Place): fc.Arbitrary<string> {
  const words = ['', '', ', within: fiscal_year', ', within: fiscal_quarter', ', within: company'];
  return fc
    .tuple(
      fc.constantFrom('total', 'share', 'rank', 'rank_share'),
      inside({ ...place, mayTotal: false }),
      fc.constantFrom(...words, ...place.members.map((name) => `, within: ${name}`)),
    )
    .map(([form, m, within]) => `${form}(${m}${form.startsWith('rank') ? '' : within})`);
}

function perMember(place: Place): fc.Arbitrary<string> {
  const functions = place.isStock
    ? ['avg', 'max', 'min', 'median']
    : ['sum', 'avg', 'count', 'max', 'median'];
  const of = inside({ ...place, depth: Math.min(place.depth, 1), mayTotal: false, mayPer: false });
  const having = fc.option(
    fc
      .tuple(of, fc.constantFrom('>', '>=', '<'), fc.constantFrom('0', '1', '5'))
      .map((words) => words.join(' ')),
  );
  const grains = ['fiscal_quarter', 'fiscal_year'];
  const per = fc.oneof(
    fc.subarray([...place.members], { minLength: 1 }),
    fc
      .tuple(fc.subarray([...place.members], { maxLength: 1 }), fc.constantFrom(...grains))
      .map(([fields, grain]) => [...fields, grain]),
  );
  return fc.tuple(fc.constantFrom(...functions), of, per, having).map(([fn, m, names, condition]) => {
    const members = names.length === 1 ? names[0] : `(${names.join(', ')})`;
    return `${fn}(${m} per ${members}${condition === null ? '' : ` having ${condition}`})`;
  });
}
