import { type DateRange, fromCivil } from '@plumbline/calendar';
import fc from 'fast-check';
import { referenceAnswerer } from '../answerer/reference-answerer.ts';
import { onceIn } from '../arbitrary/query.ts';
import { type Asking, anyAsking } from '../arbitrary/shop.ts';
import { askShop } from './ask.ts';
import type { Law } from './law.ts';
import { answerDifferences } from './same-answer.ts';
import { expectNone } from './same-lines.ts';

const FIRST = fromCivil(2022, 11, 20);

const aTerm = fc.record({
  /** Days before it that are in none; most terms follow each other. */
  gap: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 40 })),
  days: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 20, max: 90 })),
});

/** Periods around the rows of the shop, in the order of their days or another. */
const anyTerms: fc.Arbitrary<readonly DateRange[]> = fc
  .record({
    skipped: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 430 })),
    terms: fc.array(aTerm, { minLength: 1, maxLength: 14 }),
    isReversed: fc.boolean(),
  })
  .map(({ skipped, terms, isReversed }) => {
    let next = FIRST + skipped;
    const ranges = terms.map(({ gap, days }) => {
      const from = next + gap;
      next = from + days;
      return { from, to: next - 1 };
    });
    return isReversed ? ranges.reverse() : ranges;
  });

/** Which grains become terms, and whether what has none of them is asked by terms and beside the term before. */
const anyWords = fc.record({
  words: fc.constantFrom('month', 'month|quarter', 'day|week|month|quarter|year|fiscal_quarter'),
  isByTerm: fc.boolean(),
  isCompared: fc.boolean(),
  period: onceIn(4, fc.constantFrom('last term', 'last 2 term', 'last 3 term to date', 'this term')),
});

/** Grains of the question, of steps and of forms become those of the terms. */
function inTerms(
  { shop, query }: Asking,
  { words, isByTerm, isCompared, period }: typeof anyWords extends fc.Arbitrary<infer W> ? W : never,
  terms: readonly DateRange[],
) {
  const steps = new RegExp(`, (\\d+) (?:${words})s?\\)`, 'g');
  const named = new RegExp(`(, |within: |per )(?:${words})(?=[ ,)])`, 'g');
  const text = (formula: string) => formula.replaceAll(steps, ', $1 term)').replaceAll(named, '$1term');
  const formulas = Object.fromEntries(
    Object.entries(shop.formulas).map(([name, formula]) => [name, text(formula)]),
  );
  const isTerm = new RegExp(`^(?:${words})$`);
  const by = (query.by ?? []).map((item) => (typeof item === 'string' && isTerm.test(item) ? 'term' : item));
  const asked = isByTerm ? ['term', ...by] : by;
  const compare = [...(query.compare ?? []), ...(isCompared ? (['previous'] as const) : [])];
  return {
    shop: { ...shop, formulas, terms },
    query: {
      ...query,
      by: asked.filter((item, i) => item !== 'term' || asked.indexOf(item) === i),
      ...(period === undefined ? {} : { period }),
      compare: compare.filter((item, i) => item !== 'previous' || compare.indexOf(item) === i),
    },
  };
}

/** The same where members are those of a list, with days that are in none of them. */
export const sameInOwnPeriods: Law = {
  name: 'compiler = reference in periods that a company lists',
  check: (answerer, runs) =>
    fc.assert(
      fc.asyncProperty(anyAsking, anyTerms, anyWords, async (asking, terms, words) => {
        const { shop, query } = inTerms(asking, words, terms);
        const expected = await askShop(referenceAnswerer, shop)(query);
        const actual = await askShop(answerer, shop)(query);
        if (actual.kind === 'refused' && actual.codes.every((code) => code === 'query/too-large')) return;
        expectNone('reference / answerer', answerDifferences(expected, actual));
      }),
      runs,
    ),
};
