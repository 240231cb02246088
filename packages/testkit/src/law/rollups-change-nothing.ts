import fc from 'fast-check';
import { FAMILIES } from '../arbitrary/family.ts';
import { queryOf } from '../arbitrary/query.ts';
import { shopWith } from '../arbitrary/shop.ts';
import { rollupsOf } from '../arbitrary/shop-rollups.ts';
import { askShop } from './ask.ts';
import type { Law } from './law.ts';
import { answerDifferences } from './same-answer.ts';
import { expectNone } from './same-lines.ts';

const FORMULAS = ['first', 'second', 'third'];

export const anyRolledUp = fc.constantFrom(...FAMILIES).chain((family) =>
  fc.record({
    shop: shopWith(family),
    rollups: rollupsOf(family, FORMULAS),
    query: queryOf(family, [...FORMULAS, ...family.additive, ...family.stocks, ...family.others]),
  }),
);

/** Whatever is added up beforehand, the answer is the one without. */
export const rollupsChangeNothing: Law = {
  name: 'rollups change no answer',
  check: (answerer, runs) =>
    fc.assert(
      fc.asyncProperty(anyRolledUp, async ({ shop, rollups, query }) => {
        const expected = await askShop(answerer, shop)(query);
        const rolled = { ...shop, database: new Map(shop.database), rollups };
        expectNone(
          'without / with rollups',
          answerDifferences(expected, await askShop(answerer, rolled)(query)),
        );
      }),
      runs,
    ),
};
