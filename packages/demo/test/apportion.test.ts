import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apportion } from '../src/control/apportion.ts';

test('parts add up and differ by less than a cent from their share', () => {
  expect(apportion(100, [1, 1, 1])).toEqual([34, 33, 33]);
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1e12 }),
      fc.array(fc.integer({ min: 1, max: 1e6 }), { minLength: 1, maxLength: 40 }),
      (total, weights) => {
        const parts = apportion(total, weights);
        const sum = weights.reduce((a, b) => a + b, 0);
        expect(parts.reduce((a, b) => a + b, 0)).toBe(total);
        parts.forEach((part, i) => {
          expect(Math.abs(part - (total * (weights[i] ?? 0)) / sum)).toBeLessThan(1);
        });
      },
    ),
  );
});
