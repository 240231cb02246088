import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  add,
  compareDecimals,
  decimalOf,
  floorOf,
  formatDecimal,
  fromNumber,
  multiply,
  parseDecimal,
  remainder,
  rescale,
  subtract,
} from '../../src/reference/value/decimal.ts';

const text = (value: ReturnType<typeof parseDecimal>) => (value === null ? null : formatDecimal(value));
const of = (written: string) => parseDecimal(written) ?? decimalOf(0);

describe('decimal', () => {
  test.each([
    ['12.50', '12.50'],
    ['-0.05', '-0.05'],
    ['7', '7'],
    ['.5', '0.5'],
    ['1.5e-3', '0.0015'],
    ['2e3', '2000'],
    ['abc', null],
    ['', null],
    ['.', null],
  ])('reads %s', (written, expected) => expect(text(parseDecimal(written))).toBe(expected));

  test.each([
    ['2.5', 0, '3'],
    ['-2.5', 0, '-3'],
    ['2.4', 0, '2'],
    ['1.005', 2, '1.01'],
    ['-1.004', 2, '-1.00'],
    ['7', 2, '7.00'],
  ])('rounds %s to %i digits, half away from zero', (written, scale, expected) =>
    expect(text(rescale(of(written), scale))).toBe(expected),
  );

  test('adds, multiplies and divides with remainder exactly', () => {
    expect(text(add(of('0.1'), of('0.20')))).toBe('0.30');
    expect(text(multiply(of('0.10'), of('0.0500')))).toBe('0.005000');
    expect(text(remainder(of('-7.5'), of('2')))).toBe('-1.5');
    expect(remainder(of('1'), of('0'))).toBeNull();
    expect(text(floorOf(of('-1.5')))).toBe('-2');
    expect(text(fromNumber(0.285))).toBe('0.285');
    expect(fromNumber(Number.NaN)).toBeNull();
  });

  test('agrees with whole-number arithmetic', () => {
    const cents = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n });
    fc.assert(
      fc.property(cents, cents, fc.nat({ max: 6 }), (a, b, scale) => {
        const [x, y] = [decimalOf(a, scale), decimalOf(b, scale)];
        expect(add(x, y).units).toBe(a + b);
        expect(subtract(x, y).units).toBe(a - b);
        expect(compareDecimals(x, y)).toBe(a < b ? -1 : a > b ? 1 : 0);
        expect(text(parseDecimal(formatDecimal(x)))).toBe(formatDecimal(x));
      }),
    );
  });
});
