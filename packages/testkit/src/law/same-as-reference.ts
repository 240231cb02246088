import fc from 'fast-check';
import type { Answerer } from '../answerer/answerer.ts';
import { referenceAnswerer } from '../answerer/reference-answerer.ts';
import { hoursAsking } from '../arbitrary/hours.ts';
import { type Asking, anyAsking, matchedAsking } from '../arbitrary/shop.ts';
import { askShop } from './ask.ts';
import type { Law, Runs } from './law.ts';
import { answerDifferences } from './same-answer.ts';
import { expectNone } from './same-lines.ts';

/** Rows in order, totals, others: cell by cell what the reference evaluator says. */
export const sameAsReference: Law = {
  name: 'compiler = reference',
  check: (answerer, runs) => sameOf(anyAsking, answerer, runs),
};

/** The same where both sides of a comparison are of the snapshot days of both. */
export const sameWhenMatched: Law = {
  name: 'matched snapshots: compiler = reference',
  check: (answerer, runs) => sameOf(matchedAsking, answerer, runs),
};

/** The same by hours and minutes, which stand on their days and move with them. */
export const sameByHours: Law = {
  name: 'hours and minutes: compiler = reference',
  check: (answerer, runs) => sameOf(hoursAsking, answerer, runs),
};

function sameOf(asking: fc.Arbitrary<Asking>, answerer: Answerer, runs: Runs): Promise<void> {
  return fc.assert(
    fc.asyncProperty(asking, async ({ shop, query }) => {
      const expected = await askShop(referenceAnswerer, shop)(query);
      const actual = await askShop(answerer, shop)(query);
      // How much is read is not what a number is: the reference reads as much as it takes.
      if (actual.kind === 'refused' && actual.codes.every((code) => code === 'query/too-large')) return;
      expectNone('reference / answerer', answerDifferences(expected, actual));
    }),
    runs,
  );
}
