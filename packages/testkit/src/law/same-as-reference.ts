import fc from 'fast-check';
import { referenceAnswerer } from '../answerer/reference-answerer.ts';
import { anyAsking } from '../arbitrary/shop.ts';
import { askShop } from './ask.ts';
import type { Law } from './law.ts';
import { answerDifferences } from './same-answer.ts';
import { expectNone } from './same-lines.ts';

/** Rows in order, totals, others: cell by cell what the reference evaluator says. */
export const sameAsReference: Law = {
  name: 'compiler = reference',
  check: (answerer, runs) =>
    fc.assert(
      fc.asyncProperty(anyAsking, async ({ shop, query }) => {
        const expected = await askShop(referenceAnswerer, shop)(query);
        const actual = await askShop(answerer, shop)(query);
        expectNone('reference / answerer', answerDifferences(expected, actual));
      }),
      runs,
    ),
};
