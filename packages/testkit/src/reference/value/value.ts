import type { Day } from '@plumbline/calendar';
import { compareDecimals, type Decimal, formatDecimal, toNumber } from './decimal.ts';

/** Wall-clock time without a zone, microseconds since 1970-01-01T00:00:00. */
export interface Instant {
  readonly kind: 'timestamp';
  readonly micros: number;
}
export interface DateValue {
  readonly kind: 'date';
  readonly day: Day;
}

/** A scalar at run time: exact numbers are `Decimal`, floating ones plain numbers. */
export type Value = null | boolean | string | number | Decimal | DateValue | Instant;

export const MICROS_PER_DAY = 86_400_000_000;

export function dateValue(day: Day): DateValue {
  return { kind: 'date', day };
}

export function isDecimal(value: Value): value is Decimal {
  return typeof value === 'object' && value !== null && value.kind === 'decimal';
}

export function isNumeric(value: Value): value is Decimal | number {
  return typeof value === 'number' || isDecimal(value);
}

export function numberOf(value: Decimal | number): number {
  return typeof value === 'number' ? value : toNumber(value);
}

/** The day of a date or timestamp; null for anything else. */
export function dayOf(value: Value): Day | null {
  if (typeof value !== 'object' || value === null) return null;
  if (value.kind === 'date') return value.day;
  return value.kind === 'timestamp' ? Math.floor(value.micros / MICROS_PER_DAY) : null;
}

export function microsOf(value: Value): number | null {
  if (typeof value !== 'object' || value === null) return null;
  if (value.kind === 'date') return value.day * MICROS_PER_DAY;
  return value.kind === 'timestamp' ? value.micros : null;
}

/** Order of two values that are not null; text by code point, `false` before `true`. */
export function compareValues(a: Value, b: Value): number {
  if (isNumeric(a) && isNumeric(b)) {
    if (isDecimal(a) && isDecimal(b)) return compareDecimals(a, b);
    return Math.sign(numberOf(a) - numberOf(b));
  }
  const [x, y] = [microsOf(a), microsOf(b)];
  if (x !== null && y !== null) return Math.sign(x - y);
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b);
  return Math.sign(Number(a) - Number(b));
}

/** Ascending or descending, nulls last in both. */
export function compareNullsLast(a: Value, b: Value, descending = false): number {
  if (a === null || b === null) return (a === null ? 1 : 0) - (b === null ? 1 : 0);
  return descending ? compareValues(b, a) : compareValues(a, b);
}

function compareText(a: string, b: string): number {
  const [x, y] = [[...a], [...b]];
  for (let i = 0; i < Math.min(x.length, y.length); i++) {
    const difference = (x[i]?.codePointAt(0) ?? 0) - (y[i]?.codePointAt(0) ?? 0);
    if (difference !== 0) return Math.sign(difference);
  }
  return Math.sign(x.length - y.length);
}

/** One text per distinct value: 1 and 1.00 are one, null is one. */
export function keyOf(value: Value): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return `t${JSON.stringify(value)}`;
  if (typeof value === 'boolean') return `b${value}`;
  if (isDecimal(value)) return `n${shortest(formatDecimal(value))}`;
  if (typeof value === 'number') return `n${value}`;
  return value.kind === 'date' ? `d${value.day}` : `m${value.micros}`;
}

function shortest(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
