import { expect, test } from 'vitest';
import { differences } from './compare-rows.ts';

const TOLERANCE = { relative: 1e-6, absolute: 0.01 };

test('figures within a millionth are the same, others are named', () => {
  expect(differences([[1_000_000.9, 'a', null]], [[1_000_000, 'a', null]], TOLERANCE)).toEqual([]);
  expect(differences([[1_000_002]], [[1_000_000]], TOLERANCE)).toEqual([
    'row 1, column 1: 1000002 instead of 1000000',
  ]);
});

test('zero is compared with the absolute tolerance, a missing figure is never zero', () => {
  expect(differences([[0.004]], [[0]], TOLERANCE)).toEqual([]);
  expect(differences([[null]], [[0]], TOLERANCE)).toHaveLength(1);
  expect(differences([[0]], [[null]], TOLERANCE)).toHaveLength(1);
});

test('every row counts', () => {
  expect(differences([[1], [2]], [[1]], TOLERANCE)).toEqual(['2 rows instead of 1']);
  expect(differences([], [[1]], TOLERANCE)).toEqual([
    '0 rows instead of 1',
    'row 1, column 1: null instead of 1',
  ]);
});
