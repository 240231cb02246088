import type { ValueType } from '@plumbline/model';

const WIDTH: readonly ValueType['kind'][] = ['null', 'integer', 'bigint', 'decimal', 'double'];

/** The type that holds the values of both: the files of one source may differ. */
export function promote(a: ValueType, b: ValueType): ValueType {
  if (a.kind === 'null') return b;
  if (b.kind === 'null') return a;
  const [x, y] = [digitsOf(a), digitsOf(b)];
  if (x !== null && y !== null && (a.kind === 'decimal' || b.kind === 'decimal')) {
    const scale = Math.max(x.scale, y.scale);
    const whole = Math.max(x.whole, y.whole);
    return whole + scale > 38 ? { kind: 'double' } : { kind: 'decimal', precision: whole + scale, scale };
  }
  if (a.kind === b.kind)
    return a.kind === 'timestamp' && b.kind === 'timestamp' && a.zoned !== b.zoned ? { kind: 'text' } : a;
  const [left, right] = [WIDTH.indexOf(a.kind), WIDTH.indexOf(b.kind)];
  if (left >= 0 && right >= 0) return left > right ? a : b;
  const temporal = new Set([a.kind, b.kind]);
  if (temporal.has('date') && temporal.has('timestamp')) return { kind: 'timestamp', zoned: false };
  return { kind: 'text' };
}

/** Digits before and behind the point that every value of an exact type fits into. */
function digitsOf(type: ValueType): { readonly whole: number; readonly scale: number } | null {
  if (type.kind === 'decimal') return { whole: type.precision - type.scale, scale: type.scale };
  if (type.kind === 'integer') return { whole: 10, scale: 0 };
  return type.kind === 'bigint' ? { whole: 19, scale: 0 } : null;
}
