import { expect, test } from 'vitest';
import { namesColumn } from '../src/columns/names-column.ts';

const called = (...names: string[]) => names.map((name) => ({ name }));

test('the column of names is called as no column of the answer is', () => {
  expect(namesColumn('period13', called('period13', 'revenue'))).toBe('period13_name');
  expect(namesColumn('period13', called('period13', 'period13_name', 'revenue'))).toBe('period13_name_2');
  expect(namesColumn('period13', called('period13', 'period13_name', 'period13_name_2'))).toBe(
    'period13_name_3',
  );
});
