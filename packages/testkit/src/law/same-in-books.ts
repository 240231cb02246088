import fc from 'fast-check';
import type { Answerer } from '../answerer/answerer.ts';
import { referenceAnswerer } from '../answerer/reference-answerer.ts';
import { anyBooksAsking, type BooksAsking, worldOfBooks } from '../arbitrary/books.ts';
import type { Law } from './law.ts';
import { answerDifferences } from './same-answer.ts';
import { expectNone } from './same-lines.ts';

function asked(answerer: Answerer, { books, query }: BooksAsking) {
  return answerer({ ...worldOfBooks(books), query, today: books.today });
}

/** The same over trees and unions of what was recorded, as it is known on any day, by whoever sees some of the records. */
export const sameInBooks: Law = {
  name: 'trees and unions of what was recorded: compiler = reference',
  check: (answerer, runs) =>
    fc.assert(
      fc.asyncProperty(anyBooksAsking, async (asking) => {
        const expected = await asked(referenceAnswerer, asking);
        const actual = await asked(answerer, asking);
        expectNone('reference / answerer', answerDifferences(expected, actual));
      }),
      runs,
    ),
};
