import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatCents, portion, vatOn, withoutVat } from '../src/cents.ts';

test('113.00 with tax is 100.00 without, and 13.00 of tax', () => {
  expect(withoutVat(11_300)).toBe(10_000);
  expect(vatOn(10_000)).toBe(1_300);
});

test('halves are rounded away from zero', () => {
  expect([portion(5, 1, 2), portion(-5, 1, 2), portion(1, 1, 3), portion(2, 1, 3)]).toEqual([3, -3, 0, 1]);
});

test('a portion is never further than half a cent from the exact value', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1e9, max: 1e9 }),
      fc.integer({ min: 0, max: 1000 }),
      fc.integer({ min: 1, max: 1000 }),
      (value, part, whole) => {
        expect(2 * Math.abs(portion(value, part, whole) * whole - value * part)).toBeLessThanOrEqual(whole);
      },
    ),
  );
});

test('cents are written with a point and two digits', () => {
  expect([0, 5, -5, 100, 123_456, -123_456].map(formatCents)).toEqual([
    '0.00',
    '0.05',
    '-0.05',
    '1.00',
    '1234.56',
    '-1234.56',
  ]);
});
