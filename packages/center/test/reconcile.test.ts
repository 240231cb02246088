import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differenceOf, isReconciled } from '../src/reconcile/difference.ts';

describe('a difference', () => {
  test.each([
    ['10.00', '9.5', '0.50'],
    ['1', '-0.001', '1.001'],
    ['-0.01', '0.01', '-0.02'],
    ['90071992547409930.01', '90071992547409930.00', '0.01'],
    [3, 5, -2],
    ['1.50', 1, '0.50'],
    [null, '1', null],
  ])('%j − %j', (left, right, expected) => {
    expect(differenceOf(left, right)).toBe(expected);
  });

  test('added to the right is the left', () => {
    const cents = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n });
    const text = (n: bigint) => {
      const digits = (n < 0n ? -n : n).toString().padStart(3, '0');
      return `${n < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
    };
    fc.assert(
      fc.property(cents, cents, (a, b) => {
        expect(differenceOf(text(a), text(b))).toBe(text(a - b));
      }),
    );
  });
});

describe('agreement', () => {
  test.each([
    ['1.00', '1.0', null, true],
    ['1.00', '1.01', null, false],
    ['90071992547409930.01', '90071992547409930.00', null, false],
    ['100.00', '99.50', '0.5%', true],
    ['100.00', '99.49', '0.5%', false],
    ['-100.00', '-99.50', '0.005', true],
    [0.1 + 0.2, 0.3, null, true],
    [null, null, null, true],
    [null, '0.00', '5%', false],
  ])('%j and %j within %j: %j', (left, right, tolerance, expected) => {
    expect(isReconciled(left, right, tolerance)).toBe(expected);
  });
});
