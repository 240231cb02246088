import { expect, test } from 'vitest';
import { toCsv } from '../src/text/csv.ts';

test('cells with commas, quotes or line ends are quoted, null is empty', () => {
  expect(
    toCsv(
      ['a', 'b'],
      [
        ['x,y', null],
        ['say "hi"', 3],
      ],
    ),
  ).toBe('a,b\n"x,y",\n"say ""hi""",3\n');
});
