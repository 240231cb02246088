import { call, DATE, type Scalar } from '../../scalar.ts';

/** The calendar day of a date or timestamp; instants are seen in `zone`. */
export function dayOf(value: Scalar, zone: string): Scalar {
  return value.type.kind === 'date' ? value : call('day_of', [inZone(value, zone)], DATE);
}

export function inZone(value: Scalar, zone: string): Scalar {
  if (value.type.kind !== 'timestamp' || !value.type.zoned) return value;
  return call('local', [value], { kind: 'timestamp', zoned: false }, zone);
}
