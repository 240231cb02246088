import type { ValueType } from '../value-type.ts';
import { widerNumber } from './numeric-type.ts';
import { isNumeric, TIMESTAMP } from './type-kinds.ts';

/** The type that branches of `coalesce`, `case`, `if`, `least`, `greatest` share; null when they share none. */
export function commonType(a: ValueType, b: ValueType): ValueType | null {
  if (a.kind === 'null') return b;
  if (b.kind === 'null') return a;
  if (isNumeric(a) && isNumeric(b)) return widerNumber(a, b);
  if (a.kind === 'timestamp' && b.kind === 'timestamp') return a.zoned === b.zoned ? a : null;
  if (a.kind === b.kind) return a;
  return isMomentPair(a, b) ? TIMESTAMP : null;
}

/** True when `=` between the two has a meaning. */
export function canCompare(a: ValueType, b: ValueType): boolean {
  return commonType(a, b) !== null || (isMoment(a) && isMoment(b));
}

/** An instant beside a day or a clock time is read in the zone of its dataset. */
function isMoment(type: ValueType): boolean {
  return type.kind === 'date' || type.kind === 'timestamp';
}

function isMomentPair(a: ValueType, b: ValueType): boolean {
  const isDay = a.kind === 'date' || b.kind === 'date';
  const timestamp = a.kind === 'timestamp' ? a : b;
  return isDay && timestamp.kind === 'timestamp' && !timestamp.zoned;
}
