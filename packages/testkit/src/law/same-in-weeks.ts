import fc from 'fast-check';
import { referenceAnswerer } from '../answerer/reference-answerer.ts';
import { type Asking, anyAsking } from '../arbitrary/shop.ts';
import { askShop } from './ask.ts';
import type { Law } from './law.ts';
import { answerDifferences } from './same-answer.ts';
import { expectNone } from './same-lines.ts';

/** Years that end around the rows of the shop, of 53 weeks among them. */
const CALENDARS = [
  { pattern: '4-5-4', year_end: 'nearest saturday to january' },
  { pattern: '4-4-5', year_end: 'last sunday of december', fiscal_year_name: 'end' },
  { pattern: '5-4-4', year_end: 'nearest friday to march', fiscal_year_name: 'end' },
];

/** Months of the wall become periods of the pattern: `2024-02` → `FY2024-P02`. */
function inPeriods<T>(value: T): T {
  return JSON.parse(JSON.stringify(value).replaceAll(/\b(\d{4})-(\d{2})\b(?![-\d])/g, 'FY$1-P$2')) as T;
}

function inWeeks(
  { shop, query }: Asking,
  calendar: (typeof CALENDARS)[number],
): Pick<Asking, 'shop' | 'query'> {
  const { alignment, ...rest } = inPeriods(query);
  return {
    shop: { ...shop, choices: { ...shop.choices, calendar }, formulas: inPeriods(shop.formulas) },
    // 春节 is set beside 春节 in months of the wall only.
    query: alignment === undefined || alignment === 'spring_festival' ? rest : { ...rest, alignment },
  };
}

/** The same in workspaces whose months are periods of whole weeks. */
export const sameInWeeks: Law = {
  name: 'compiler = reference in calendars of whole weeks',
  check: (answerer, runs) =>
    fc.assert(
      fc.asyncProperty(anyAsking, fc.constantFrom(...CALENDARS), async (asking, calendar) => {
        const { shop, query } = inWeeks(asking, calendar);
        const expected = await askShop(referenceAnswerer, shop)(query);
        const actual = await askShop(answerer, shop)(query);
        expectNone('reference / answerer', answerDifferences(expected, actual));
      }),
      runs,
    ),
};
