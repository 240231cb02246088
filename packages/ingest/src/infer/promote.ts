import type { ValueType } from '@plumbline/model';

const WIDTH: readonly ValueType['kind'][] = ['null', 'integer', 'bigint', 'decimal', 'double'];

/** The type that holds the values of both: the files of one source may differ. */
export function promote(a: ValueType, b: ValueType): ValueType {
  if (a.kind === 'null') return b;
  if (b.kind === 'null') return a;
  if (a.kind === 'decimal' && b.kind === 'decimal') {
    const scale = Math.max(a.scale, b.scale);
    const whole = Math.max(a.precision - a.scale, b.precision - b.scale);
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
