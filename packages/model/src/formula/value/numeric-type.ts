import type { ValueType } from '../value-type.ts';
import { BIGINT, DOUBLE, INTEGER, isNumeric, MAX_PRECISION, MAX_PRODUCT_SCALE, NULL } from './type-kinds.ts';

interface Digits {
  readonly whole: number;
  readonly scale: number;
}

function digitsOf(type: ValueType): Digits {
  if (type.kind === 'decimal') return { whole: type.precision - type.scale, scale: type.scale };
  return { whole: type.kind === 'bigint' ? 19 : 10, scale: 0 };
}

export function decimalType(whole: number, scale: number): ValueType {
  return { kind: 'decimal', precision: Math.max(1, Math.min(MAX_PRECISION, whole + scale)), scale };
}

function isWhole(type: ValueType): boolean {
  return type.kind === 'integer' || type.kind === 'bigint';
}

/** Type of `+`, `-`, `%`: whole numbers give bigint, decimals keep the larger scale, a double makes a double. */
export function sumType(a: ValueType, b: ValueType): ValueType {
  return combine(a, b, (left, right) =>
    decimalType(Math.max(left.whole, right.whole) + 1, Math.max(left.scale, right.scale)),
  );
}

/** Type of `*`: the scales of decimals add up to 18. */
export function productType(a: ValueType, b: ValueType): ValueType {
  return combine(a, b, (left, right) =>
    decimalType(left.whole + right.whole, Math.min(MAX_PRODUCT_SCALE, left.scale + right.scale)),
  );
}

function combine(a: ValueType, b: ValueType, decimals: (a: Digits, b: Digits) => ValueType): ValueType {
  if (a.kind === 'null') return b.kind === 'null' ? NULL : combine(b, b, decimals);
  if (b.kind === 'null') return combine(a, a, decimals);
  if (a.kind === 'double' || b.kind === 'double') return DOUBLE;
  if (isWhole(a) && isWhole(b)) return BIGINT;
  return decimals(digitsOf(a), digitsOf(b));
}

/** The narrowest type that holds every value of both; both are numbers. */
export function widerNumber(a: ValueType, b: ValueType): ValueType {
  if (a.kind === 'double' || b.kind === 'double') return DOUBLE;
  if (isWhole(a) && isWhole(b)) return a.kind === 'bigint' || b.kind === 'bigint' ? BIGINT : INTEGER;
  const [left, right] = [digitsOf(a), digitsOf(b)];
  return decimalType(Math.max(left.whole, right.whole), Math.max(left.scale, right.scale));
}

/** Type of a whole or decimal literal of at most 38 digits. */
export function literalNumberType(text: string): ValueType {
  const [whole = '', fraction] = text.replace('-', '').split('.');
  if (fraction !== undefined) return decimalType(Math.max(1, trimZeros(whole).length), fraction.length);
  const value = BigInt(text);
  if (value >= -(2n ** 31n) && value < 2n ** 31n) return INTEGER;
  if (value >= -(2n ** 63n) && value < 2n ** 63n) return BIGINT;
  return decimalType(trimZeros(whole).length, 0);
}

/** Digits that count towards the precision of a literal. */
export function literalDigits(text: string): number {
  const [whole = '', fraction = ''] = text.replace('-', '').split('.');
  return Math.max(1, trimZeros(whole).length) + fraction.length;
}

function trimZeros(digits: string): string {
  return digits.replace(/^0+/, '');
}

/** Type of `round(x, places)`; null for what is no number. */
export function roundedType(type: ValueType, places: number): ValueType | null {
  if (!isNumeric(type) && type.kind !== 'null') return null;
  if (isWhole(type) || type.kind === 'null') return type;
  const kept = Math.max(0, places);
  if (type.kind !== 'decimal') return { kind: 'decimal', precision: MAX_PRECISION, scale: kept };
  return decimalType(type.precision - type.scale + 1, Math.min(kept, type.scale));
}
